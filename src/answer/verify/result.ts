/** Statements of what was computed: the figure is the recomputed one, and the words say the same as it does. */
import type { Fact } from '../../domain/records.ts';
import { fractionOf, isRounding } from './decimal.ts';
import { figuresIn, type Figure } from './figures.ts';
import { bare, coverAll } from './fold.ts';
import { resultAt } from './formula.ts';
import { WINNERS, type Checked } from './compute.ts';
import { fault, type Cited, type Diagnostic } from './types.ts';
import type { Context, Statement } from './statement.ts';
import { glossAfter } from './values.ts';

/** plain: states what it cites; result: states what was computed of it; winner: states the operand that answers. */
export type Role = 'plain' | 'result' | 'winner';

const MOST = '大きい|多い|高い';
const LEAST = '小さい|少ない|低い';
const SAYS: Record<string, RegExp> = {
  max: new RegExp(`(?:最も|一番|いちばん) ?(?:${MOST})|最大|最多|最高|largest|highest|greatest`, 'iu'),
  min: new RegExp(`(?:最も|一番|いちばん) ?(?:${LEAST})|最小|最少|最低|smallest|lowest|fewest`, 'iu'),
  rank: /\d ?(?:位|番目)|number \d|\d(?:st|nd|rd|th)\b/iu,
  first_year: /初めて|はじめて|first (?:fiscal )?year/iu,
};
const RELATIONS: Record<string, RegExp> = {
  under: /下回|未満|below|under/iu,
  over: /上回|超え|exceed|above|over/iu,
  at_most: /以下|no more than|at most/iu,
  at_least: /以上|no less than|at least/iu,
};

const holdsAll = (cited: Cited, operands: readonly Fact[]) =>
  operands.length > 1 && operands.every(fact => cited.facts.includes(fact)) && cited.facts.length >= operands.length;

export function roleOf(cited: Cited, rest: string, checked: Checked | null): Role {
  if (!checked || cited.facts.length === 0) return 'plain';
  const { operation } = checked.recorded;
  if (WINNERS.has(operation)) return SAYS[operation]?.test(rest) === true ? 'winner' : 'plain';
  const single = checked.operands.length === 1 && cited.facts[0] === checked.operands[0];
  return holdsAll(cited, checked.operands) || (single && /合計|平均|total|average/iu.test(rest)) ? 'result' : 'plain';
}

const UP = /増|ふえ|上昇|伸び|increas|rise|rose|grew|growth of/iu;
const DOWN = /減|へり|へっ|低下|下降|下落|decreas|fell|drop|declin/iu;
const FELL_BY = /^(?:の)?(?:減|低下|少な|マイナス)| (?:less|fewer|lower|decrease)/iu;

/** A direction that the difference does not have. */
function checkDirection(rest: string, { recorded, exact }: Checked): Diagnostic[] {
  if (!exact || (recorded.operation !== 'difference' && recorded.operation !== 'growth')) return [];
  const words = rest.replaceAll(/増減|ふえたり ?へったり/gu, '');
  const wrong = (exact.n <= 0n && UP.test(words)) || (exact.n >= 0n && DOWN.test(words));
  return wrong ? [fault('WRONG_RESULT', rest)] : [];
}

function isResult(text: string, figure: Figure, { checked, shown }: Context): { end: number } | null {
  if (!checked?.exact) return null;
  const at = resultAt(text, figure.start, figure.end, bare(checked.recorded.unit));
  if (!at) return null;
  // A fall may be told in words right behind the figure: 568トン/年の減少.
  const fell = checked.exact.n < 0n && /^\d/u.test(at.shown) && FELL_BY.test(text.slice(at.end, at.end + 6));
  const said = fell ? `-${at.shown}` : at.shown;
  const recorded = fractionOf(String(checked.recorded.result));
  const plain = said.replaceAll(',', '');
  const agrees = shown.every(one => one.replaceAll(',', '') === plain);
  const glossed = glossAfter(text, at.end, checked.recorded);
  return isRounding(said, checked.exact) && agrees && recorded && isRounding(said, recorded) && glossed !== null
    ? { end: glossed }
    : null;
}

