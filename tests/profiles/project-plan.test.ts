/** The quirks of the project plan sheets (個別事業計画表), each on the invented sample with one thing changed. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectPlan } from '../../ingest/profiles/project-plan.ts';
import { readText } from '../../ingest/read/text.ts';
import type { FactKind, Records } from '../../src/domain/records.ts';

const sample = (name: string) => readFileSync(new URL(`project-plan/${name}`, import.meta.url), 'utf8');
const whole = sample('input.txt');
const damaged = sample('input-damaged.txt');

/** Records of the sample with pieces of its text replaced; each piece must be there. */
function read(text: string, ...changes: [string, string][]): Records {
  const changed = changes.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, to);
  }, text);
  return projectPlan.parse({
    file: 'input.txt',
    planId: 'p',
    lines: readText(new TextEncoder().encode(changed), 'input.txt'),
  });
}

const itemOf = ({ items }: Records, itemNo: string) => items.find(item => item.itemNo === itemNo);
const valuesOf = ({ facts }: Records, itemNo: string, kind: FactKind, metric?: string) =>
  facts
    .filter(fact => fact.itemId === `p:${itemNo}` && fact.kind === kind && (metric ?? fact.metric) === fact.metric)
    .map(fact => fact.valueText);
const messagesOf = ({ problems }: Records, code: string) =>
  problems.filter(problem => problem.code === code).map(problem => problem.message);

describe('the head of a sheet', () => {
  const records = read(whole);

  it('is read from lines of its own, broken title and department included', () => {
    expect(itemOf(records, '1-102')).toMatchObject({
      title: '(仮称)検診推進事業',
      departments: ['健康部 元気課 検診担当'],
    });
    expect(itemOf(records, '3-101')).toMatchObject({ title: '水辺再生事業', departments: ['土木部 河川課'] });
  });

  it('is read from one cell that holds title and department', () => {
    expect(itemOf(records, '2-101')).toMatchObject({
      title: '読書推進事業',
      departments: ['教育部 図書館・資料館'],
    });
  });

  it('keeps several departments apart, and a bracket that is part of the title in it', () => {
    expect(itemOf(records, '2-102#2')).toMatchObject({
      title: '見守り事業（高齢者）',
      alsoNos: ['2-102'],
      departments: ['福祉部 高齢課', '福祉部 介護課 見守り担当'],
    });
  });

  it('takes the sample of 計画の見方 for no item', () => {
    expect(records.items.filter(item => item.title === '元気アップ事業')).toHaveLength(1);
    expect(messagesOf(records, 'UNREAD_LINE')).toEqual([expect.stringContaining('見本のため')]);
    const other = read(whole, [
      '\t150人\n事業費総額(2年間の事業費見込み)\t\t\t1,000千円',
      '\t151人\n事業費総額(2年間の事業費見込み)\t\t\t1,000千円',
    ]);
    expect(messagesOf(other, 'CONTRADICTION').join()).toContain('「151人」');
  });
});

describe('schedule and goals', () => {
  const records = read(whole);

  it('carries a cell on where an arrow stands, and only there', () => {
    const carried = records.facts.filter(fact => fact.continued);
    expect(carried.map(({ metric, valueText, fiscalYear }) => [metric, valueText, fiscalYear])).toEqual([
      ['歩数計の配布', '準備', 2025],
    ]);
  });

  it('reads a row of the schedule that has slid beside the label of the goals', () => {
    expect(valuesOf(records, '1-102', 'milestone', '相談の実施')).toEqual(['毎月実施', '未定 (国の動向による)']);
  });

  it('takes a dash for nothing', () => {
    expect(valuesOf(records, '1-102', 'baseline')).toEqual([]);
    expect(valuesOf(records, '1-102', 'milestone', '検診の案内')).toEqual(['2,000通送付']);
  });

  it('reads two goals of one sheet, each under its own name', () => {
    expect(valuesOf(records, '2-102#2', 'target', '訪問件数')).toEqual(['70件', '80件']);
    expect(valuesOf(records, '2-102#2', 'target', '電話の件数')).toEqual(['45件', '50件']);
  });

  it('ties by the header where its years are swapped', () => {
    const { facts } = read(damaged);
    const fair = facts.filter(fact => fact.metric === '朝市の開催').map(fact => [fact.fiscalYear, fact.valueText]);
    expect(fair).toEqual([
      [2025, '12回'],
      [2024, '10回'],
    ]);
  });

  it('leaves a row untied that has a column too many, and a number that the line end tears', () => {
    const broken = read(damaged);
    expect(valuesOf(broken, '1-101', 'milestone', '臨時の市')).toEqual([]);
    expect(valuesOf(broken, '1-101', 'target')).toEqual(['1,200人']);
    expect(valuesOf(broken, '1-101', 'budget_total')).toEqual([]);
    expect(messagesOf(broken, 'UNTIED_VALUE').join()).toMatch(/臨時の市.*「1,」は途中で切れて.*「22,」は、金額として/u);
  });

  it('reads on after a page break inside a table', () => {
    expect(valuesOf(read(damaged), '1-101', 'milestone', '出店者の募集')).toEqual(['募集']);
  });
});

