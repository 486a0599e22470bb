/** Indicators (指標) and milestones that two items share, and where their printed values differ. */
import type { RelationDifference } from '../domain/catalogue.ts';
import { fiscalYearLabel } from '../domain/fiscal-year.ts';
import { KIND_LABEL } from '../domain/lexicon.ts';
import type { Fact } from '../domain/records.ts';
import type { Series } from './item-text.ts';
import { likeness, plainName } from './likeness.ts';
import type { Reading } from './terms.ts';

export interface SharedSeries {
  own: Series;
  other: Series;
  /** 1 for the same name. */
  likeness: number;
}

/** Above this, names without their common words are those of like indicators. */
const ALIKE = 0.65;

/** 設置箇所数, 進捗率: how it is counted, not what. */
const tells = (core: string) =>
  core.replace(/(?:設置|登録|利用|参加|開催)?(?:箇所|か所|施設|団体|件|人|者|回|校)?(?:数|率|額)?$/u, '').length > 1;

function likenessOf(own: Series, other: Series, rare: (name: string) => boolean): number {
  if (own.milestone !== other.milestone) return 0;
  // 年次計画, 取組内容: names of columns, not of what is planned.
  if (own.milestone) return own.plain === other.plain && own.core.length > 4 && rare(own.plain) ? 1 : 0;
  if (!tells(own.core) || !tells(other.core)) return 0;
  if (own.plain === other.plain) return 1;
  const [short, long] = own.core.length < other.core.length ? [own, other] : [other, own];
  const alike = likeness(own.core, other.core);
  if (long.core.includes(short.core) && rare(short.plain)) return Math.max(alike, 0.75);
  return alike >= ALIKE ? alike : 0;
}

/** Most alike first. */
export function sharedSeries(own: readonly Series[], others: readonly Series[], reading: Reading): SharedSeries[] {
  const names = reading.terms.map(({ start, end }) => reading.text.slice(start, end));
  const rare = (name: string) => names.some(word => name.includes(word));
  const pairs = own
    .flatMap(one => others.map(other => ({ own: one, other, likeness: likenessOf(one, other, rare) })))
    .filter(pair => pair.likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness || (a.other.metric < b.other.metric ? -1 : 1));
  // Each indicator has one counterpart: the nearest.
  return pairs.filter(
    (pair, i) => !pairs.slice(0, i).some(better => better.own === pair.own || better.other === pair.other),
  );
}

/** The value as printed, with its unit where the cell leaves it to the heading. */
export const printedValue = ({ valueText, unit, value }: Fact): string =>
  value === null || unit === '' || valueText.normalize('NFKC').includes(unit) ? valueText : `${valueText}${unit}`;

const unitsOf = ({ facts }: Series) =>
  [...new Set(facts.flatMap(({ unit }) => (unit === '' ? [] : [unit])))].join('、');

/** Values of one year and, where both print it, one kind; all of the year's else. */
function pairsOfYear(own: readonly Fact[], other: readonly Fact[]): [Fact, Fact][] {
  const pairs = own.flatMap(a => other.map((b): [Fact, Fact] => [a, b]));
  const sameKind = pairs.filter(([a, b]) => a.kind === b.kind);
  return sameKind.length > 0 ? sameKind : pairs;
}

/** Units, and values for equal years, as both documents print them. */
export function seriesDifferences({ own, other }: SharedSeries): RelationDifference[] {
  if (own.milestone) return [];
  const [ownUnit, otherUnit] = [unitsOf(own), unitsOf(other)];
  const units: RelationDifference[] =
    ownUnit === otherUnit || ownUnit === '' || otherUnit === ''
      ? []
      : [
          {
            aspect: 'unit',
            text: `「${own.metric}」の単位は${ownUnit}、「${other.metric}」の単位は${otherUnit}です`,
            own: ownUnit,
            other: otherUnit,
            fiscalYear: null,
          },
        ];
  const years = [...new Set(own.facts.flatMap(({ fiscalYear }) => fiscalYear ?? []))].toSorted((a, b) => a - b);
  const values = years.flatMap(year => {
    const of = ({ facts }: Series) => facts.filter(fact => fact.fiscalYear === year);
    return pairsOfYear(of(own), of(other)).flatMap(([a, b]): RelationDifference[] => {
      const [left, right] = [printedValue(a), printedValue(b)];
      if (a.value === null || b.value === null) return [];
      if (plainName(left) === plainName(right) && a.kind === b.kind) return [];
      const text =
        `${fiscalYearLabel(year)}の「${own.metric}」の${KIND_LABEL[a.kind]}は${left}、` +
        `関連する項目の「${other.metric}」の${KIND_LABEL[b.kind]}は${right}です`;
      return [{ aspect: 'value', text, own: left, other: right, fiscalYear: year }];
    });
  });
  return [...units, ...values];
}
