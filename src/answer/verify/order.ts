/** Orders that a text claims: which of two values a difference or a share starts from, and who follows whom in a row. */
import type { Fact } from '../../domain/records.ts';
import type { Checked } from './compute.ts';
import { fold } from './fold.ts';
import type { Reading, NameType } from './names.ts';
import type { Blocks } from './statement.ts';
import { fault, type Diagnostic } from './types.ts';
import { yearsIn } from './years.ts';

/** Where a statement first says what one of its two values is called. */
function placeOf({ tokens }: Reading, type: NameType, key: string): number | undefined {
  return tokens.find(({ meanings }) => meanings.some(meaning => meaning.type === type && meaning.key === key))?.start;
}

/** The names that tell one value from the other: its year, item, kind, indicator. */
function placesOfBoth(line: Reading, rest: string, [a, b]: readonly [Fact, Fact]): [number, number][] {
  const years = yearsIn(rest);
  const year = ({ fiscalYear }: Fact) => years.find(mention => mention.year === fiscalYear)?.start;
  const pairs: [number | undefined, number | undefined][] = a.fiscalYear === b.fiscalYear ? [] : [[year(a), year(b)]];
  const differing: [NameType, string, string][] = [
    ['item', a.itemId, b.itemId],
    ['kind', a.kind, b.kind],
    ['metric', a.metric, b.metric],
  ];
  for (const [type, one, other] of differing)
    if (one !== other) pairs.push([placeOf(line, type, one), placeOf(line, type, other)]);
  return pairs.flatMap(([x, y]): [number, number][] => (x === undefined || y === undefined ? [] : [[x, y]]));
}

/** 「AからBへの差」, 「Bに対するAの割合」, 「AはBの2倍」: the words must have the two values in the order of the formula. */
export function checkDirectionOfPair(line: Reading, rest: string, { recorded, operands }: Checked): Diagnostic[] {
  const [first, last] = [operands[0], operands.at(-1)];
  const pair = ['difference', 'growth', 'ratio'].includes(recorded.operation);
  if (!pair || operands.length !== 2 || !first || !last) return [];
  const reversed = recorded.operation === 'ratio' && /に対する|に占める/u.test(line.text);
  const wrong = placesOfBoth(line, rest, reversed ? [last, first] : [first, last]).some(([x, y]) => x > y);
  return wrong ? [fault('WRONG_RESULT', rest)] : [];
}

const FALLING = /大きい順|largest first/u;
const RISING = /小さい順|smallest first/u;

/** What is listed in its order follows the winner without a gap: nobody is left out between them. */
export function checkRows(blocks: Blocks, checked: Checked | null): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const statements of blocks.values()) {
    const from = statements.findIndex(({ lead }) => FALLING.test(fold(lead)) || RISING.test(fold(lead)));
    const head = statements[from]?.lead;
    if (head === undefined) continue;
    const sign = RISING.test(fold(head)) ? -1 : 1;
    const ends = statements.findIndex(({ lead }, i) => i > from && lead !== '');
    const row = statements.slice(from, ends < 0 ? undefined : ends).flatMap(({ facts }) => facts);
    const before = statements.slice(0, from).flatMap(({ facts }) => facts);
    const operation = sign > 0 ? 'max' : 'min';
    const told = new Set([...before, ...row]);
    const value = (fact: Fact) => sign * (fact.value ?? 0);
    const last = row.at(-1);
    const ordered = [...before, ...row].every((fact, i, all) => i === 0 || value(all[i - 1] ?? fact) >= value(fact));
    const complete =
      checked?.recorded.operation === operation &&
      last !== undefined &&
      checked.operands.every(fact => told.has(fact) || value(fact) <= value(last));
    if (!ordered || !complete) found.push(fault('WRONG_RESULT', head));
  }
  return found;
}