describe('the budget of a sheet', () => {
  const slid = ['\t\t（起債）\t\t0千円', '\t\t（起債）\t\t9千円'] as [string, string];

  it('is read one row lower where the values stand beside 財源内訳 and only so add up', () => {
    const records = read(whole);
    expect(valuesOf(records, '3-101', 'budget_general')).toEqual(['400千円']);
    expect(valuesOf(records, '3-101', 'budget_bond')).toEqual(['300千円']);
    const notes = records.facts.filter(fact => fact.itemId === 'p:3-101' && fact.note !== undefined);
    expect(notes).toHaveLength(4);
    expect(notes[0]?.note).toMatch(/「300千円」と印字.*基本政策2-2の額とも合います/u);
    expect(messagesOf(records, 'TOTAL_MISMATCH')).toEqual([expect.stringContaining('1行ずつ上にずれて')]);
  });

  it('is left untied where neither reading adds up', () => {
    const records = read(whole, slid);
    expect(valuesOf(records, '3-101', 'budget_general')).toEqual([]);
    expect(messagesOf(records, 'UNTIED_VALUE')).toEqual([expect.stringContaining('どの財源のものか')]);
  });

  it('is left untied where the label counts other years than the plan has', () => {
    expect(valuesOf(read(damaged), '1-103', 'budget_total')).toEqual([]);
  });

  it('is kept as printed where labels and values agree but the sum does not', () => {
    const records = read(whole, ['(国県補助等)\t350千円\t\t\n\t\t(起債)', '(国県補助等)\t340千円\t\t\n\t\t(起債)']);
    expect(valuesOf(records, '1-101', 'budget_subsidy')).toEqual(['340千円']);
    expect(messagesOf(records, 'TOTAL_MISMATCH').join()).toContain('事業番号 1-101 の財源内訳');
  });
});

describe('the budget summary', () => {
  it('agrees with itself and with the sheets', () => {
    expect(messagesOf(read(whole), 'TOTAL_MISMATCH').join()).not.toContain('計画事業費の表の');
  });

  it.each([
    ['\t一般財源\t1,000\t900\t1,900', '\t一般財源\t1,000\t910\t1,900', /一般財源の期間計.*各年度の和/u],
    ['分野計\t\t400\t600\t1,000', '分野計\t\t400\t601\t1,001', /築く力・事業費計.*基本政策の和/u],
    [
      '国県支出金\t\t600\t650\t1,250',
      '国県支出金\t\t601\t650\t1,251',
      /計画全体・特定財源.*国県支出金・起債・その他の和/u,
    ],
    [
      '500千円\t\n\t\t(国県補助等)\t100千円',
      '501千円\t\n\t\t(国県補助等)\t99千円',
      /基本政策1-1・一般財源の期間計.*個別事業計画表の和/u,
    ],
  ])('tells a difference: %j → %j', (from, to, message) => {
    expect(messagesOf(read(whole, [from, to]), 'TOTAL_MISMATCH').join()).toMatch(message);
  });

  it('leaves a row out that lacks a value, and one whose value is torn', () => {
    const records = read(damaged);
    expect(valuesOf(records, '基本政策1-1', 'budget_general')).toEqual([]);
    expect(valuesOf(records, '基本政策1-1', 'budget_special')).toEqual([]);
    expect(valuesOf(records, '基本政策1-1', 'budget_subsidy')).toEqual(['80', '100', '180']);
  });
});

describe('what the document says twice', () => {
  it('lets the sheet win over the table of 主な事業', () => {
    const records = read(whole);
    expect(itemOf(records, '2-101')?.title).toBe('読書推進事業');
    expect(messagesOf(records, 'CONTRADICTION').join()).toContain('「読書会社推進事業」');
  });

  it('names a 施策 as most places print it', () => {
    expect(itemOf(read(whole), '施策01')?.title).toBe('健康づくりの推進');
  });

  it('links a project to every leading project that its row marks', () => {
    expect(itemOf(read(whole), '1-102')?.links.map(link => link.itemNo)).toEqual([
      'リーディングプロジェクト①',
      'リーディングプロジェクト②',
    ]);
  });

  it('tells a project that a leading project names and its row does not mark', () => {
    const records = read(whole, ['元気課\t①', '元気課\t—']);
    expect(messagesOf(records, 'CONTRADICTION').join()).toContain('「元気アップ事業」（1-101）に、主な事業の表では');
  });

  it('tells a table row without a sheet, and a sheet without a row', () => {
    const records = read(damaged);
    expect(messagesOf(records, 'MISSING_PART').join()).toContain('1-109「船の科学事業」');
    expect(messagesOf(records, 'CONTRADICTION').join()).toContain('事業番号 1-103 は、主な事業の表にありません');
  });
});

describe('texts', () => {
  const { passages } = read(whole);

  it('are rid of the HTML, with each bullet and each sentence of a list on its line', () => {
    const text = passages.filter(passage => passage.section === '事業内容').map(passage => passage.text);
    expect(text).toContain('検診を案内します。\n相談の窓口を開きます。');
    expect(passages.filter(passage => /[<>](?!http)/u.test(passage.text.replace(/<http\S+>/u, '')))).toEqual([]);
  });

  it('keep the continuation of a row of a leading project with its row', () => {
    const work = passages.filter(passage => passage.itemId === 'p:リーディングプロジェクト①');
    expect(work.at(-1)?.text).toMatch(/相談を受けます。\n学校へも出向きます。$/u);
  });
});
