/** Lists and counts: what a question is answered with, in sentences over invented plans. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planCountedNames } from '../../src/answer/planner/counted-names.ts';
import { gradeName, planAspects } from '../../src/answer/planner/grades.ts';
import { planList } from '../../src/answer/planner/groups.ts';
import { planTitled } from '../../src/answer/planner/titled.ts';
import type { Block, Draft } from '../../src/answer/draft.ts';
import { understand, type Question } from '../../src/answer/question.ts';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { Listings } from '../../src/domain/listings.ts';
import type { Fact, Item, Passage, Plan } from '../../src/domain/records.ts';
import type { Lookup } from '../../src/retrieve/lookup.ts';
import { createTools, type Tools } from '../../src/tools/index.ts';
import { openListingTown } from '../tools/listing-town.ts';
import { fact, item, otherPlan, passage, plan, plans } from './records.ts';

const NO_SCOPE = { cities: [], planIds: [], departments: [], fiscalYears: [] };
const ask = (text: string, more: Partial<Question> = {}): Question => ({
  ...understand(text, { plans, scope: { ...NO_SCOPE, rest: text } }),
  ...more,
});
const blocksOf = (draft: Draft): readonly Block[] => (draft.status === 'answered' ? draft.blocks : []);
const listIn = (draft: Draft) => {
  const [block] = blocksOf(draft);
  return block?.form === 'list' ? block : null;
};

interface Given {
  itemNo: string;
  title?: string;
  of?: Plan;
  kind?: Item['kind'];
  /** none: it deals with something else. */
  grade?: 'about' | 'likely' | 'mentions' | 'near' | 'none';
  /** By the search, whatever it deals with. */
  found?: boolean;
  where?: 'title' | 'indicator' | 'milestone' | 'text';
  score?: number;
  facts?: Partial<Fact>[];
  texts?: string[];
}

/** Tools over items that deal with whatever is asked, closest first. */
function toolsOver(given: readonly Given[]): Tools {
  const rows = given.map(({ itemNo, of = plan, title = itemNo, kind = 'item', ...rest }) => {
    const itemId = `${of.planId}:${itemNo}`;
    const own: Item = { ...item, itemId, planId: of.planId, itemNo, title, kind };
    const facts = (rest.facts ?? []).map(one =>
      fact({ kind: 'target', valueText: '1', ...one, itemId, planId: of.planId }),
    );
    const passages = (rest.texts ?? []).map((text, i): Passage => ({
      ...passage,
      passageId: `${itemId}@${String(i)}`,
      itemId,
      planId: of.planId,
      section: '取組内容',
      text,
    }));
    const { grade = 'about', where = 'title', score = 1, found = false } = rest;
    return { item: own, plan: of, facts, passages, grade, where, score, found };
  });
  const detailOf = (row: (typeof rows)[number]) => ({
    ...row.item,
    city: row.plan.city,
    planTitle: row.plan.planTitle,
    plan: row.plan,
    facts: row.facts,
    passages: row.passages,
  });
  const stub = {
    findGroups: { run: () => Promise.resolve({ groups: [], levels: [] }) },
    listPlans: { run: () => Promise.resolve({ plans: [plan, otherPlan] }) },
    relatedItems: {
      run: () =>
        Promise.resolve({
          subject: rows
            .filter(({ grade }) => grade !== 'none')
            .map(row => ({
              ...row.item,
              itemTitle: row.item.title,
              grade: row.grade,
              where: row.where,
              score: row.score,
            })),
        }),
    },
    listItems: {
      run: ({ itemIds, kinds }: { itemIds?: string[]; kinds?: string[] }) =>
        Promise.resolve({
          items: rows
            .filter(row => itemIds?.includes(row.item.itemId) ?? true)
            .map(row => ({ ...row, fact: row.facts.find(({ kind }) => kinds?.includes(kind)) ?? null }))
            .filter(({ fact: own }) => !kinds || own !== null),
          repeats: [],
        }),
    },
    searchItems: {
      run: () =>
        Promise.resolve({
          hits: rows
            .filter(({ found }) => found)
            .map(row => ({ ...row.item, city: row.plan.city, itemTitle: row.item.title, score: row.score })),
        }),
    },
    findPassages: {
      run: () =>
        Promise.resolve({
          passages: rows.flatMap(row =>
            row.passages.map(one => ({
              item: row.item,
              plan: row.plan,
              passage: one,
              coverage: 1,
              headCoverage: 1,
              score: row.score,
              spans: [],
            })),
          ),
          milestones: [],
        }),
    },
    getItem: {
      run: ({ itemId }: { itemId: string }) => {
        const row = rows.find(one => one.item.itemId === itemId);
        return Promise.resolve({ item: row ? detailOf(row) : null });
      },
    },
    lookupFacts: {
      run: ({ kinds }: { kinds: string[] }) =>
        Promise.resolve({
          series: rows.flatMap(({ facts, ...row }) =>
            Array.from(
              Map.groupBy(
                facts.filter(({ kind }) => kinds.includes(kind)),
                ({ metric }) => metric,
              ),
              ([metric, own]) => ({
                ...row,
                metric,
                facts: own,
                coverage: 1,
                metricCoverage: 1,
                headCoverage: 1,
              }),
            ),
          ),
        }),
    },
  };
  return stub as unknown as Tools;
}

