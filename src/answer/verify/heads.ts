/** Heads of lists: what is listed, by what, and how many. */
import { figuresIn, type Figure } from './figures.ts';
import { coverAll, fold } from './fold.ts';
import { criteriaOf, readNames, type Names } from './names.ts';
import type { Blocks, Context, Statement } from './statement.ts';
import { union } from './statements.ts';
import { fault, type Checkable, type Cited, type Diagnostic } from './types.ts';
import { yearsIn } from './years.ts';

const ENGLISH_NOUN: Record<string, RegExp> = { 項目: /^ items? \(/u, 事業: /^ projects? \(/u, 件: /^ headings? \(/u };

/** Words of a criterion that stand in a name of what is cited: 「5G」 of a title. */
function coverWords(text: string, names: readonly string[]): string {
  const spans = Array.from(text.matchAll(/「([^「」\n]+)」/gu)).flatMap(match => {
    const word = match[1] ?? '';
    const whole = (name: string) => {
      const at = name.indexOf(word);
      return at >= 0 && !/\d/u.test(name.charAt(at - 1) + name.charAt(at + word.length));
    };
    return names.some(whole) ? [{ start: match.index, end: match.index + match[0].length }] : [];
  });
  return coverAll(text, spans);
}

/** Figures of a head: the number of the items below it, and nothing else. */
function checkHead(
  text: string,
  group: Cited,
  names: Names,
  count: { result: string; unit: string } | null,
): { faults: Diagnostic[]; counted: boolean } {
  const { text: folded, tokens, rest } = readNames(fold(text), names, group);
  const criteria = criteriaOf(names, group);
  const asked = tokens
    .filter(({ start, end }) => folded.charAt(start - 1) === '「' && folded.charAt(end) === '」')
    .map(({ start, end }) => folded.slice(start, end))
    .filter(name => criteria.has(name));
  // What is listed bears what it is listed by; in several plans, what each of them calls it.
  const bearers = new Set(asked.flatMap(name => [...(criteria.get(name) ?? [])]));
  const partly = bearers.size < new Set(group.citations).size ? asked : [];
  // A name but for its digits: 「Ｒ新規」.
  const bare = new Set(
    Array.from(criteria.keys(), name => name.replaceAll(/\p{N}/gu, '')).filter(name => !criteria.has(name)),
  );
  const almost = Array.from(folded.matchAll(/「([^「」\n]+)」/gu), ([, content = '']) => content).filter(content =>
    bare.has(content),
  );
  let left = coverAll(rest, yearsIn(rest));
  left = coverWords(left, [...group.citations.map(({ itemTitle }) => fold(itemTitle)), ...criteria.keys()]);
  const isCount = ({ text: digits, end }: Figure) => {
    const after = left.slice(end, end + 20);
    const unit =
      count !== null &&
      (after.startsWith(count.unit) ? count.unit : after.startsWith(` ${count.unit}`) ? ` ${count.unit}` : null);
    const stands =
      unit !== false && unit !== null && !/^[\p{Script=Han}\p{Script=Katakana}]/u.test(after.slice(unit.length));
    return count !== null && digits === count.result && (stands || ENGLISH_NOUN[count.unit]?.test(after) === true);
  };
  const counts = figuresIn(left).filter(isCount);
  left = coverAll(left, counts);
  const faults = [
    ...[...partly, ...almost].map(name => fault('WRONG_ITEM', name)),
    ...figuresIn(left).map(figure => fault('NO_EVIDENCE', figure.text)),
  ];
  return { faults, counted: counts.length > 0 };
}

/** Plans and cities are counted by what is cited of them; null where items are counted. */
function holdersOf({ citations }: Cited, unit: string | undefined): number | null {
  if (unit === '計画') return new Set(citations.map(({ planId }) => planId)).size;
  return unit === '市' ? new Set(citations.map(({ city }) => city)).size : null;
}

/** Every head; and of a counted list that its number is that of the items below it, counted again. */
export function checkHeads(
  answer: Checkable,
  statements: readonly Statement[],
  blocks: Blocks,
  { names, open }: Context,
): Diagnostic[] {
  const recorded = answer.computation?.operation === 'count' ? answer.computation : null;
  const found: Diagnostic[][] = [];
  let stated = false;
  for (const statement of statements) {
    if (open || statement.lead === '') continue;
    const block = blocks.get(statement.paragraph) ?? [];
    const isFirst = block[0] === statement;
    const cited = isFirst ? union(block) : statement.group;
    const items = new Set(cited.citations.map(({ itemId }) => itemId));
    // Things of one item are counted by what is quoted of each.
    const counted = items.size === 1 ? cited.citations.length : (holdersOf(cited, recorded?.unit) ?? items.size);
    const right = recorded !== null && isFirst && !stated && String(recorded.result) === String(counted);
    const head = checkHead(
      statement.lead,
      cited,
      names,
      right ? { result: String(recorded.result), unit: recorded.unit } : null,
    );
    stated ||= head.counted;
    found.push(head.faults);
  }
  const cited = new Set(answer.facts.map(({ factId }) => factId));
  if (recorded && (!stated || recorded.operands.some(id => !cited.has(id))))
    found.push([fault('WRONG_RESULT', String(recorded.result))]);
  return found.flat();
}