const COUNTED =
  /^ ?(?:件|個|つ|項目|事業|年度|か年|年間|市|計画)(?:の値|の項目|の事業)?(?!\p{Script=Han})|^ values?\b/u;

/** 「5件の値」: how many were compared or added, counted again. */
function isCount(text: string, { text: digits, end }: Figure, operands: readonly Fact[]): boolean {
  const after = COUNTED.exec(text.slice(end, end + 12))?.[0];
  if (after === undefined) return false;
  const counts = [operands.length, new Set(operands.map(({ itemId }) => itemId)).size];
  const valuesOnly = /値|value/u.test(after) ? counts.slice(0, 1) : counts;
  return valuesOnly.some(count => digits === String(count));
}

function isPlace(text: string, { start, end, text: digits }: Figure, { recorded }: Checked): boolean {
  const said =
    /^ ?(?:位|番目)(?!\p{Script=Han})|^(?:st|nd|rd|th)\b/u.test(text.slice(end, end + 4)) ||
    /number $/iu.test(text.slice(Math.max(0, start - 8), start));
  return recorded.operation === 'rank' && said && digits === String(recorded.result);
}

function checkWinner(rest: string, { recorded, candidates }: Checked, winners: readonly Fact[]): Diagnostic[] {
  const { operation } = recorded;
  const threshold = recorded.threshold;
  const opposite =
    operation === 'max' || (operation === 'rank' && !recorded.fromLeast)
      ? SAYS['min']
      : operation === 'min' || operation === 'rank'
        ? SAYS['max']
        : undefined;
  const contrary =
    opposite?.test(rest) === true ||
    (operation === 'rank' &&
      new RegExp(recorded.fromLeast ? `${MOST}|largest` : `${LEAST}|smallest`, 'u').test(rest)) ||
    (operation === 'first_year' &&
      Object.entries(RELATIONS).some(([relation, words]) => relation !== threshold?.relation && words.test(rest)));
  const right = winners.length > 0 && winners.every(fact => candidates.includes(fact));
  return contrary || !right ? [fault('WRONG_RESULT', rest)] : [];
}

/** What of the figures left over is the result, or a count of what is cited; and whether the words fit it. */
export function explained(
  { rest, spoken }: { rest: string; spoken: string },
  { facts }: Statement,
  context: Context,
  role: Role,
  winners: readonly Fact[],
): { rest: string; faults: Diagnostic[] } {
  const { checked } = context;
  // The greatest, a rank, a first year: only where that was computed.
  const claims = role !== 'winner' && Object.values(SAYS).some(words => words.test(rest));
  const faults = claims ? [fault('WRONG_RESULT', rest)] : [];
  if (!checked || role === 'plain') return { rest, faults };
  faults.push(...(role === 'winner' ? checkWinner(rest, checked, winners) : checkDirection(rest, checked)));
  let counts = 0;
  let places = 0;
  const spans: { start: number; end: number }[] = [];
  for (const figure of figuresIn(rest)) {
    const result = role === 'result' ? isResult(rest, figure, context) : null;
    const counted = result === null && isCount(rest, figure, checked.operands);
    const placed = result === null && !counted && isPlace(rest, figure, checked);
    if (counted) counts++;
    if (placed) places++;
    if (result || counted || placed) spans.push({ start: figure.start, end: result?.end ?? figure.end });
  }
  // An average may be what one of its values is: it counts as said where it stands as that.
  const said = role === 'result' && figuresIn(spoken).some(figure => isResult(spoken, figure, context) !== null);
  if (counts === 0 && /値を比べ|values were compared/u.test(rest)) faults.push(fault('WRONG_RESULT', rest));
  // A sum of one value is that value as it is printed.
  const asPrinted = checked.operands.length === 1 && facts.length === 1;
  if (role === 'result' && !said && !asPrinted) faults.push(fault('WRONG_RESULT', rest));
  if (role === 'winner' && checked.recorded.operation === 'rank' && places === 0)
    faults.push(fault('WRONG_RESULT', rest));
  return { rest: coverAll(rest, spans), faults };
}