const nos = (draft: Draft) => listIn(draft)?.items.map(one => one.item.itemNo) ?? [];

const many = (where: 'title' | 'text') =>
  toolsOver(Array.from({ length: 20 }, (_, i) => ({ itemNo: String(i + 1), where })));

describe('a list by theme', () => {
  it('holds what deals with it and what likely does, closest first, and not what names it in passing', async () => {
    const tools = toolsOver([
      { itemNo: '3', grade: 'about' },
      { itemNo: '1', grade: 'likely', where: 'text' },
      { itemNo: '2', grade: 'mentions', where: 'text' },
    ]);
    expect(nos(await planList(ask('水切りに関する項目を全部教えて'), tools))).toEqual(['3', '1']);
  });

  it('tells apart what only touches it: named in passing, near in meaning, or far behind what says it', async () => {
    const tools = toolsOver([
      { itemNo: '1' },
      { itemNo: '2', grade: 'likely', where: 'text', score: 0.1 },
      { itemNo: '3', grade: 'mentions', where: 'text', score: 0.2 },
      { itemNo: '4', grade: 'near', where: 'text', score: 0.05 },
    ]);
    const blocks = blocksOf(await planList(ask('水切りに関する項目を全部教えて'), tools));
    const told = blocks.flatMap(block =>
      block.form === 'list' ? [[block.beside === true, ...block.items.map(one => one.item.itemNo)]] : [],
    );
    expect(told).toEqual([
      [false, '1'],
      [true, '3', '2', '4'],
    ]);
  });

  it('shows beside it the other parts of a series, and what the search has near', async () => {
    const tools = toolsOver([
      { itemNo: '1', title: '里親制度の活用：花壇' },
      { itemNo: '2', title: '里親制度の活用：水路', grade: 'none' },
      { itemNo: '3', title: '川の清掃', grade: 'none', found: true },
      { itemNo: '4', title: '職員の研修', grade: 'none' },
    ]);
    const blocks = blocksOf(await planList(ask('花壇に関する項目を全部教えて'), tools));
    expect(blocks.map(block => (block.form === 'list' ? block.items.map(one => one.item.itemNo) : []))).toEqual([
      ['1'],
      ['2', '3'],
    ]);
  });

  it('ends where a reader tires, unless the titles say the theme themselves', async () => {
    expect(nos(await planList(ask('水切りに関する項目を全部教えて'), many('text')))).toHaveLength(12);
    expect(nos(await planList(ask('水切りに関する項目を全部教えて'), many('title')))).toHaveLength(20);
  });

  it('holds no headings, unless they are asked for', async () => {
    const tools = toolsOver([{ itemNo: '施策1', kind: 'heading' }, { itemNo: '1-1' }]);
    expect(nos(await planList(ask('水切りに関する項目を全部教えて'), tools))).toEqual(['1-1']);
    expect(nos(await planList(ask('水切りに関する施策を全部教えて'), tools))).toEqual(['施策1']);
  });

  it('is none where nothing deals with the theme: the nearest is named instead', async () => {
    const draft = await planList(
      ask('水切りに関する項目を全部教えて'),
      toolsOver([{ itemNo: '2', grade: 'mentions', where: 'text' }]),
    );
    expect(draft).toMatchObject({
      status: 'not_found',
      reason: { code: 'nothing', nearest: [{ item: { itemNo: '2' } }] },
    });
  });

  it('is none for a section that no plan names, whatever resembles its name', async () => {
    const draft = await planList(ask('宇宙船課が担当する項目を全部教えて'), toolsOver([{ itemNo: '1' }]));
    expect(draft.status).toBe('not_found');
  });

  it('is counted only where all of it is sure', async () => {
    const question = ask('水切りに関する項目は何項目ありますか');
    expect(listIn(await planList(question, toolsOver([{ itemNo: '1' }, { itemNo: '2' }])))?.counted).toBe(true);
    const unsure = toolsOver([{ itemNo: '1' }, { itemNo: '2', grade: 'likely', where: 'text' }]);
    expect(listIn(await planList(question, unsure))?.counted).toBe(false);
  });

  it('quotes what is done, of each city once, where that is asked', async () => {
    const tools = toolsOver([
      { itemNo: '1', texts: ['水切りの器具を配る。', '予算は変わらない。'] },
      { itemNo: '2', texts: ['水切りの講座を開く。'] },
      { itemNo: '3', of: otherPlan, texts: ['水切りを呼びかける。'] },
    ]);
    const draft = await planList(ask('水切りについて各市は何をやることにしていますか'), tools);
    expect(blocksOf(draft).map(block => (block.form === 'quote' ? block.quote : block.form))).toEqual([
      'list',
      '水切りの器具を配る。',
      '水切りを呼びかける。',
    ]);
  });

  it('shows the indicator that is nearest to the theme, where that is asked', async () => {
    const facts = [
      { metric: '職員の数', fiscalYear: 2025 },
      { metric: '水切りをする店の数', fiscalYear: 2025 },
    ];
    const draft = await planList(
      ask('水切りの店の数を物差しにしている項目を全部挙げてください'),
      toolsOver([{ itemNo: '1', facts }, { itemNo: '2' }]),
    );
    expect(listIn(draft)?.items.map(one => one.fact?.metric)).toEqual(['水切りをする店の数', undefined]);
  });
});

