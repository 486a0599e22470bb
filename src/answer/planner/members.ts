/** What one item names in its own text (路線・学校・機関 …): 「どの路線」 is answered with the passage, not with a list of items. */
import { isDealing, type ItemDetail } from '../../domain/catalogue.ts';
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft, Subject } from '../draft.ts';
import type { Question } from '../question.ts';
import { bestQuote, likenessToQuestion } from '../best-quote.ts';

/** Nouns for what an item's text lists; items themselves go by none of them. */
const MEMBER =
  '(?:路線|道路|市道|学校|小学校|中学校|公園|施設|団体|機関|企業|債権|税目|観点|地区|地域|場所|箇所|自治体|市町村|書類|証明書|講座|資格|駐車場|橋|駅|協定|国|品目|サービス)';
const ASKS_MEMBERS = new RegExp(
  `(${MEMBER})(?:の名(?:前|称))?(?:は|って|を|には)?、?(?:どれとどれ|何と何|なにとなに|どことどこ|どれ|どこ|すべて|全て|全部|ぜんぶ|列挙|一覧|挙げ)`,
  'u',
);

/** 「がん検診の部位を挙げて」, 「効果を四点」, 「何号線があるか」: a noun of its own, and none of items, plans or cities. */
const OBJECT =
  /([\p{Script=Han}\p{Script=Katakana}ー]+)(?:の名(?:前|称))?(?:を|は|って)、?(?:[\d一二三四五六七八九十]+(?:つ|個|点|件|種類))?(?:すべて|全て|全部|ぜんぶ)?(?:挙げ|あげて|列挙|書き出|どれとどれ|何と何)|何([\p{Script=Han}\p{Script=Katakana}ー]{1,4})(?:が|は)(?:ある|あり)/u;
const NO_OBJECT = /(?:項目|事業|取組|施策|計画|プラン|市|課|部|話|件|名前|名称|一覧|全部|全て|以上)$/u;

/** Something that stands in the text of one item is asked for, and no item. */
export function asksOfText({ text, noun, operation, everything }: Question): boolean {
  if (noun !== null || (operation !== 'list' && !everything)) return false;
  const [, named, counted] = OBJECT.exec(text.normalize('NFKC')) ?? [];
  const object = named ?? counted;
  return object !== undefined && !NO_OBJECT.test(object);
}

export const asksMembers = ({ text, noun, operation, everything }: Question): boolean =>
  noun === null && (operation === 'list' || everything) && ASKS_MEMBERS.test(text);

/** A text that lists things: 市税、国民健康保険料、介護保険料. */
const listed = (text: string): number => text.match(/(?<=\S)[、・]/gu)?.length ?? 0;
const lists = (text: string): boolean => listed(text) >= 2;

/** The item that the question means: the first of those that deal with it. */
async function itemMeant({ about, itemNos, cities, planIds }: Question, tools: Tools): Promise<ItemDetail | null> {
  const narrow = { ...(cities.length > 0 && { cities }), ...(planIds.length > 0 && { planIds }) };
  if (itemNos.length > 0 || about === '') return null;
  const { subject } = await tools.relatedItems.run({ about, ...narrow });
  const first = subject.find(one => isDealing(one) && one.kind !== 'heading');
  return first ? (await tools.getItem.run({ itemId: first.itemId })).item : null;
}

function subjectOf({ plan, facts: _facts, passages: _passages, city: _city, planTitle: _title, ...item }: ItemDetail) {
  return { item, plan } satisfies Subject;
}

/** The rows and indicators that list things, in the years that are asked for, nearest to the question first. */
function rowsOf(subject: Subject, facts: readonly Fact[], { text, fiscalYears }: Question): Block[] {
  const inYears = ({ fiscalYear }: Fact) =>
    fiscalYears.length === 0 || (fiscalYear !== null && fiscalYears.includes(fiscalYear));
  const telling = facts.filter(({ kind }) => kind === 'milestone' || kind === 'target' || kind === 'baseline');
  const rows = Array.from(Map.groupBy(telling.filter(inYears), ({ metric }) => metric).values());
  const near = (own: readonly Fact[]) =>
    Math.max(...own.map(({ metric, valueText }) => likenessToQuestion(`${metric} ${valueText}`, text)));
  return rows
    .filter(own => own.some(({ metric, valueText }) => lists(metric) || lists(valueText)))
    .filter(own => near(own) > 0)
    .toSorted((a, b) => near(b) - near(a))
    .map(own => ({ form: 'values', ...subject, facts: own }));
}

/** null where no single item is meant, or it says nothing of the kind. */
export async function planMembers(question: Question, tools: Tools): Promise<Draft | null> {
  const detail = await itemMeant(question, tools);
  if (!detail) return null;
  const subject = subjectOf(detail);
  const { text } = question;
  const near = detail.passages
    .map(passage => ({ passage, quote: bestQuote(passage.text, text) }))
    .toSorted((a, b) => likenessToQuestion(b.quote, text) - likenessToQuestion(a.quote, text));
  const quotes = near.slice(0, 1).map((found): Block => ({ form: 'quote', ...subject, ...found }));
  const [row] = rowsOf(subject, detail.facts, question);
  const inRow =
    row?.form === 'values' ? Math.max(...row.facts.flatMap(fact => [fact.metric, fact.valueText]).map(listed)) : 0;
  // Of a text and a row, the one that lists more of them answers.
  const answer = row && inRow > listed(near[0]?.quote ?? '') ? row : quotes[0];
  return answer ? { status: 'answered', blocks: [answer] } : null;
}
