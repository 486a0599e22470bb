/** Invented cities' plans with headings, marks, leading projects and money, in a real index: for tests of lists and sums. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexContent } from '../../ingest/index-content.ts';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { Listings } from '../../src/domain/listings.ts';
import type { Fact, Item, Plan } from '../../src/domain/records.ts';
import { localEmbedder } from '../../src/embed/local.ts';
import { createCatalogue } from '../../src/retrieve/catalogue.ts';
import { openLanguage } from '../../src/retrieve/language.ts';
import { openStore, writeIndex } from '../../src/store/lance.ts';
import { SCHEMA_VERSION } from '../../src/store/store.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';
import { plan } from '../retrieve/town.ts';

type Place = Item['place'];
type Part = [label: string, no: string, title: string];
interface Sketch extends Partial<Omit<Item, 'place' | 'itemNo'>> {
  itemNo: string;
  place?: Part[];
  /** Kind, year (or first and last), text; the number and unit are read from it. */
  facts?: [kind: Fact['kind'], year: number | [number, number] | null, valueText: string, metric?: string][];
}

const MACHI: Part = ['分野', '', 'まち力'];
const HITO: Part = ['分野', '', 'ひと力'];
const MIDORI: Part = ['分野', '', 'みどり力'];
const S1: Part = ['施策', '01', '道路と橋をととのえる'];
const S2: Part = ['施策', '02', '公園と緑を増やす'];
const S3: Part = ['施策', '03', '学びを支える'];
const PILLAR: Part = ['柱', 'Ⅰ', '人を育てる'];
const LEARN: Part = ['区分', '(1)', '学ぶ'];

const heading = (itemNo: string, title: string, place: Part[] = [], facts: Sketch['facts'] = []): Sketch => ({
  kind: 'heading',
  itemNo,
  title,
  place,
  facts,
});
const total = (valueText: string): Sketch['facts'] => [['budget_total', [2024, 2025], valueText, '計画事業費']];
const project = (no: string): Item['links'][number] => ({ rel: 'leading_project', itemNo: `重点プロジェクト${no}` });

export const PLANS: Plan[] = [
  plan('sakurano', 'さくら野市', 'さくら野市総合計画実施計画'),
  plan('minato', 'みなと市', 'みなと市行政改革プラン'),
  plan('oki', 'おき市', 'おき市長大計画'),
];

const SAKURANO: Sketch[] = [
  heading('第1章', 'はじめに'),
  heading('重点プロジェクト①', 'みんなの緑プロジェクト'),
  heading('重点プロジェクト②', '学びのまちプロジェクト'),
  heading('まち力', 'まち力', [], total('600')),
  heading('ひと力', 'ひと力', [], total('90')),
  heading('みどり力', 'みどり力', [], total('250')),
  heading('施策01', S1[2], [MACHI]),
  heading('施策02', S2[2], [MIDORI]),
  heading('施策03', S3[2], [HITO]),
  {
    itemNo: '1-101',
    title: '橋の修繕事業',
    departments: ['土木部 道路課'],
    relatedDepartments: ['財政課', '道路課 点検担当'],
    place: [MACHI, S1],
    facts: [
      ['budget_total', [2024, 2025], '400千円'],
      ['budget_bond', [2024, 2025], '100千円'],
      ['budget_general', [2024, 2025], '300千円'],
      ['target', 2024, '3橋', '直した橋の数'],
      ['target', 2025, '5橋', '直した橋の数'],
    ],
  },
  {
    itemNo: '1-102',
    title: '道路の点検事業',
    departments: ['土木部 道路課 点検担当'],
    place: [MACHI, S1],
    marks: ['Ｒ６新規'],
    facts: [
      ['budget_total', [2024, 2025], '200千円'],
      ['budget_bond', [2024, 2025], '0千円'],
    ],
  },
  {
    itemNo: '2-101',
    title: '公園の花壇事業',
    departments: ['都市部 公園課'],
    relatedDepartments: ['道路課'],
    place: [MIDORI, S2],
    links: [project('①')],
    marks: ['Ｒ７新規'],
    alsoNos: ['施策03の2'],
    facts: [
      ['budget_total', [2024, 2025], '250千円'],
      ['target', 2024, '90％未満', '枯れる割合'],
      ['target', 2025, '85％', '枯れる割合'],
      ['target', 2026, '80％', '枯れる割合'],
    ],
  },
  {
    itemNo: '施策02・木を植える日',
    kind: 'related',
    title: '木を植える日',
    departments: ['都市部 公園課'],
    place: [MIDORI, S2],
    links: [project('①')],
  },
  {
    itemNo: '3-101',
    title: '図書館の開館時間を延ばす',
    departments: ['教育部 図書館', '総務部 職員課'],
    place: [HITO, S3],
    links: [project('①'), project('②')],
    facts: [
      ['budget_total', [2024, 2025], '90千円'],
      ['target', 2024, '0.1億円', '寄附の額（累計）'],
      ['target', 2025, '0.3億円', '寄附の額（累計）'],
    ],
  },
];

