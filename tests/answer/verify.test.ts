import { describe, expect, it } from 'vitest';
import { compose, type Unverified } from '../../src/answer/compose.ts';
import type { Block, Draft } from '../../src/answer/draft.ts';
import { verify } from '../../src/answer/verify.ts';
import { fact, item, passage, plan, plans } from './records.ts';

const summary = {
  ...passage,
  passageId: `${item.itemId}@2`,
  section: '要旨',
  text: '可燃ごみを減らすため、30店に協力を求めます。',
};
const evidence = { plans, passages: [passage, summary] };
const subject = { item, plan };
const answered = (...blocks: [Block, ...Block[]]): Unverified =>
  compose({ status: 'answered', blocks } satisfies Draft, plans);

const targets = [
  fact({ kind: 'target', fiscalYear: 2024, valueText: '22,608', unit: 'トン/年' }),
  fact({ kind: 'target', fiscalYear: 2025, valueText: '22,040', unit: 'トン/年' }),
];
const budget = { period: [2024, 2025] as [number, number], unit: '千円' };
const ANSWERS: Record<string, Unverified> = {
  'one value': answered({ form: 'values', ...subject, facts: targets.slice(1) }),
  'a series': answered({ form: 'values', ...subject, facts: targets }),
  'a value of few digits': answered({
    form: 'values',
    ...subject,
    facts: [fact({ kind: 'baseline', valueText: '3件', value: 3, unit: '件' })],
  }),
  'a bound': answered({
    form: 'values',
    ...subject,
    facts: [fact({ kind: 'target', fiscalYear: 2026, valueText: '90％未満', value: 90, unit: '%' })],
  }),
  words: answered({
    form: 'values',
    ...subject,
    facts: [fact({ kind: 'milestone', metric: '講座', fiscalYear: 2025, valueText: '2か所で開始', value: null })],
  }),
  'a budget': answered({
    form: 'budget',
    ...subject,
    total: fact({ kind: 'budget_total', metric: '事業費総額', valueText: '46,452千円', ...budget }),
    sources: [
      fact({ kind: 'budget_general', metric: '一般財源', valueText: '34,243千円', ...budget }),
      fact({ kind: 'budget_bond', metric: '起債', valueText: '0千円', ...budget }),
    ],
  }),
  departments: answered({
    form: 'departments',
    ...subject,
    facts: [fact({ kind: 'department', metric: '担当', valueText: '環境部 ごみ対策課', value: null })],
  }),
  'two values, the first with a note': answered(
    {
      form: 'values',
      ...subject,
      facts: [fact({ kind: 'baseline', valueText: '98', note: '現状値は令和4年度のものです。' })],
    },
    { form: 'values', ...subject, facts: [fact({ kind: 'target', fiscalYear: 2025, valueText: '97' })] },
  ),
  'a quote': answered({ form: 'quote', ...subject, passage, quote: '・紙の分別に取り組む店は30店にとどまる。' }),
  'a summary': answered({ form: 'quote', ...subject, passage: summary, quote: summary.text }),
  'a note': answered({
    form: 'values',
    ...subject,
    facts: [fact({ kind: 'target', fiscalYear: 2025, valueText: '46', note: '一覧表では45.6と印字されています。' })],
  }),
};

const faults = (answer: Unverified, text: string) =>
  verify({ ...answer, answer: text }, evidence).map(fault => fault.code);

describe.each(Object.entries(ANSWERS))('%s', (_, answer) => {
  it('passes as it was composed', () => {
    expect(verify(answer, evidence)).toEqual([]);
  });

  it('is caught with any one digit changed', () => {
    const marks = Array.from(
      answer.answer.matchAll(/\[\d+\]/gu),
      mark => [mark.index, mark.index + mark[0].length] as const,
    );
    for (const { index, 0: digit } of answer.answer.matchAll(/[\d０-９①-⑨]/gu)) {
      if (marks.some(([start, end]) => start <= index && index < end)) continue;
      const other = String.fromCodePoint((digit.codePointAt(0) ?? 0) + (/[9９⑨]/u.test(digit) ? -1 : 1));
      const text = answer.answer.slice(0, index) + other + answer.answer.slice(index + 1);
      expect(faults(answer, text), text).not.toEqual([]);
    }
  });

  it('is caught with another city, item or number beside the value', () => {
    const changed = [
      ['さくら野市', 'みなと市'],
      ['さくら野市', '青葉市'],
      ['(2)④', '(2)⑤'],
      ['可燃ごみの削減', '資源ごみの削減'],
      ['[1]', '、前年より12ポイント増[1]'],
      ['[1]', '（三十件）[1]'],
    ].map(([from = '', to = '']) => answer.answer.replace(from, to));
    for (const text of changed) expect(faults(answer, text), text).not.toEqual([]);
  });

  it('is caught with a mark that cites nothing, and with no marks', () => {
    expect(faults(answer, answer.answer.replace('[1]', '[9]'))).toContain('BAD_MARK');
    expect(faults({ ...answer, citations: [], facts: [] }, answer.answer.replaceAll(/\[\d+\]/gu, ''))).toContain(
      'NOT_CITED',
    );
  });
});

describe('a value', () => {
  const one = ANSWERS['one value'] as Unverified;

  it.each([
    ['another unit', 'トン/年', 'kg/年'],
    ['no unit', 'トン/年', ''],
    ['another kind', '目標値', '実績値'],
    ['another indicator', '可燃ごみの排出量', '資源ごみの排出量'],
    ['another year', '令和7年度（2025年度）', '令和8年度（2026年度）'],
    ['no year', '令和7年度（2025年度）で', ''],
    ['a longer number', '22,040', '122,040'],
    ['a minus', '22,040', '▲22,040'],
    ['full-width digits of another number', '22,040', '２２，０４１'],
    ['kanji numerals', '22,040トン/年', '二万二千四十一トン/年'],
  ])('is caught with %s', (_, from, to) => {
    expect(one.answer).toContain(from);
    expect(faults(one, one.answer.replace(from, to))).not.toEqual([]);
  });

  it('may stand in full width', () => {
    expect(faults(one, one.answer.replace('22,040', '２２，０４０'))).toEqual([]);
  });
});

describe('a quote', () => {
  it('is caught where the passage does not hold it, whatever the citation says', () => {
    const quote = ANSWERS['a quote'] as Unverified;
    const forged = {
      ...quote,
      answer: quote.answer.replace('30店', '31店'),
      citations: quote.citations.map(citation => ({ ...citation, quote: citation.quote.replace('30店', '31店') })),
    };
    expect(verify(forged, evidence).map(fault => fault.code)).toContain('BAD_QUOTE');
  });
});