describe('a list by a word of the title', () => {
  const tools = toolsOver([
    { itemNo: '1', title: '里親制度の改善' },
    { itemNo: '2', title: '花壇の手入れ（里親制度）' },
    { itemNo: '3', title: '水路の掃除' },
  ]);
  it.each([
    '名前に「里親制度」と入っている取組はどれですか',
    '「里親制度」という言葉が名前に入る項目を全部',
    '里親制度と名前についている事業はどれとどれ',
  ])('%s', async text => {
    const draft = await planTitled(ask(text), tools);
    expect(draft && nos(draft)).toEqual(['1', '2']);
  });

  it('is counted where the number is asked for, and is none of what only deals with it', async () => {
    const counted = await planTitled(ask('名前に里親制度と入る項目は何件ありますか'), tools);
    expect(counted && listIn(counted)).toMatchObject({ counted: true });
    expect(await planTitled(ask('里親制度に関する取組はどれですか'), tools)).toBeNull();
  });
});

describe('a list by what a target is', () => {
  const tools = toolsOver([
    { itemNo: '1', facts: [{ kind: 'final_target', valueText: '（未定）', value: null }] },
    { itemNo: '2', facts: [{ kind: 'final_target', valueText: '決定', value: null }] },
    { itemNo: '3', facts: [{ kind: 'final_target', valueText: '12', value: 12 }] },
  ]);
  it('holds those that are 未定, or those in words', async () => {
    expect(nos(await planList(ask('最終年度の目標値が未定の項目はどれですか'), tools))).toEqual(['1']);
    expect(nos(await planList(ask('目標がまだ決まっとらん項目は何件あるの'), tools))).toEqual(['1']);
    expect(nos(await planList(ask('数値目標がない項目をすべて挙げて'), tools))).toEqual(['1', '2']);
  });
});

describe('names that one sentence puts side by side', () => {
  const tools = toolsOver([
    {
      itemNo: '1',
      texts: [
        '・花壇を借りている市:12(県内;東町市)・水路を守る取組を行っている市:4(県内;青葉市･若葉市･朝日市)',
        '青葉市、若葉市などと話す。',
      ],
    },
  ]);
  it('are counted, those of the sentence that is nearest', async () => {
    const draft = await planCountedNames(ask('水路を守る取組を行っている県内の市は何市ですか'), tools);
    expect(draft && blocksOf(draft)).toMatchObject([
      { form: 'parts', counter: '市', parts: [{ quote: '青葉市' }, { quote: '若葉市' }, { quote: '朝日市' }] },
    ]);
  });

  it('are not counted where an indicator or a year is named', async () => {
    expect(await planCountedNames(ask('水路を守る市の数は令和7年度に何市ですか'), tools)).toBeNull();
  });

  it('are not counted where the sentence leaves some out, nor where no number is asked for', async () => {
    const open = toolsOver([{ itemNo: '1', texts: ['青葉市、若葉市などと話す。'] }]);
    expect(await planCountedNames(ask('水路を守る市は何市ですか'), open)).toBeNull();
    expect(await planCountedNames(ask('水路を守る市はどこですか'), tools)).toBeNull();
  });
});