const MINATO: Sketch[] = [
  {
    itemNo: '(1)①',
    title: '職員の研修',
    departments: ['職員課'],
    place: [PILLAR, LEARN],
    marks: ['新規'],
    facts: [['target', 2025, '12時間', '一人当たりの研修時間（1か月）']],
  },
  { itemNo: 'Ⅰ(1)', kind: 'heading', title: '学ぶ', place: [PILLAR] },
  {
    itemNo: '(1)②',
    title: '手数料の見直し',
    departments: ['財政課'],
    place: [PILLAR, LEARN],
    marks: ['継続'],
    facts: [['target', 2025, '150時間', '一人当たりの研修時間']],
  },
];

/** More items than one page, one condition or one search holds. */
export const MANY = 2300;
const OKI = Array.from({ length: MANY }, (_, i): Sketch => ({
  itemNo: `1-${String(i + 1)}`,
  title: `海の見守り その${String(i + 1)}`,
  departments: [i % 2 === 0 ? '海洋課' : '漁港課'],
  place: [['方針', '1', '海を守る']],
  facts: [['effect_expected', 2024, '1千円', '効果見込額']],
}));

function recordsOf(planId: string, sketches: readonly Sketch[]) {
  const items = sketches.map(({ facts: _facts, place = [], ...sketch }, i): Item => ({
    itemId: `${planId}:${sketch.itemNo}`,
    planId,
    kind: 'item',
    title: sketch.itemNo,
    alsoNos: [],
    departments: [],
    relatedDepartments: [],
    marks: [],
    links: [],
    source: { file: `${planId}.txt`, lineStart: i + 1, lineEnd: i + 1 },
    ...sketch,
    place: place.map(([label, no, title]): Place[number] => ({ label, no, title })),
  }));
  const facts = sketches.flatMap(({ itemNo, facts: own = [] }, i) =>
    own.map(([kind, year, valueText, metric = '事業費'], n): Fact => {
      const [, number, unit = ''] = /^(-?[\d.,]+)([^未以超]*)/u.exec(valueText.normalize('NFKC')) ?? [];
      return {
        factId: `${planId}:${itemNo}#${String(n + 1)}`,
        itemId: `${planId}:${itemNo}`,
        planId,
        metric,
        kind,
        fiscalYear: typeof year === 'number' ? year : null,
        ...(Array.isArray(year) && { period: year }),
        valueText,
        value: number === undefined ? null : Number(number.replaceAll(',', '')),
        unit: unit === '' && kind.startsWith('budget') ? '千円' : unit,
        source: { file: `${planId}.txt`, lineStart: i + 1, lineEnd: i + 1 },
      };
    }),
  );
  return { items, facts };
}

export async function openListingTown(): Promise<{ catalogue: Catalogue & Listings; close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'navi-lists-'));
  const tokenizer = await loadTokenizer();
  const parts = [recordsOf('sakurano', SAKURANO), recordsOf('minato', MINATO), recordsOf('oki', OKI)];
  const [items, facts] = [parts.flatMap(part => part.items), parts.flatMap(part => part.facts)];
  const content = await indexContent(
    { plans: PLANS, items, facts, passages: [], problems: [] },
    { hash: 'lists', groups: [], tokenizer },
  );
  await writeIndex(folder, content);
  const store = await openStore(folder, { schemaVersion: SCHEMA_VERSION, tokenizerId: tokenizer.id });
  const language = await openLanguage(store, tokenizer);
  const embedder = localEmbedder(await store.termVectors(), language.tokenizer);
  return {
    catalogue: createCatalogue({ store, language, embedder }),
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
