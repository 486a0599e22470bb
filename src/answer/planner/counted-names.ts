/** How many things of a sort one sentence names (何市, いくつの大学): each name is quoted, and what is counted is what is quoted. */
import type { Passage } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { likenessToQuestion } from '../best-quote.ts';
import { isText } from '../cue.ts';
import type { Draft, Part, Subject } from '../draft.ts';
import type { Question } from '../question.ts';
import { unitFits } from '../question/counter.ts';
import { subjectOf } from './scope.ts';
import { textItems } from './text-items.ts';
import { valuesMeant } from './values.ts';

const HAN = '[\\p{Script=Han}ヶケヵ々ノ]';
const END = '(?![\\p{Script=Han}ー])';
/** What a name of such a sort looks like, and what it is counted in. */
const SORTS: readonly [asked: RegExp, name: string, counter: string | null][] = [
  [/市(?:や|と|・|)(?:町|村|まち)|市町村?|まち/u, `${HAN}{1,5}[市町村]${END}`, '市町'],
  [/自治体/u, `${HAN}{1,5}[市町村県]${END}`, '自治体'],
  [/市/u, `${HAN}{1,5}市${END}`, '市'],
  [/町/u, `${HAN}{1,5}町${END}`, '町'],
  [/大学/u, `${HAN}{1,8}大学${END}`, '大学'],
  [/小学校|中学校|学校|校/u, `${HAN}{1,6}(?:小|中|小学校|中学校|高等学校)${END}`, '校'],
];
const SORT = '(市(?:や|と|・)?(?:町村?|まち)|市|町|まち|自治体|大学|小学校|中学校|学校|校)';
const MANY = '(?:いくつ|なんぼ|何(?:つ|個|か所|件))';
const ASKED = [
  `何(市町村?|市|町|校|大学|自治体)(?!目|民|役|内)`,
  `${MANY}の${SORT}`,
  `${SORT}(?:は|って|が|、)(?:[^。?]{0,20}(?:では|で|に|には))?、?(?:全部で)?${MANY}`,
].map(form => new RegExp(form, 'u'));

/** 「大学はどことどこ」, 「近くの市や町はどこどこ」: several are asked for, not how many. */
const WHICH = new RegExp(
  `${SORT}(?:の?(?:名前|名))?(?:は|って|が|を|、|\\s)*(?:どこ(?:と|)どこ|何と何|どれとどれ|全部|すべて|全て)`,
  'u',
);

/** Items that are looked through, likeliest first. */
const LIKELIEST = 5;
const NEAREST = 5;
/** Pairs of letters that a sentence shares with the subject. */
const NEAR = 2;
const SEPARATOR = '(?:[、，・･,]|及び|や|と)?\\s*';

interface Run {
  names: string[];
  passage: Passage;
  /** Its sentence. */
  said: string;
}

/** Names of one sort side by side; 「…など」 leaves the number open. */
function runsIn(passage: Passage, name: string): Run[] {
  const runs = new RegExp(`(?:${name}${SEPARATOR}){2,}`, 'gu');
  return Array.from(passage.text.matchAll(runs)).flatMap(({ 0: run, index }): Run[] => {
    const end = index + run.length;
    if (/^[)）」]?(?:など|等|ほか|その他)/u.test(passage.text.slice(end))) return [];
    const names = [...new Set(run.match(new RegExp(name, 'gu')) ?? [])];
    const rest = passage.text.slice(end).search(/[。●◆■○]|$/u);
    const before = passage.text.slice(0, index);
    const start = Math.max(before.lastIndexOf('。'), before.search(/[・●◆■○][^・●◆■○]*$/u), 0);
    return names.length > 1 ? [{ names, passage, said: passage.text.slice(start, end + rest) }] : [];
  });
}

async function bestRun({ item }: Subject, name: string, { about }: Question, tools: Tools): Promise<Run | undefined> {
  const { item: detail } = await tools.getItem.run({ itemId: item.itemId });
  return (detail?.passages ?? [])
    .filter(({ section }) => isText(section))
    .flatMap(passage => runsIn(passage, name))
    .toSorted((a, b) => likenessToQuestion(b.said, about) - likenessToQuestion(a.said, about))[0];
}

async function nearItems({ about, cities, planIds }: Question, tools: Tools): Promise<Subject[]> {
  const { hits } = await tools.searchItems.run({ query: about, limit: NEAREST });
  const meant = hits.filter(
    ({ city, planId }) =>
      (cities.length === 0 || cities.includes(city)) && (planIds.length === 0 || planIds.includes(planId)),
  );
  if (meant.length === 0) return [];
  const { items } = await tools.listItems.run({ itemIds: meant.map(({ itemId }) => itemId) });
  return meant.flatMap(({ itemId }) => items.filter(({ item }) => item.itemId === itemId)).map(subjectOf);
}

/** An indicator counts them already: its value is asked for. */
const OF_INDICATOR = /[\p{Script=Han}\p{Script=Katakana}](?:数|件数)(?:は|が|を|って|の)/u;
async function isMeasured(question: Question, counter: string, tools: Tools): Promise<boolean> {
  const { answering } = await valuesMeant(question, tools);
  return answering.some(({ answers }) =>
    answers.some(({ facts }) => facts.some(({ unit, value }) => value !== null && unitFits(unit, counter))),
  );
}

/** null where no number of names is asked for, or the likeliest items name none. */
export async function planCountedNames(question: Question, tools: Tools): Promise<Draft | null> {
  const text = question.text.normalize('NFKC');
  const number = ASKED.map(form => form.exec(text)?.[1]).find(sort => sort !== undefined);
  const asked = number ?? WHICH.exec(text)?.[1];
  const { fiscalYears, kinds } = question;
  if (asked === undefined || fiscalYears.length > 0 || kinds.length > 0 || OF_INDICATOR.test(text)) return null;
  if (number !== undefined && (await isMeasured(question, number, tools))) return null;
  // Of towns that are neighbours some are 市 and some 町, whatever the asker calls them.
  const [, name, unit] = SORTS.find(([sort]) => sort.test(number ?? asked.replace(/^[市町]$/u, 'まち'))) ?? [];
  if (name === undefined || unit === undefined) return null;
  const counter = number === undefined ? null : unit;
  const meant = await textItems({ ...question, kinds: [] }, tools);
  // What holds little of the asker's own words may name them all the same.
  const items = meant.length > 0 ? meant : await nearItems(question, tools);
  for (const item of items.slice(0, LIKELIEST)) {
    const run = await bestRun(item, name, question, tools);
    // A number must be of the sentence that is meant.
    if (!run || ((counter !== null || meant.length === 0) && likenessToQuestion(run.said, question.about) < NEAR))
      continue;
    const [first, ...more] = run.names.map((quote): Part => ({ passage: run.passage, quote }));
    if (!first) continue;
    const { item: subject, plan } = item;
    const parts: [Part, ...Part[]] = [first, ...more];
    return {
      status: 'answered',
      blocks: [{ form: 'parts', item: subject, plan, name: 'お尋ねのもの', parts, ...(counter && { counter }) }],
    };
  }
  return null;
}
