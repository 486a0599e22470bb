/** Two invented cities' plans in a real index, for tests of retrieval: small enough to know by heart. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexContent } from '../../ingest/index-content.ts';
import type { Group } from '../../ingest/thesaurus/schema.ts';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { Fact, Item, Passage, Plan } from '../../src/domain/records.ts';
import { localEmbedder } from '../../src/embed/local.ts';
import { createCatalogue } from '../../src/retrieve/catalogue.ts';
import { openLanguage } from '../../src/retrieve/language.ts';
import { openStore, writeIndex } from '../../src/store/lance.ts';
import { SCHEMA_VERSION } from '../../src/store/store.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';

export const plan = (
  planId: string,
  city: string,
  planTitle: string,
  fiscalYears: Plan['fiscalYears'] = [2024, 2026],
): Plan => ({
  planId,
  city,
  planTitle,
  family: 'sample',
  fiscalYears,
  publisher: null,
  url: null,
  published: null,
  file: `${planId}.txt`,
});

export const PLANS = [
  plan('sakurano', 'さくら野市', 'さくら野市総合計画実施計画'),
  plan('minato', 'みなと市', '行政改革プラン'),
];

export interface Sketch {
  planId: string;
  itemNo: string;
  title: string;
  kind?: Item['kind'];
  alsoNos?: string[];
  departments?: string[];
  place?: string;
  links?: Item['links'];
  /** Indicator and its year; a target of 10 unless told otherwise. */
  facts?: [metric: string, fiscalYear: number, rest?: Partial<Fact>][];
  texts?: string[];
}

export const SKETCHES: Sketch[] = [
  {
    planId: 'sakurano',
    itemNo: '施策1',
    kind: 'heading',
    title: '環境にやさしい暮らし',
    texts: ['ごみの減量、公園の緑、きれいな川など、環境にやさしい暮らしを広げます。'],
  },
  {
    planId: 'sakurano',
    itemNo: '1-1',
    title: 'ごみ減量推進事業',
    departments: ['環境部 ごみ対策課'],
    place: '環境にやさしい暮らし',
    facts: [
      ['可燃ごみの排出量', 2024],
      ['可燃ごみの排出量', 2025],
    ],
    texts: ['家庭から出る可燃ごみを減らすため、生ごみの水切りを呼びかけます。', '分別の手引きを全世帯に配ります。'],
  },
  {
    planId: 'sakurano',
    itemNo: '1-2',
    title: '公園花壇管理事業',
    departments: ['都市部 公園緑地課'],
    place: '環境にやさしい暮らし',
    facts: [['花壇の数', 2024]],
    texts: ['市民協働で公園の花壇に球根を植え、花を育てます。', '花壇の近くにごみが捨てられることが課題です。'],
  },
  {
    planId: 'sakurano',
    itemNo: '2-1',
    title: '職員の働き方改革',
    alsoNos: ['(3)①'],
    departments: ['総務部 職員課'],
    facts: [['時間外勤務の平均時間', 2026]],
    texts: ['職員の時間外勤務を減らし、休暇を取りやすくします。'],
  },
  {
    planId: 'sakurano',
    itemNo: '2-2',
    title: '学校給食の公会計化',
    departments: ['教育部 給食課'],
    facts: [['給食費の収納率', 2025]],
    texts: ['給食費を市の歳入として扱い、教員の負担を軽くします。'],
  },
  {
    planId: 'minato',
    itemNo: '1-1',
    title: '職員の健康管理',
    departments: ['総務課'],
    facts: [['健康診断の受診率', 2024]],
    texts: ['時間外勤務が続く職員に医師の面談をすすめます。'],
  },
  {
    planId: 'minato',
    itemNo: '1-2',
    title: '港の清掃活動',
    departments: ['港湾課'],
    facts: [['参加者数', 2024]],
    texts: ['毎月、港の海岸に流れ着いたごみを拾い集めます。', '集めたごみの量を公表します。'],
  },
];

const idOf = ({ planId, itemNo }: Sketch) => `${planId}:${itemNo}`;

function recordsOf(sketches: readonly Sketch[]): { items: Item[]; facts: Fact[]; passages: Passage[] } {
  const source = ({ planId }: Sketch, line: number) => ({ file: `${planId}.txt`, lineStart: line, lineEnd: line });
  return {
    items: sketches.map((sketch, i) => ({
      itemId: idOf(sketch),
      planId: sketch.planId,
      kind: sketch.kind ?? 'item',
      itemNo: sketch.itemNo,
      alsoNos: sketch.alsoNos ?? [],
      title: sketch.title,
      departments: sketch.departments ?? [],
      relatedDepartments: [],
      place: sketch.place === undefined ? [] : [{ label: '施策', no: '1', title: sketch.place }],
      marks: [],
      links: sketch.links ?? [],
      source: source(sketch, i * 100 + 1),
    })),
    facts: sketches.flatMap((sketch, i) =>
      (sketch.facts ?? []).map(([metric, fiscalYear, rest], n): Fact => ({
        factId: `${idOf(sketch)}#${String(n + 1)}`,
        itemId: idOf(sketch),
        planId: sketch.planId,
        metric,
        kind: 'target',
        fiscalYear,
        valueText: '10',
        value: 10,
        unit: '',
        source: source(sketch, i * 100 + 10 + n),
        ...rest,
      })),
    ),
    passages: sketches.flatMap((sketch, i) =>
      (sketch.texts ?? []).map((text, n) => ({
        passageId: `${idOf(sketch)}@${String(n + 1)}`,
        itemId: idOf(sketch),
        planId: sketch.planId,
        section: '事業内容',
        text,
        fiscalYear: null,
        source: source(sketch, i * 100 + 20 + n),
      })),
    ),
  };
}

/** Builds the index as ingestion does, and opens it. */
export async function openTown(
  sketches = SKETCHES,
  { groups = [], cities = PLANS }: { groups?: readonly Group[]; cities?: Plan[] } = {},
): Promise<{ catalogue: Catalogue; close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'navi-town-'));
  const tokenizer = await loadTokenizer();
  const records = { plans: cities, ...recordsOf(sketches), problems: [] };
  await writeIndex(folder, await indexContent(records, { hash: 'town', groups, tokenizer }));
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