describe('what one item names', () => {
  it('is quoted from its text, where no items are asked for', async () => {
    const tools = toolsOver([
      { itemNo: '1', texts: ['安全に努める。', '直す路線は、市道1号線、市道2号線、市道3号線。'] },
      { itemNo: '2' },
    ]);
    const [block, ...more] = blocksOf(await planList(ask('直す路線はどれとどれですか'), tools));
    expect(more).toEqual([]);
    expect(block).toMatchObject({ form: 'quote', quote: '直す路線は、市道1号線、市道2号線、市道3号線。' });
  });

  it('is given as a row, where the row lists more of it than any text', async () => {
    const metric = '市税、水道料、保育料の収納率';
    const tools = toolsOver([{ itemNo: '1', texts: ['債権の収納に努める。'], facts: [{ metric, fiscalYear: 2025 }] }]);
    const [block] = blocksOf(await planList(ask('収納率を上げる債権は何と何ですか'), tools));
    expect(block).toMatchObject({ form: 'values', facts: [{ metric }] });
  });
});

const graded = (metric: string) => ({
  item,
  plan,
  fact: fact({ kind: 'grade', metric, valueText: 'Ａ', value: null }),
});

describe('grades', () => {
  it('of one item: the aspects that were given the letter', async () => {
    const facts = [
      { kind: 'grade' as const, metric: '効率', valueText: 'Ａ', value: null },
      { kind: 'grade' as const, metric: '水準', valueText: 'Ｂ', value: null },
    ];
    const question = ask('1-1の評価で「Ａ」がついた観点をすべて挙げてください', { itemNos: ['1-1'] });
    const draft = await planAspects(question, toolsOver([{ itemNo: '1-1', facts }]));
    expect(draft && blocksOf(draft)).toMatchObject([{ form: 'parts', parts: [{ fact: { metric: '効率' } }] }]);
  });

  it('of sheets that say it under names of their own have no name in common', () => {
    expect(gradeName([graded('効率'), graded('効率')])).toBe('効率 Ａ');
    expect(gradeName([graded('効率'), graded('自己評価')])).toBe('評価');
  });

  it('are words of a theme as well: 計画どおり is looked for in items where no grade says it', async () => {
    expect(
      nos(await planList(ask('計画どおりの水切りに関する項目を全部教えて'), toolsOver([{ itemNo: '1' }]))),
    ).toEqual(['1']);
  });
});

describe('lists and counts of a real index', () => {
  let catalogue: Catalogue & Listings;
  let tools: Tools;
  let close: () => void;
  beforeAll(async () => {
    ({ catalogue, close } = await openListingTown());
    const lookup = { texts: () => Promise.resolve({ passages: [], milestones: [] }) } as unknown as Lookup;
    tools = createTools({ catalogue, lookup });
  });
  afterAll(() => {
    close();
  });
  const answer = async (text: string) => {
    const question = understand(text, { plans: await catalogue.plans(), scope: await catalogue.scope(text) });
    return planList(question, tools);
  };

  it.each<[question: string, expected: string[], why: string]>([
    ['土木部の道露課が担当する事業を全部教えて', ['1-101', '1-102'], 'a section with a slip'],
    ['「緑を増やす」の施策に入る事業を全部挙げて', ['2-101'], 'a part of a title in brackets before the level'],
    ['施策02のその他の関連の事業を列挙して', ['施策02・木を植える日'], 'projects without a number'],
    ['道路課の事業で、起債を当てにしているのはどれ', ['1-101'], 'a nought is no bond'],
    [
      '施策01は借金を減らして進めるとこだったかと。主な事業を全部',
      ['1-101', '1-102'],
      'a matter spoken of is no filter',
    ],
  ])('%s: %j (%s)', async (question, expected) => {
    expect(nos(await answer(question))).toEqual(expected);
  });

  it('are none for a part that no plan has by that number', async () => {
    expect((await answer('さくら野市の施策77の事業を全部')).status).toBe('not_found');
    expect(nos(await answer('さくら野市 施策02 事業 一覧'))).toEqual(['2-101']);
  });

  it('counts in the asker’s own counter', async () => {
    expect(listIn(await answer('施策は全部で何本ありますか'))).toMatchObject({ counted: true, counter: '本' });
    expect(listIn(await answer('施策はいくつありますか'))?.counter).toBeUndefined();
  });
});
