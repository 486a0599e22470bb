import { expect, it } from 'vitest';
import { checkRecords, unreadNumbers } from '../../ingest/check.ts';
import { reformPlan } from '../../ingest/profiles/reform-plan.ts';
import type { FactKind } from '../../src/domain/records.ts';
import { describeReal } from './real-corpus.ts';

const squash = (text: string) => text.replaceAll(/<[^<>]*>|\s/gu, '');

describeReal('004', 'the real document of the family reform-plan', document => {
  const { lines } = document;
  const { records, problems } = checkRecords(reformPlan.parse(document), lines);
  const { items, facts, passages } = records;

  const valueOf = (itemNo: string, kind: FactKind, fiscalYear: number | null, metric: string) =>
    facts
      .filter(fact => fact.itemId === `${document.planId}:${itemNo}` && fact.kind === kind)
      .filter(fact => fact.fiscalYear === fiscalYear && fact.metric.includes(metric))
      .map(fact => [fact.valueText, fact.value, fact.unit]);

  it('is recognised', () => {
    expect(reformPlan.recognise(lines)).toBeGreaterThanOrEqual(0.9);
  });

  it('gives 22 items in the order of their numbers', () => {
    expect(items.filter(item => item.kind === 'item').map(item => item.itemNo)).toEqual(
      [
        ['Ⅰ(1)', 'アイウ'],
        ['Ⅰ(2)', 'アイウ'],
        ['Ⅰ(3)', 'アイウ'],
        ['Ⅱ(1)', 'アイ'],
        ['Ⅱ(2)', 'アイウ'],
        ['Ⅱ(3)', 'アイ'],
        ['Ⅲ(1)', 'ア'],
        ['Ⅲ(2)', 'アイウ'],
        ['Ⅲ(3)', 'アイ'],
      ].flatMap(([part, kana]) => Array.from(kana ?? '', sign => `${part ?? ''}${sign}`)),
    );
    expect(items.filter(item => item.kind === 'heading')).toHaveLength(18);
  });

  it('gives every fact and passage', () => {
    const counts = Object.fromEntries(
      [...Map.groupBy(facts, fact => fact.kind)].map(([kind, all]) => [kind, all.length]),
    );
    expect(counts).toEqual({ department: 62, milestone: 154, baseline: 32, target: 122 });
    expect(facts.filter(fact => fact.continued)).toHaveLength(63);
    expect(facts.filter(fact => fact.note !== undefined)).toHaveLength(4);
    expect(passages).toHaveLength(139);
  });

  it.each([
    ['Ⅰ(1)ア', 'baseline', null, '自主研究グループ', ['4 グループ', 4, 'グループ']],
    ['Ⅰ(3)イ', 'target', 2025, '生成AI', ['1,560万文字', 1560, '万文字']],
    ['Ⅰ(3)イ', 'baseline', null, '保存文書量（職員', ['11.6fm', 11.6, 'fm']],
    ['Ⅰ(3)ウ', 'target', 2026, '電子申請', ['95', 95, '']],
    ['Ⅰ(2)ウ', 'target', 2024, '業務継続計画', ['見直し項目等の検討', null, '']],
    ['Ⅱ(2)イ', 'target', 2024, '設備投資額', ['280,000千円', 280_000, '千円']],
    ['Ⅱ(2)ウ', 'baseline', 2022, '介護保険料収納率', ['99.6%', 99.6, '%']],
    ['Ⅲ(2)イ', 'target', 2025, '優先的検討', ['0件', 0, '件']],
    ['Ⅲ(2)ウ', 'milestone', 2025, '広域連携', ['取組', null, '']],
    ['Ⅲ(3)ア', 'target', 2024, '使用料', ['見直し案作成', null, '']],
  ] as const)('ties a value of %s, %s of %s', (itemNo, kind, year, metric, value) => {
    expect(valueOf(itemNo, kind, year, metric)).toEqual([value]);
  });

  it('keeps blank cells and dashes out', () => {
    expect(valueOf('Ⅰ(3)ウ', 'target', 2026, 'キャッシュレス')).toEqual([]);
    expect(valueOf('Ⅲ(2)ウ', 'milestone', 2026, '広域連携')).toEqual([]);
  });

  it('leaves no number and no sentence unread', () => {
    expect(unreadNumbers(records, lines)).toEqual([]);
    const read = squash(passages.map(passage => passage.text).join('\n'));
    const sentences = lines.flatMap(line => line.text.split(/(?<=。)|\t/u)).filter(text => text.endsWith('。'));
    expect(sentences.length).toBeGreaterThan(100);
    expect(sentences.filter(sentence => !read.includes(squash(sentence)))).toEqual([]);
  });

  it('reports what the document leaves open, and nothing else', () => {
    const reported = [...records.problems, ...problems];
    expect(reported.map(({ code, itemId }) => [code, itemId?.split(':')[1]])).toEqual([
      ['MISSING_PART', '第5章'],
      ['CONTRADICTION', 'Ⅰ(3)'],
      ['UNTIED_VALUE', 'Ⅱ(2)ア'],
      ['CONTRADICTION', 'Ⅱ(2)イ'],
      ['MISSING_PART', '計画全体'],
    ]);
    const names = reported.filter(({ code }) => code === 'CONTRADICTION').map(({ message }) => message);
    expect(names[0]).toContain('（253行目、282行目、311行目）、「生産性の向上・業務効率化」（39行目）');
    expect(names.filter(message => !message.endsWith('として扱います。'))).toEqual([]);
  });
});
