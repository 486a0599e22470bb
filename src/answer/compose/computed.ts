/** Results of computations: what came out first, then the values and the formula that it came of. */
import type { Computed, SubjectFact } from '../draft.ts';
import { isAbout, shown } from './figures.ts';
import type { Common, Phrases } from './phrases.ts';
import { notesOf, type Writing } from './values.ts';

/** More values than a reader looks through are counted, not listed. */
const LISTED = 12;

const WINNERS: ReadonlySet<Computed['operation']> = new Set(['max', 'min', 'rank', 'first_year']);

export function commonOf(operands: readonly SubjectFact[]): Common {
  const [first] = operands;
  const all = (same: (operand: SubjectFact, first: SubjectFact) => boolean) =>
    first !== undefined && operands.every(operand => same(operand, first));
  const times = new Map(operands.map(({ fact }) => [`${String(fact.fiscalYear)} ${String(fact.period)}`, fact]));
  return {
    subject: first && all((a, b) => a.item.itemId === b.item.itemId) ? first : null,
    plan: first && all((a, b) => a.plan.planId === b.plan.planId) ? first.plan : null,
    fact: first && all((a, b) => a.fact.metric === b.fact.metric && a.fact.kind === b.fact.kind) ? first.fact : null,
    kind: first && all((a, b) => a.fact.kind === b.fact.kind) ? first.fact.kind : null,
    times: [...times.values()],
  };
}

const cite = ({ fact, ...subject }: SubjectFact, { citing }: Writing) => citing.fact(subject, fact);

/** `2,839千円`, and 約 where rounding left something away. */
export function figureOf(computed: Computed, phrases: Phrases): string {
  const text = phrases.figure(computed.result, computed.unit);
  return isAbout(computed) ? phrases.about(text) : text;
}

/** The operands as the formula has them, each with its mark. */
function formulaOf({ operation, operands, unit }: Computed, term: (operand: SubjectFact) => string): string {
  const terms = operands.map(term);
  const [first, last] = [terms[0] ?? '', terms.at(-1) ?? ''];
  switch (operation) {
    case 'difference':
      return `${last} − ${first}`;
    case 'growth':
      return `(${last} − ${first}) ÷ ${first} × 100`;
    case 'ratio':
      return unit === '倍' ? `${first} ÷ ${last}` : `${first} ÷ ${last} × 100`;
    case 'average':
      return `(${terms.join(' ＋ ')}) ÷ ${String(terms.length)}`;
    case 'sum':
    case 'max':
    case 'min':
    case 'rank':
    case 'first_year':
      return terms.join(' ＋ ');
  }
}

/** Greatest first, as it was ranked; smallest first where the smallest was asked for; else as the formula has them. */
function inOrder({ operation, operands, fromLeast }: Computed): SubjectFact[] {
  if (operation === 'first_year') return operands;
  const up = operation === 'min' || fromLeast ? 1 : -1;
  return operands.toSorted((a, b) => up * ((a.fact.value ?? 0) - (b.fact.value ?? 0)));
}

function winner(computed: Computed, common: Common, writing: Writing): string {
  const { phrases } = writing;
  const { operands, operation } = computed;
  const of = computed.of ?? operands[0];
  if (!of) return '';
  const line = (operand: SubjectFact) => phrases.operand(operand, common) + cite(operand, writing);
  const many = operands.length > LISTED;
  const said = phrases.winner(computed, common, of, many ? operands.length : null) + phrases.gap + cite(of, writing);
  // A value that others share is not theirs alone who comes first in the list.
  const ties = operands.filter(({ fact }) => fact !== of.fact && fact.value === of.fact.value);
  const shared = operation === 'first_year' || ties.length === 0 ? [] : [phrases.ties, ...ties.map(line)];
  const rest = inOrder(computed).filter(
    operand => operand.fact !== of.fact && !(shared.length > 0 && ties.includes(operand)),
  );
  const first = computed.top === undefined ? 0 : Math.max(0, computed.top - 1 - ties.length);
  const told = many ? rest.slice(0, first) : rest;
  const head = computed.top === undefined ? phrases.others : phrases.next(operation === 'min');
  const others = told.length === 0 ? [] : [head, ...told.map(line)];
  const stated = [of, ...(shared.length > 0 ? ties : []), ...told];
  return (
    [said, ...shared, ...others].join('\n') +
    notesOf(
      stated.map(({ fact }) => fact),
      writing,
    )
  );
}

/** The formula's line. Values of several items were listed before it: there a formula of many terms helps nobody. */
export function formula(computed: Computed, writing: Writing): string {
  const { phrases } = writing;
  const { operands } = computed;
  const marks = operands.map(operand => cite(operand, writing)).join('');
  const term = (operand: SubjectFact) => `${shown(operand.fact)} ${cite(operand, writing)}`;
  return `${phrases.formula}: ${formulaOf(computed, term)} ＝ ${figureOf(computed, phrases)} ${marks}`;
}

export function computation(computed: Computed, writing: Writing): string {
  const { phrases, citing } = writing;
  const { operation, operands } = computed;
  const common = commonOf(operands);
  if (WINNERS.has(operation)) {
    const text = winner(computed, common, writing);
    // The values that were only compared are no citations, but what was computed rests on them.
    for (const { fact } of operands) if (!citing.facts.includes(fact)) citing.facts.push(fact);
    return text;
  }
  const marks = operands.map(operand => cite(operand, writing)).join('');
  const said = `${phrases.result(computed, common, figureOf(computed, phrases) + phrases.gloss(computed.unit))}${phrases.gap}${marks}`;
  const many = operands.length > LISTED;
  const lines =
    common.subject && common.fact && !many
      ? []
      : operands.map(operand => phrases.operand(operand, common) + cite(operand, writing));
  const last = many ? phrases.allOfThem : formula(computed, writing);
  return (
    [said, ...lines, last, ...(computed.partial ? [phrases.partial] : [])].join('\n') +
    notesOf(
      operands.map(({ fact }) => fact),
      writing,
    )
  );
}
