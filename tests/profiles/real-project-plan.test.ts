/** The project plan family over its real document: counts, spot values, and what the document itself gets wrong. */
import { expect, it } from 'vitest';
import { checkRecords, unreadNumbers } from '../../ingest/check.ts';
import { profiles } from '../../ingest/profiles/index.ts';
import { projectPlan } from '../../ingest/profiles/project-plan.ts';
import type { FactKind } from '../../src/domain/records.ts';
import { describeReal } from './real-corpus.ts';

const countBy = (names: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(names, name => name)].map(([name, all]) => [name, all.length]));

describeReal('003', 'the real project plan', document => {
  const parsed = projectPlan.parse(document);
  const { records, problems } = checkRecords(parsed, document.lines);
  const itemOf = (itemNo: string) => records.items.find(item => item.itemNo === itemNo);
  const factOf = (itemNo: string, kind: FactKind, year: number | null, metric?: string) =>
    records.facts.find(
      fact =>
        fact.itemId === `${document.planId}:${itemNo}` &&
        fact.kind === kind &&
        fact.fiscalYear === year &&
        (metric ?? fact.metric) === fact.metric,
    )?.valueText;

  const valuesOf = (itemNo: string) =>
    records.facts
      .filter(fact => fact.itemId === `${document.planId}:${itemNo}` && ['baseline', 'target'].includes(fact.kind))
      .map(fact => [fact.value, fact.unit]);

  it('is known by its own profile alone', () => {
    const sure = profiles.filter(profile => profile.recognise(document.lines) >= 0.5);
    expect(sure.map(profile => profile.id)).toEqual(['project-plan']);
  });

  it('gives the plan from its own pages', () => {
    expect(records.plan).toMatchObject({
      city: '伊勢原市',
      fiscalYears: [2021, 2022],
      publisher: '伊勢原市 企画部経営企画課',
      published: '2021-03',
    });
  });

  it('gives all items', () => {
    expect(countBy(records.items.map(item => item.kind))).toEqual({ heading: 81, item: 122, related: 65 });
    const numbers = new Set(records.items.filter(item => item.kind === 'item').map(item => item.itemNo.split('#')[0]));
    expect(numbers.size).toBe(121);
    expect(records.items.filter(item => item.kind !== 'heading' && item.place.length !== 4)).toEqual([]);
    expect(records.items.filter(item => item.kind !== 'heading' && item.departments.length === 0)).toEqual([]);
  });

  it('gives all facts and passages', () => {
    expect(countBy(records.facts.map(fact => fact.kind))).toEqual({
      budget_total: 170,
      budget_general: 155,
      budget_special: 33,
      budget_subsidy: 155,
      budget_bond: 155,
      budget_other: 155,
      department: 191,
      milestone: 628,
      baseline: 120,
      target: 243,
    });
    expect(records.passages).toHaveLength(591);
  });

  it('leaves no number unread', () => {
    expect(problems).toEqual([]);
    expect(unreadNumbers(records, document.lines)).toEqual([]);
  });

  it.each<[string, FactKind, number | null, string]>([
    ['1-107', 'milestone', 2022, '未定 (国の動向を注視)'],
    ['4-103', 'budget_other', null, '74,632千円'],
    ['7-101', 'target', 2021, '88%'],
    ['12-103', 'target', 2022, '6回'],
    ['14-101', 'budget_general', null, '2,380千円'],
    ['18-104', 'budget_bond', null, '151,200千円'],
    ['19-103', 'baseline', 2020, '58回'],
    ['19-103#2', 'budget_other', null, '227千円'],
    ['24-103', 'budget_general', null, '1,425千円'],
    ['30-102', 'budget_general', null, '2,902千円'],
    ['30-102', 'budget_subsidy', null, '9,670千円'],
    ['33-102', 'baseline', 2019, '25%'],
    ['34-103', 'budget_bond', null, '971,000千円'],
    ['38-102', 'budget_subsidy', null, '1,351 千円'],
    ['40-101', 'baseline', 2019, '653人'],
    ['40-101', 'target', 2022, '645人'],
    ['18-101', 'target', 2022, '1,037 力所 （消火栓 1 基・耐震性貯水槽 1 基）'],
    ['36-101', 'baseline', 2020, '芝生広場附帯工事 展望広場・中央広場整備'],
    ['暮らし力', 'budget_total', null, '2,879,375'],
    ['自治力', 'budget_total', 2022, '430,997'],
    ['基本政策2-4', 'budget_bond', 2022, '125,450'],
    ['計画全体', 'budget_special', 2021, '2,800,596'],
  ])('%s %s %s is %s', (itemNo, kind, year, value) => {
    expect(factOf(itemNo, kind, year)).toBe(value);
  });

  it('reads rows whose labels have slid', () => {
    expect(factOf('25-101', 'milestone', 2021, 'シティプロモーションブックの発行')).toBe('配布');
    expect(factOf('24-101', 'milestone', 2022, '観光行事・イベント')).toBe('16 イベント実施');
    expect(factOf('26-101', 'milestone', 2021, '企業誘致')).toBe('企業情報収集');
  });

  it('reads heads that are torn', () => {
    expect(itemOf('4-103')?.departments).toEqual(['保健福祉部 介護高齢課 高齢者支援担当']);
    expect(itemOf('26-101')?.title).toBe('伊勢原大山インター土地区画整理推進事業');
    expect(itemOf('19-103#2')?.departments).toEqual([
      '保健福祉部 障がい福祉課',
      '保健福祉部 介護高齢課 高齢者支援担当',
    ]);
  });

  it('reads the number of a cell that says more of it in a bracket, and of a length', () => {
    expect(valuesOf('34-103')).toEqual([
      [1064.4, 'ha'],
      [1074.2, 'ha'],
      [1081, 'ha'],
    ]);
    expect(valuesOf('23-105')[0]).toEqual([980, 'm']);
  });

  it('leaves blanks where the document prints them', () => {
    const texts = records.passages.map(passage => passage.text);
    expect(texts.filter(text => text.includes('\t'))).toEqual([]);
    expect(texts.some(text => text.includes('第5次総合計画 後期基本計画では'))).toBe(true);
    expect(texts.some(text => text.includes('「しあわせ創造都市 いせはら」'))).toBe(true);
    expect(texts.some(text => text.includes('タグラグビーの教室'))).toBe(true);
  });

  it('ends each sheet with the last row of its budget', () => {
    const sheets = records.items.filter(item => item.kind === 'item');
    const last = sheets.map(({ source }) => document.lines[source.lineEnd - 1]?.folded ?? '');
    expect(last.filter(line => !/その他|\d ?千円/u.test(line))).toEqual([]);
  });

  it('gives links and departments that count right', () => {
    const marked = records.items.filter(item => item.links.some(link => link.itemNo === 'リーディングプロジェクト④'));
    expect(countBy(marked.map(item => item.kind))).toEqual({ item: 18, related: 2 });
    const parks = records.items.filter(item => item.departments.some(name => name.includes('みどり公園課')));
    expect(parks.map(item => item.itemNo)).toEqual(['15-102', '29-103', '36-101', '36-102']);
    const parenting = records.items.filter(
      item => item.kind === 'related' && item.departments.some(name => name.includes('子育て支援課')),
    );
    expect(parenting).toHaveLength(8);
  });

  it('finds the places where the document disagrees with itself', () => {
    expect(countBy(records.problems.map(problem => problem.code))).toEqual({
      MISSING_PART: 4,
      CONTRADICTION: 9,
      DUPLICATE_NO: 1,
      TOTAL_MISMATCH: 3,
      UNREAD_LINE: 1,
      UNTIED_VALUE: 1,
    });
    const slid = records.problems.filter(problem => problem.code === 'TOTAL_MISMATCH').map(problem => problem.itemId);
    expect(slid).toEqual(['30-101', '30-102', '38-102'].map(itemNo => `${document.planId}:${itemNo}`));
    const mismatches = records.problems.filter(problem => problem.code === 'TOTAL_MISMATCH');
    expect(mismatches.filter(problem => !problem.message.includes('の額とも合います'))).toEqual([]);
    const aboutProjects = records.problems.filter(problem => problem.message.includes('リーディングプロジェクト④'));
    expect(aboutProjects.map(({ itemId, source }) => [itemId?.split(':')[1], source.lineStart])).toEqual([
      ['リーディングプロジェクト④', 345],
      ['リーディングプロジェクト④', 523],
      ['7-103', 510],
    ]);
    const sheet = itemOf('39-102');
    expect(sheet?.title).toBe('事業公社の健全化');
    expect(records.problems.some(problem => problem.itemId === sheet?.itemId)).toBe(true);
  });
});
