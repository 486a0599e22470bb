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
const problemsOf = ({ problems }: Records, itemNo: string) =>
  problems.filter(problem => problem.itemId === `p:${itemNo}`).map(({ code, message }) => `${code} ${message}`);
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

  it('ends with its last row, not with the furniture of the next part', () => {
    const end = itemOf(records, '2-102#2')?.source.lineEnd ?? 0;
    expect(whole.split('\n')[end - 1]).toContain('(その他)');
  });

  it('holds a row that nobody understands, and is told of it', () => {
    const broken = read(damaged);
    const sheet = broken.items.find(item => item.title === '船着き場事業');
    expect(damaged.split('\n')[(sheet?.source.lineEnd ?? 0) - 1]).toContain('どこの値か分からない');
    expect(problemsOf(broken, sheet?.itemNo ?? '').join()).toContain('UNREAD_LINE');
    expect(problemsOf(broken, '施策01').join()).toMatch(/UNREAD_LINE.*1-110/u);
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

  it('rejoins a cell where a sign or の shows that its line was broken, and nowhere else', () => {
    expect(valuesOf(records, '3-101', 'milestone')).toEqual(['設計、地元の調整 測量', '工事']);
    expect(valuesOf(records, '2-102#2', 'milestone')).toEqual(['4回 (本町)', '6回 (本町・東町)']);
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
    expect(messagesOf(records, 'TOTAL_MISMATCH')).toEqual([
      expect.stringMatching(/1行ずつ上にずれて.*基本政策2-2の額とも合います/u),
    ]);
  });

  it('tells a value beside 財源内訳 that is one too many', () => {
    const records = read(whole, [
      '財源内訳\t\t\t\t\n\t\t(一般財源)\t200千円',
      '財源内訳\t\t\t200千円\t\n\t\t(一般財源)\t200千円',
    ]);
    expect(valuesOf(records, '2-102#2', 'budget_general')).toEqual(['200千円']);
    expect(problemsOf(records, '2-102#2').join()).toMatch(/UNTIED_VALUE 財源内訳の行に.*「200千円」/u);
    expect(problemsOf(read(whole), '2-102#2').join()).not.toContain('UNTIED_VALUE');
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
    expect(messagesOf(read(whole), 'TOTAL_MISMATCH').join()).not.toMatch(/^計画事業費の表の|,計画事業費の表の/u);
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
    expect(problemsOf(records, '基本政策1-1').filter(problem => problem.startsWith('UNTIED_VALUE'))).toHaveLength(2);
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

  it('links a related project to the leading project whose table names it', () => {
    expect(itemOf(read(whole), '施策01・健康広場事業')?.links).toEqual([
      { rel: 'leading_project', itemNo: 'リーディングプロジェクト①' },
    ]);
    expect(itemOf(read(whole), '施策01・食の相談事業')?.links).toEqual([]);
  });

  it('tells a project that a leading project names and its row does not mark', () => {
    const records = read(whole, ['元気課\t①', '元気課\t—']);
    expect(problemsOf(records, '1-101').join()).toContain('「元気アップ事業」（1-101）に、主な事業の表では');
  });

  it('tells a name that a leading project gives to nobody, under that project', () => {
    expect(problemsOf(read(whole), 'リーディングプロジェクト②')).toEqual([
      expect.stringContaining('「花いっぱい事業」という事業は'),
      expect.stringContaining('施策名「水とみどりの保全」は'),
    ]);
  });

  it('tells once, under the project, that its leading project spells it otherwise', () => {
    const records = read(whole, ['【水辺再生事業】', '【水辺再正事業】']);
    const told = messagesOf(records, 'CONTRADICTION').filter(message => /水辺再[正生]事業/u.test(message));
    expect(told).toEqual([expect.stringMatching(/「水辺再正事業」.*3-101「水辺再生事業」.*の名称で扱います/u)]);
    expect(problemsOf(records, '3-101').join()).toContain(told[0]);
  });

  it('names a strange name and an unnamed project side by side where they are not alike', () => {
    const records = read(whole, ['【水辺再生事業】', '【川あそび事業】']);
    expect(problemsOf(records, '3-101').join()).toMatch(
      /表に事業名が見つかりません.*「川あそび事業」、「花いっぱい事業」/u,
    );
    expect(problemsOf(records, 'リーディングプロジェクト②')[0]).toMatch(
      /「川あそび事業」という事業は.*3-101「水辺再生事業」/u,
    );
  });

  it('compares the names of the leading projects with the list of them', () => {
    expect(messagesOf(read(whole), 'CONTRADICTION').join()).not.toContain('にぎわいプロジェクト');
    const records = read(whole, ['②「水辺にぎわいプロジェクト」', '②「水辺のにぎわいプロジェクト」']);
    expect(problemsOf(records, 'リーディングプロジェクト②')[0]).toMatch(
      /「水辺にぎわいプロジェクト」（\d+行目）、「水辺のにぎわいプロジェクト」（\d+行目）。「水辺にぎわいプロジェクト」として扱います/u,
    );
  });

  it('tells a table row without a sheet, and a sheet without a row', () => {
    const records = read(damaged);
    expect(problemsOf(records, '施策01').join()).toContain('1-109「船の科学事業」');
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

  it('keep a blank of a running line, and lose one that broke the line of a cell', () => {
    const text = passages.map(passage => passage.text).join('\n');
    expect(text).toContain('「いきいき創造都市 さくら野」をかなえるため、第2次総合計画 前期基本計画の事業');
    expect(text).toContain('・親子と本の貸出を広げます。');
    expect(text).toContain('・歩く会の開催 【元気アップ事業】');
  });

  it('begin a new line at a bullet behind a closing bracket, but not at a ・ between words', () => {
    expect(passages.find(({ itemId, section }) => itemId === 'p:2-102#2' && section === '事業内容')?.text).toBe(
      '・高齢者を見守ります（月1回）\n・電話をかけます。\n・家族(同居)・近所の声を聞きます。',
    );
  });

  it('have no tab in them: the columns of the contents stand two blanks apart', () => {
    expect(passages.filter(passage => passage.text.includes('\t'))).toEqual([]);
    expect(passages[0]?.text).toContain('1  プラン策定の趣旨  3');
  });

  it('keep the continuation of a row of a leading project with its row', () => {
    const work = passages.filter(passage => passage.itemId === 'p:リーディングプロジェクト①');
    expect(work.at(-1)?.text).toMatch(/相談を受けます。\n学校へも出向きます。$/u);
  });
});
