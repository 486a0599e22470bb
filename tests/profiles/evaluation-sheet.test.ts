import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluationSheet } from '../../ingest/profiles/evaluation-sheet.ts';
import { readText } from '../../ingest/read/text.ts';

const folder = new URL('evaluation-sheet/', import.meta.url);
const sample = (name = 'input') => readFileSync(new URL(`${name}.txt`, folder), 'utf8');
const parse = (text: string) => {
  const lines = readText(new TextEncoder().encode(text), 'sample.txt');
  const records = evaluationSheet.parse({ file: 'sample.txt', planId: 'sakurano', lines });
  const values = (metric: string, kind: string, itemNo = '31-204') =>
    records.facts
      .filter(fact => fact.itemId === `sakurano:${itemNo}` && fact.metric === metric && fact.kind === kind)
      .map(fact => `${String(fact.fiscalYear)}: ${fact.valueText}`);
  const passage = (section: string) => records.passages.find(found => found.section === section);
  const codes = records.problems.map(problem => problem.code);
  return { ...records, lines, values, passage, codes };
};
/** The sample with one text put in the place of another, which must be there once. */
const changed = (from: string, to: string) => {
  const text = sample();
  expect(text.split(from)).toHaveLength(2);
  return parse(text.replace(from, () => to));
};

