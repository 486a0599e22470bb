/** What is peculiar to this family; the promises of every profile are in contract.test.ts. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reformPlan } from '../../ingest/profiles/reform-plan.ts';
import { readText } from '../../ingest/read/text.ts';
import type { Fact, Problem } from '../../src/domain/records.ts';

const sample = readFileSync(fileURLToPath(new URL('reform-plan/input.txt', import.meta.url)), 'utf8');
const parse = (text: string) =>
  reformPlan.parse({ file: 'a.txt', planId: 'a', lines: readText(new TextEncoder().encode(text), 'a.txt') });

const { plan, items, facts, passages, problems } = parse(sample);
const titled = (title: string) => items.find(item => item.title === title);
const of = (metric: string, all: readonly Fact[] = facts) => all.filter(fact => fact.metric === metric);
const aboutIcons = (all: readonly Problem[]) => all.filter(problem => problem.message.includes('SDGs'));
const values = (metric: string, kind: Fact['kind']) =>
  of(metric)
    .filter(fact => fact.kind === kind)
    .map(fact => [fact.fiscalYear, fact.valueText]);

describe('reform-plan', () => {
  it('takes the plan from its cover', () => {
    expect(plan).toMatchObject({
      city: 'みなと市',
      publisher: 'みなと市 総務部 改革推進課',
      fiscalYears: [2024, 2026],
      url: 'https://www.city.minato-example.jp/',
    });
  });

  it('makes the number of a sheet from its headings, whatever signs they are printed in', () => {
    expect(titled('職員研修の充実')?.itemNo).toBe('Ⅰ(1)ア');
    expect(titled('ウェルネス経営の実践')).toMatchObject({
      itemNo: 'Ⅰ(1)イ',
      place: [
        { label: '重点目標', no: 'Ⅰ', title: '動ける市役所をつくる' },
        { label: '区分', no: '(1)', title: '人を育てる' },
      ],
    });
    expect(titled('持続的な収納の確保')?.itemNo).toBe('Ⅱ(1)ア');
  });

  it('ties footnotes to the title and the indicator that carry their marks', () => {
    const notes = passages.filter(passage => passage.section.startsWith('用語'));
    expect(notes.map(({ section, text }) => [section, text.charAt(0)])).toEqual([
      ['用語（ウェルネス）', '¹'],
      ['用語（保存文書量）', '²'],
    ]);
    const marked = of('保存文書量（職員1人当たり）');
    expect(marked.map(fact => fact.note?.startsWith('文書量は'))).toEqual([true, true, true, true]);
    // m² is a unit, no mark.
    expect(of('書庫の床面積（m²）').map(fact => fact.note)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('keeps two departments of one cell apart, and a division with its section together', () => {
    expect(values('仕事に使う資格の費用を、部署を越えて助け合う。', 'department')).toEqual([
      [null, '人事課'],
      [null, '総務部 行政課'],
    ]);
    expect(titled('職員研修の充実')?.departments).toEqual(['人事課', '総務部 行政課']);
  });

  it('carries a cell on at an arrow, however it is drawn, and at nothing else', () => {
    const carried = of('残業の多い課に応援の職員を送る。').filter(fact => fact.kind === 'milestone');
    expect(carried.map(({ fiscalYear, valueText, continued }) => [fiscalYear, valueText, continued])).toEqual([
      [2024, '試行', undefined],
      [2025, '試行', true],
      [2026, '試行', true],
    ]);
    expect(values('先輩が後輩の相談に乗る場を開く。', 'milestone').map(([year]) => year)).toEqual([2024, 2025]);
    expect(values('休みの取り方を課ごとに話し合う。', 'milestone')).toEqual([[2025, '話合い']]);
  });

  it('makes no milestone of a sentence that stands for all years', () => {
    expect(values('国の補助金を取りに行く。', 'milestone')).toEqual([]);
    const sentence = passages.find(passage => passage.section === '年次計画');
    expect(sentence?.text).toMatch(/^国の予算.*備える。$/u);
    expect(problems.find(problem => problem.code === 'UNTIED_VALUE')?.source).toEqual(sentence?.source);
  });

  it('reads indicators over a baseline without a year and a target a year, 0 and words among them', () => {
    expect(values('公募した場所の数（累計）', 'baseline')).toEqual([[null, '0']]);
    expect(values('更新を見送った施設の数', 'target')).toContainEqual([2025, '0件']);
    expect(values('研修制度の見直しの状況', 'target')).toContainEqual([2026, '新制度の開始']);
    expect(values('研修制度の見直しの状況', 'baseline')).toEqual([]);
  });

  it('reads the rates of 備考 where the indicator refers to it', () => {
    expect(values('介護保険料収納率（現年分）', 'baseline')).toEqual([[2022, '99.1%']]);
    const untied = parse(sample.replace('備考に記載', '－'));
    expect(of('介護保険料収納率（現年分）', untied.facts)).toEqual([]);
  });

  it('rejoins a cell where の shows that its line was broken, and nowhere else', () => {
    expect(values('研修制度の見直しの状況', 'target')[0]).toEqual([2024, '見直し項目の整理']);
    expect(values('仕事に使う資格の費用を、部署を越えて助け合う。', 'milestone')[0]).toEqual([2024, '支援 制度の周知']);
    const listed = parse(sample.replace('\t試行\t', '\t試行、 送り手の 選定・ 派遣\t'));
    expect(of('残業の多い課に応援の職員を送る。', listed.facts)[1]?.valueText).toBe('試行、送り手の選定・派遣');
  });

  it('says which of several names is used, and where each is printed', () => {
    const other = parse(sample.replace('Ⅰ 動ける市役所をつくる', 'Ⅰ 動く市役所をつくる'));
    expect(other.problems.find(problem => problem.itemId === 'a:重点目標Ⅰ')?.message).toMatch(
      /「動ける市役所をつくる」（53行目、103行目、19行目）、「動く市役所をつくる」（78行目）。「動ける市役所をつくる」として扱います/u,
    );
    expect(other.items.find(item => item.itemNo === 'Ⅰ(1)イ')?.place[0]?.title).toBe('動ける市役所をつくる');
    const differing = problems.filter(problem => problem.code === 'CONTRADICTION').map(problem => problem.message);
    expect(differing).toEqual([
      expect.stringMatching(/「仕事の量を減らす」（104行目）、「仕事を減らす」（26行目）。「仕事の量を減らす」として/u),
      expect.stringMatching(/「持続的な収納の確保」（131行目）、.*（34行目）。「持続的な収納の確保」として/u),
    ]);
  });

  it('tells once of all the sheets whose icons are no text, and reads those that are', () => {
    expect(aboutIcons(problems).map(({ code, message }) => [code, message])).toEqual([
      ['MISSING_PART', expect.stringContaining('5か所：56行目、81行目、106行目、128行目、147行目')],
    ]);
    const read = parse(sample.replace('SDGs\t\t\n', 'SDGs\t4 まなびの機会\t8 はたらく場\n'));
    expect(
      read.passages.filter(passage => passage.section === 'SDGs').map(({ itemId, text }) => [itemId, text]),
    ).toEqual([['a:Ⅰ(1)ア', '4 まなびの機会 8 はたらく場']]);
    expect(aboutIcons(read.problems)[0]?.message).toContain('4か所：81行目、');
  });

  it('tells of text without a chapter under the plan as a whole', () => {
    const stray = parse(sample.replace('\n1 実施計画のねらい', '\nはじめに一言。\n\n1 実施計画のねらい'));
    const told = stray.problems.filter(problem => problem.code === 'UNREAD_LINE');
    expect(told.map(problem => problem.itemId)).toEqual(['a:計画全体']);
  });

  it('reports where the table of contents and a sheet differ', () => {
    expect(problems.filter(problem => problem.code === 'CONTRADICTION').map(problem => problem.itemId)).toEqual([
      'a:Ⅰ(2)',
      'a:Ⅱ(1)ア',
    ]);
  });

  it('reads the same from a file whose line ends an editor has trimmed', () => {
    expect(parse(sample.replaceAll(/[\t ]+$/gmu, '')).facts).toEqual(facts);
  });

  it('ties nothing of a row that has lost a cell', () => {
    const torn = parse(sample.replace('自主勉強会の数\t4 団体', '自主勉強会の数'));
    expect(of('自主勉強会の数', torn.facts)).toEqual([]);
    expect(torn.problems.map(problem => problem.message)).toContainEqual(expect.stringContaining('自主勉強会の数'));
  });

  it('gives no item to a sheet whose number is not printed', () => {
    const headless = parse(sample.replace('(2) 仕事の量を減らす', ''));
    expect(headless.items.map(item => item.title)).not.toContain('紙の書類の削減');
    expect(headless.problems.filter(problem => problem.code === 'MISSING_PART').length).toBeGreaterThan(1);
  });
});
