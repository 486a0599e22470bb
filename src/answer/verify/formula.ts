/** The line that shows how a result was computed: 「計算: 936千円 [1] ＋ 957千円 [2] ＝ 1,893千円 [1][2]」. */
import type { Fact } from '../../domain/records.ts';
import { add, divide, fractionOf, isRounding, multiply, subtract, type Fraction } from './decimal.ts';
import type { Checked } from './compute.ts';
import { figuresIn } from './figures.ts';
import { bare, fold, standsAlone } from './fold.ts';
import { marksIn } from './segments.ts';
import { fault, type Diagnostic } from './types.ts';
import { placesOf } from './values.ts';

type Term = Fraction | '+' | '-' | '*' | '/' | '(' | ')';

const SIGNS: Record<string, Term> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '×': '*',
  '*': '*',
  '÷': '/',
  '(': '(',
  ')': ')',
};

/** Operators and bare numbers between operands; null where anything else stands there. */
function signsOf(text: string, numbers: ReadonlySet<string>): Term[] | null {
  const terms: Term[] = [];
  for (const [sign] of text.replaceAll(' ', '').matchAll(/\d+|\D/gu)) {
    const term = numbers.has(sign) ? fractionOf(sign) : SIGNS[sign];
    if (term === undefined || term === null) return null;
    terms.push(term);
  }
  return terms;
}

/** The left side as terms; each operand is printed as the fact is that its mark cites. */
function termsOf(
  left: string,
  facts: ReadonlyMap<number, Fact>,
  numbers: ReadonlySet<string>,
): { terms: Term[]; used: Fact[] } | null {
  const terms: Term[] = [];
  const used: Fact[] = [];
  let from = 0;
  for (const match of left.matchAll(/ ?\[(\d+)\]/gu)) {
    const piece = left.slice(from, match.index);
    from = match.index + match[0].length;
    const fact = facts.get(Number(match[1]));
    // A minus between two operands is no sign: without it, the operand stands alone.
    const spaced = terms.length > 0 ? piece.replace(/^ -(?=\d)/u, ' - ') : piece;
    const place = fact && placesOf(spaced, fact).find(({ end }) => end === spaced.length);
    const value = fact?.value === undefined || fact.value === null ? null : fractionOf(String(fact.value));
    const signs = place && signsOf(spaced.slice(0, place.start), numbers);
    if (!fact || !value || !signs) return null;
    used.push(fact);
    terms.push(...signs, value);
  }
  const end = signsOf(left.slice(from), numbers);
  return end && { terms: [...terms, ...end], used };
}

const RANK: Record<string, number> = { '+': 1, '-': 1, '*': 2, '/': 2 };

/** Shunting-yard: no recursion, whatever brackets a text has. */
function evaluate(terms: readonly Term[]): Fraction | null {
  const values: Fraction[] = [];
  const signs: string[] = [];
  let wantsValue = true;
  const apply = (): boolean => {
    const [sign, b, a] = [signs.pop(), values.pop(), values.pop()];
    if (!a || !b) return false;
    const result =
      sign === '+'
        ? add(a, b)
        : sign === '-'
          ? subtract(a, b)
          : sign === '*'
            ? multiply(a, b)
            : sign === '/'
              ? divide(a, b)
              : null;
    if (result) values.push(result);
    return result !== null;
  };
  for (const term of terms) {
    if (typeof term !== 'string') {
      if (!wantsValue) return null;
      values.push(term);
      wantsValue = false;
    } else if (term === '(') {
      if (!wantsValue) return null;
      signs.push(term);
    } else if (term === ')') {
      while (signs.length > 0 && signs.at(-1) !== '(') if (!apply()) return null;
      if (wantsValue || signs.pop() !== '(') return null;
    } else {
      if (wantsValue) return null;
      while (signs.length > 0 && signs.at(-1) !== '(' && (RANK[signs.at(-1) ?? ''] ?? 0) >= (RANK[term] ?? 0))
        if (!apply()) return null;
      signs.push(term);
      wantsValue = true;
    }
  }
  while (signs.length > 0) if (!apply()) return null;
  return values.length === 1 && !wantsValue ? (values[0] ?? null) : null;
}

/** A computed figure in a text: its number, and whether the recorded unit stands behind it. */
export function resultAt(
  text: string,
  start: number,
  end: number,
  unit: string,
): { shown: string; end: number } | null {
  const shown = text.slice(start, end);
  const after = text.slice(end, end + unit.length + 12);
  const own =
    unit === '%'
      ? /^ ?(?:%(?!ポイント)|パーセント(?!ポイント)|percent\b)/u.exec(after)?.[0]
      : after.startsWith(unit)
        ? unit
        : after.startsWith(` ${unit}`)
          ? ` ${unit}`
          : undefined;
  if (own === undefined || !/^[+-]?\d/u.test(shown) || !standsAlone(text, start, end)) return null;
  const next = text.charAt(end + own.length);
  // 21千円増: of what is computed a direction may follow.
  return /[\p{Script=Katakana}ー々A-Za-z/%]/u.test(next) ||
    (/\p{Script=Han}/u.test(next) && !/[増減多少高低]/u.test(next))
    ? null
    : { shown, end: end + own.length };
}

export interface FormulaCheck {
  faults: Diagnostic[];
  /** Results as the formulas show them. */
  shown: string[];
}

export function checkFormulas(
  lines: readonly string[],
  checked: Checked | null,
  facts: ReadonlyMap<number, Fact>,
  allStated: boolean,
): FormulaCheck {
  const faults: Diagnostic[] = [];
  const shown: string[] = [];
  for (const line of lines) {
    const body = fold(line.slice(line.search(/[:：]/u) + 1)).trim();
    // L=700m is one printed length.
    const [left, right, ...more] = body.split(/(?<!(?:^|[^A-Za-z])[Ll] ?) ?= ?/u);
    if (!checked?.exact || left === undefined) faults.push(fault('WRONG_RESULT', line));
    else if (right === undefined) {
      // 「計算: 上の値をすべて使いました。」
      if (figuresIn(body).length > 0 || marksIn(body).length > 0 || !allStated)
        faults.push(fault('WRONG_RESULT', line));
    } else {
      const numbers = new Set(
        // Of how many times there is no hundred: 4倍, not 400.
        bare(checked.recorded.unit) === '倍'
          ? []
          : /growth|ratio/u.test(checked.recorded.operation)
            ? ['100']
            : [String(checked.operands.length)],
      );
      const read = termsOf(left, facts, numbers);
      const value = read && evaluate(read.terms);
      const figure = /^(?:約 ?|およそ|about )?([+-]?\d[\d,]*(?:\.\d+)?)/u.exec(right);
      const start = figure ? figure[0].length - (figure[1]?.length ?? 0) : 0;
      const result = figure && resultAt(right, start, figure[0].length, bare(checked.recorded.unit));
      const marks = marksIn(right).map(n => facts.get(n));
      const all = (some: readonly (Fact | undefined)[]) =>
        new Set(some).size === checked.operands.length && checked.operands.every(fact => some.includes(fact));
      const clean = result !== null && /^ ?(?: ?\[\d+\])+ ?[。.]?$/u.test(right.slice(result.end));
      if (
        !value ||
        !result ||
        !clean ||
        more.length > 0 ||
        !all(read.used) ||
        !all(marks) ||
        !isRounding(result.shown, value) ||
        !isRounding(result.shown, checked.exact)
      )
        faults.push(fault('WRONG_RESULT', line));
      else shown.push(result.shown);
    }
  }
  return { faults, shown };
}