describe('事務事業評価シート', () => {
  const records = parse(sample());
  const indicator = '読み聞かせ会の開催回数（年間）';

  it('is known by its content alone', () => {
    expect(evaluationSheet.recognise(records.lines)).toBeGreaterThan(0.9);
    expect(evaluationSheet.recognise(readText(new TextEncoder().encode('事業行程\nトータルコスト'), 'x'))).toBeLessThan(
      0.5,
    );
  });

  it('takes number, title, place and people from the head of the sheet', () => {
    expect(records.plan).toMatchObject({ city: 'さくら野市', fiscalYears: [2018, 2021] });
    expect(records.items).toHaveLength(1);
    expect(records.items[0]).toMatchObject({
      itemNo: '31-204',
      title: 'みんなの図書館充実事業',
      departments: ['教育部 図書館課'],
    });
    expect(records.items[0]?.place.map(({ label, no }) => `${label}${no}`)).toEqual([
      '総合計画体系',
      'まちづくり目標3',
      '基本政策7',
      '施策展開の方向12',
      '施策31',
    ]);
    expect(records.passage('事務事業担当')?.text).toContain('課等の長 白川　花子');
  });

  it('reads the indicator whose name follows its values, before and after the fact', () => {
    expect(records.values(indicator, 'baseline')).toEqual(['2017: １０回']);
    expect(records.values(indicator, 'target')).toEqual(['2018: １２回', '2019: １５回', '2020: ２０回']);
    expect(records.values(indicator, 'actual')).toEqual(['2018: １１回', '2019: １５回', '2020: １８回']);
  });

  it('puts a row together that is torn into equal pieces, and takes a dash for nothing', () => {
    expect(records.values('団体貸出の拡大', 'milestone')).toEqual(
      [2018, 2019, 2020].map(year => `${String(year)}: 学校との協議に向けた貸出冊数の見直し`),
    );
    expect(records.values('読み聞かせの担い手の育成', 'actual')).toEqual(['2018: 講座', '2019: 講座']);
  });

  it('places torn costs by the sums of the sheet', () => {
    expect(records.values('トータルコスト', 'cost')).toEqual(['2018: 3,150', '2019: 3,390', '2020: 3,465']);
    expect(records.values('事業費合計', 'cost')).toEqual(['2018: 900', '2019: 1,350', '2020: 1,765']);
    expect(records.values('一般財源', 'cost')).toEqual(['2018: 600', '2019: 730', '2020: 1,395']);
    expect(records.values('人件費合計', 'cost')).toEqual(['2018: 2,250', '2019: 2,040', '2020: 1,700']);
    expect(records.values('正規職員', 'staff')).toEqual(['2018: 0.25', '2019: 0.20', '2020: 0.15']);
    expect(records.values('単位当たりコスト', 'cost')).toEqual(['2018: 63', '2019: 68', '2020: 70']);
  });

  it('reports the cells for which several placings add up', () => {
    expect(records.values('国県支出金', 'cost')).toEqual(['2018: 250', '2019: 540']);
    expect(records.values('その他の職員', 'cost')).toEqual(['2018: 150', '2019: 160']);
    expect(records.codes).toEqual(['UNTIED_VALUE', 'MISSING_PART']);
    expect(records.problems[0]?.message).toMatch(/正規職員（千円） 令和2年度.*その他特財（千円） 令和2年度/u);
  });

  it('takes the line under a row’s label for its value, and spans the lines that nothing tells apart', () => {
    const equal = parse(
      [
        ['600 千円 730 千円 1,395 千円', '900 千円 1,350 千円 1,765 千円'],
        ['① 250 千円 540 千円', '① 0 千円 0 千円'],
        ['③ 50 千円 80 千円', '③ 0 千円 0 千円'],
        ['\n300 千円\n', '\n0 千円\n'],
        ['\n70 千円\n', '\n0 千円\n'],
      ].reduce((text, [from = '', to = '']) => text.replace(from, to), sample()),
    );
    const lineOf = (text: string) => equal.lines.findLast(line => line.text.startsWith(text))?.no ?? 0;
    const lines = (metric: string) =>
      equal.facts
        .filter(fact => fact.metric === metric && fact.kind === 'cost')
        .map(({ source }) => [source.lineStart, source.lineEnd]);
    const label = lineOf('一般財源');
    expect(lines('一般財源')).toEqual(Array.from({ length: 3 }, () => [label + 3, label + 3]));
    const last = lineOf('900 千円');
    expect(last).toBeGreaterThan(label + 3);
    expect(lines('事業費合計')).toEqual(Array.from({ length: 3 }, () => [last, last]));
    expect(equal.values('国県支出金', 'cost')).toEqual(['2018: 0', '2019: 0', '2020: 0']);
    expect(lines('国県支出金')[2]).toEqual([label - 2, lineOf('国県支出金 ①')]);
    expect(lines('その他特財')[2]).toEqual([label - 2, lineOf('その他特財　③')]);
    expect(lines('地方債')[2]).toEqual([lineOf('地方債'), lineOf('地方債')]);
  });

  it('spans the lines of equal unit costs', () => {
    const two = parse(
      sample('input-two')
        .replace('500 円 400 円 250 円', '500 円\n500 円 500 円')
        .replace('200 人 250 人 400 人', '200 人 200 人 200 人'),
    );
    const found = two.facts.filter(fact => fact.metric === '単位当たりコスト' && fact.valueText === '500');
    expect(found).toHaveLength(3);
    expect(found.map(({ source }) => source.lineEnd - source.lineStart)).toEqual([1, 1, 1]);
  });

  it('says once a sheet that the chosen options cannot be seen', () => {
    const two = parse(sample('input-two'));
    const told = two.problems.filter(problem => problem.message.startsWith('選択肢'));
    expect(told.map(({ code, itemId }) => `${code} ${itemId ?? ''}`)).toEqual([
      'MISSING_PART sakurano:31-204',
      'MISSING_PART sakurano:31-205',
    ]);
    expect(told[0]?.message).toMatch(
      /事務区分（自治事務・法定受託事務）.*実施方法（すべて直接実施・業務委託・指定管理・.*有無（有・無）/u,
    );
    const marked = changed('自治事務 法定受託事務', '☑自治事務 法定受託事務');
    const message = marked.problems.find(problem => problem.message.startsWith('選択肢'))?.message;
    expect(message).not.toContain('自治事務');
    expect(message).toContain('有無');
  });

  it('places nothing by sums that do not come out', () => {
    const wrong = changed('600 千円 730 千円 1,395 千円', '600 千円 731 千円 1,395 千円');
    expect(wrong.codes).toContain('UNTIED_VALUE');
    expect(wrong.values('事業費合計', 'cost')).toEqual([]);
    // A row that stands whole on its own line needs no proof.
    expect(wrong.values('地方債', 'cost')).toEqual(['2018: 0', '2019: 0', '2020: 0']);
  });

  it('says so where whole rows do not add up', () => {
    const two = sample('input-two');
    expect(parse(two.replace('事業費合計(a) 10 千円', '事業費合計(a) 11 千円')).codes).toContain('TOTAL_MISMATCH');
    expect(parse(two.replace('500 円 400 円', '502 円 400 円')).codes).toContain('UNTIED_VALUE');
  });

  it('gives grades the last year of results and what the legend says of the letter', () => {
    expect(records.facts.filter(fact => fact.kind === 'grade')).toMatchObject([
      { metric: '効率性', valueText: 'Ａ', fiscalYear: 2020, note: '効率的に実施されている' },
      { metric: '実施水準', valueText: 'Ｂ', fiscalYear: 2020, note: '他市と同水準で実施' },
      { metric: '有効性', valueText: 'Ａ', fiscalYear: 2020, note: '高い' },
      { metric: '進捗状況', valueText: 'Ｂ', fiscalYear: 2020, note: '概ね計画どおり' },
    ]);
  });

  it('rejoins texts under their headings', () => {
    expect(records.passage('事業内容')?.text).toBe(
      '・3つの地区に移動図書館を出し、月2回、本を貸し出します。\n・読み聞かせ会を開きます。',
    );
    expect(records.passage('所管部長による総評')?.text).toBe(
      '身近な場所で本を借りられる大切な取組です。\n学校との連携を進めてください。',
    );
    expect(records.passage('進捗状況')?.text).toBe('開催回数が目標に2回届きませんでした。');
    expect(records.passage('令和３年度の取組方針')?.fiscalYear).toBe(2021);
    expect(records.passage('国県支出金の内容')?.text).toBe('読書推進補助金');
  });

  it('ties nothing to years that a torn header does not complete', () => {
    const torn = parse(sample().replace('\n令和2年度\n', '\n'));
    expect(torn.values(indicator, 'target')).toEqual([]);
    expect(torn.values(indicator, 'actual')).toHaveLength(3);
    const swapped = changed('【現状値】 平成30年度 令和元年度 令和2年度', '【現状値】 令和2年度 令和元年度 平成30年度');
    expect(swapped.facts.filter(fact => fact.fiscalYear !== null && fact.kind === 'cost')).toEqual([]);
    expect(swapped.codes).toContain('UNTIED_VALUE');
  });

  it('reads several sheets of one file', () => {
    const two = parse(sample('input-two'));
    expect(two.items.map(item => item.itemNo)).toEqual(['31-204', '31-205']);
    expect(two.values('図書館まつりの来場者数', 'target', '31-205')).toEqual(['2018: 100人', '2020: 120人']);
    expect(two.values('単位当たりコスト', 'cost', '31-205')).toEqual(['2018: 500', '2019: 400', '2020: 250']);
    expect(two.values('進捗状況', 'grade', '31-205')).toEqual(['2020: Ａ']);
  });

  it('reports what a damaged sheet does not tell', () => {
    const damaged = parse(sample('input-damaged'));
    expect(new Set(damaged.codes)).toEqual(new Set(['MISSING_PART', 'CONTRADICTION', 'UNTIED_VALUE', 'UNREAD_LINE']));
    expect(damaged.values(indicator, 'target')).toEqual([]);
    expect(damaged.values('団体貸出の拡大', 'milestone')).toEqual([]);
    expect(damaged.values('正規職員', 'cost')).toEqual([]);
    expect(damaged.values('人件費合計', 'cost')).toEqual([]);
    expect(damaged.values('単位当たりコスト', 'cost')).toEqual([]);
    expect(damaged.values('実施水準', 'grade')).toEqual([]);
  });

  it.each(['人件費合計(b)', '委託先又は指定管理者'])('reads on after a page break before %s', text => {
    const broken = changed(text, `\n\n\n${text}`);
    expect(broken.facts.map(fact => fact.valueText)).toEqual(records.facts.map(fact => fact.valueText));
    expect(broken.codes).toEqual(records.codes);
  });

  it('is not led astray by foreign lines', () => {
    const noisy = parse(`${sample()}${'関係のない行 12 人\n'.repeat(3000)}`);
    expect(noisy.facts).toEqual(records.facts);
    const numbers = parse(sample().replace('人件費合計(b)', `${'7 千円\n\n'.repeat(3000)}人件費合計(b)`));
    expect(numbers.values('人件費合計', 'cost')).toEqual([]);
    const swollen = changed('関連法令等 図書館法', `関連法令等 図書館法${'\n関係のない行'.repeat(3000)}`);
    expect(swollen.passage('関連法令等')?.text.length).toBeLessThan(1000);
    expect(swollen.codes).toContain('UNREAD_LINE');
    expect(numbers.codes).toContain('UNTIED_VALUE');
  });
});
