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

const targetOf = (fiscalYear: number, valueText: string) =>
  fact({ kind: 'target', fiscalYear, valueText, unit: 'トン/年' });
const [early, late] = [targetOf(2024, '22,608'), targetOf(2025, '22,040')];
const targets = [early, late];
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
  'a sentence with values': answered({
    form: 'told',
    ...subject,
    said: [
      {
        parts: [
          '排出量は、',
          { value: { ...subject, fact: early } },
          'から始まり、',
          { value: { ...subject, fact: late } },
          'です。',
        ],
        below: [],
        quotes: [],
      },
    ],
  }),
  'a sentence with its quote': answered({
    form: 'told',
    ...subject,
    said: [
      {
        parts: ['水切りが広まっていないことが課題です。'],
        below: [],
        quotes: [{ ...subject, passage, quote: '紙の分別に取り組む店は30店にとどまる。' }],
      },
    ],
  }),
  'a sentence with values below it': answered({
    form: 'told',
    ...subject,
    said: [
      {
        parts: ['目標は、次のとおりです。'],
        below: targets.map(one => ({ ...subject, fact: one })),
        quotes: [],
      },
    ],
  }),
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

describe('what was computed', () => {
  const operands = targets.map(one => ({ ...subject, fact: one }));
  const fall = answered({
    form: 'computed',
    computed: { operation: 'difference', operands, result: -568, unit: 'トン/年' },
  });

  it.each([
    ['a rise', '（減少）', '（増加）'],
    ['a sign dropped', '▲568トン/年（', '568トン/年（'],
    ['another unit', '▲568トン/年', '▲568kg/年'],
    ['a formula that adds', '−', '＋'],
    ['an operand of the formula without mark', '22,608トン/年 [1]', '22,608トン/年'],
    ['the greatest, which nothing computed', 'への差は', 'への差は最大で'],
  ])('is caught with %s', (_, from, to) => {
    expect(faults(fall, fall.answer)).toEqual([]);
    expect(fall.answer).toContain(from);
    expect(faults(fall, fall.answer.replace(from, to))).not.toEqual([]);
  });

  it('is caught where the least is called the greatest', () => {
    const [, least] = operands;
    const min = answered({
      form: 'computed',
      computed: { operation: 'min', operands, result: 22040, unit: 'トン/年', ...(least && { of: least }) },
    });
    expect(faults(min, min.answer)).toEqual([]);
    expect(faults(min, min.answer.replace('最も小さい', '最も大きい'))).toContain('WRONG_RESULT');
  });

  it('is computed without what binary arithmetic leaves', () => {
    const [a, b] = ['0.1', '0.2'].map(text => fact({ kind: 'target', fiscalYear: 2024, valueText: text, unit: 'ha' }));
    if (!a || !b) throw new TypeError('two facts');
    const two = [a, { ...b, fiscalYear: 2025 }].map(one => ({ ...subject, fact: one }));
    const sum = (result: number) =>
      answered({ form: 'computed', computed: { operation: 'sum', operands: two, result, unit: 'ha' } });
    expect(verify(sum(0.3), evidence)).toEqual([]);
    expect(verify(sum(0.30000000000000004), evidence)).toEqual([]);
    expect(verify(sum(0.31), evidence)).not.toEqual([]);
  });
});

describe('where nothing was found', () => {
  const none = compose({ status: 'not_found', reason: { code: 'year', fiscalYears: [2031], subject } }, plans);
  const known = { ...evidence, items: [item], years: [2031] };
  const told = (text: string) => verify({ ...none, answer: text }, known);

  it('may name what was asked for and what the plan covers', () => {
    expect(verify(none, known)).toEqual([]);
  });

  it.each([
    ['another year asked for', '令和13年度（2031年度）', '令和12年度（2030年度）'],
    ['another last year of the plan', '令和8年度（2026年度）', '令和9年度（2027年度）'],
    ['another city', 'さくら野市', 'みなと市'],
    ['a city that no plan is of', 'さくら野市', '青葉市'],
    ['another number', '(2)④', '(2)⑤'],
    ['a value', '資料の中に', '22,040トンで、資料の中に'],
  ])('is caught with %s', (_, from, to) => {
    expect(none.answer).toContain(from);
    expect(told(none.answer.replace(from, to))).not.toEqual([]);
  });
});

describe('a text without end', () => {
  const one = ANSWERS['one value'] as Unverified;
  const PIECES = [
    '[1]',
    '1',
    '1,',
    '[1',
    '令和',
    '令和7年度',
    '「',
    '」',
    '(',
    '三',
    '一般',
    '▲',
    ' ',
    '\n',
    '\n\n',
    '※',
    '計算: 1 [1] ',
    'FY2025 ',
    'さくら野市',
    '可燃ごみの排出量',
    '22,040トン/年',
    '最も大きい',
    'two ',
  ];

  it.each(PIECES)('of %j is read in time that grows no faster than it', piece => {
    for (const text of [
      one.answer + piece.repeat(60_000 / piece.length),
      piece.repeat(60_000 / piece.length) + one.answer,
    ]) {
      const started = performance.now();
      verify({ ...one, answer: text }, evidence);
      expect(performance.now() - started).toBeLessThan(4000);
    }
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

describe('what is offered to ask next', () => {
  const one = ANSWERS['one value'] as Unverified;
  const offered = (label: string) =>
    verify({ ...one, choices: [{ label, question: 'その目標は？' }] }, evidence).map(fault => fault.code);

  it('names what is cited', () => {
    expect(offered('さくら野市 (2)④ 可燃ごみの削減（可燃ごみの排出量）')).toEqual([]);
  });
  it.each([
    ['another number', 'さくら野市 (2)⑤ 可燃ごみの削減'],
    ['a value that is not cited', 'さくら野市 (2)④ 可燃ごみの削減（21,000トン）'],
    ['a year that is not cited', 'さくら野市 (2)④ 可燃ごみの削減（令和2年度）'],
    ['another city of ours', 'みなと市 (2)④ 可燃ごみの削減'],
  ])('is caught with %s', (_, label) => {
    expect(offered(label)).not.toEqual([]);
  });
});

describe('plans and cities counted by what stands in them', () => {
  const answer = answered({
    form: 'list',
    criteria: [{ by: 'subject', name: '' }],
    items: [subject],
    counted: true,
    counter: '市',
  });
  const listed = { ...evidence, items: [item] };

  it('passes as it was composed, and is caught with another number', () => {
    expect(verify(answer, listed)).toEqual([]);
    expect(verify({ ...answer, answer: answer.answer.replace('1市', '2市') }, listed)).not.toEqual([]);
  });
});
