/**
 * Cells of a sheet's form (様式の欄) by what people call them, whatever sort of answer the words would ask for elsewhere:
 * 「法律で決まっている仕事なの」 is 法令上の位置づけ, 「どの予算に入っている」 予算事業名, 「誰のため」 主な対象; 外部評価 that nobody gave.
 */
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import { bare } from '../letters.ts';
import type { Question } from '../question.ts';
import { answered, MARK_ASKED, near, planMark } from './sheet-fields.ts';
import { quoteWhole } from './quoting.ts';
import { subjectOf } from './scope.ts';
import { textItems, type FoundPassage, type TextItem } from './text-items.ts';

interface Cell {
  asked: RegExp;
  fits: (found: FoundPassage) => boolean;
}

const CELLS: readonly Cell[] = [
  {
    asked:
      /法(?:律|令)?(?:で|に|上)[^。?]{0,8}(?:義務|決ま|きま|定め|定ま|位置|やれ|しなさい|規定)|法定(?:の|された)?(?:事務|仕事|事業)|法的な?(?:義務|位置|根拠)/u,
    fits: ({ passage: { text } }) => /法令上の位置/u.test(text),
  },
  {
    asked: /(?:どの|何という|何の|なんていう|どんな名前の)予算(?:事業)?(?!額)|予算(?:の|上の)(?:事業名|名前|名称)/u,
    fits: ({ passage: { section } }) => section === '予算事業名',
  },
  {
    asked:
      /(?:誰|だれ|どなた|どんな人|どういう人)(?:を|が|に)対象|対象(?:は|って|となるのは|になるのは)(?:誰|だれ|どんな人|どなた)|(?:誰|だれ)(?:の(?:ため|為)|向け)/u,
    fits: ({ passage: { section } }) => /^(?:主な)?対象(?:者)?$/u.test(section),
  },
];

/** What says of an item only that one of these is asked for. */
const SAYS_NOTHING =
  /(?:法律|法令)で?(?:やれ|しなさい)?(?:って|と)?(?:義務|決まっ?|定め).*$|(?:誰|だれ|どなた|どんな人)(?:を|が|に|の).*$|どの予算.*$/u;

/** An evaluation by someone else than who did the work. */
const BY_OTHERS =
  /(外部|第三者|有識者|市民)(?:の(?:人|方|委員|専門家|目)(?:たち)?(?:は|から|による|の|が)?、?[^。?]{0,8})?(?:に?よる)?評価(?!シート)/u;

const speaksOf = ({ passages, milestones }: TextItem, who: string): boolean =>
  passages.some(({ passage }) => `${passage.section} ${passage.text}`.includes(who)) ||
  milestones.some(({ fact }) => `${fact.metric} ${fact.valueText}`.includes(who));

/** The form has a cell for 外部評価, or for its own assessment alone; nobody has filled in the other. */
async function planNotAssessed(question: Question, tools: Tools): Promise<Draft | null> {
  const who = BY_OTHERS.exec(bare(question.text))?.[1];
  if (who === undefined || question.cities.length > 1) return null;
  const [item] = await textItems(
    { ...question, about: question.about.replaceAll(new RegExp(`${who}.*$`, 'gu'), ' ').trim() },
    tools,
  );
  if (!item || speaksOf(item, who)) return null;
  const { items } = await tools.listItems.run({ planIds: [item.plan.planId], kinds: ['grade'] });
  if (!items.some(one => one.item.itemId === item.item.itemId)) return null;
  const { fiscalYears } = question;
  return {
    status: 'not_found',
    reason: { code: 'blank', fiscalYears, kinds: ['grade'], subject: subjectOf(item), nearest: [] },
  };
}

/** 「次年度以降はどうする」「来年度以降も続けるの」: what was decided (継続実施), and what it says of the work to come. */
const FROM_NEXT = /(?:次|来|翌)年度以降/u;
const DECIDES = /どう|判断|決め|決ま|続け|続く|やめ|止め|終わ|継続|見直|廃止|評価|方向|方針|区分/u;

async function planFromNext(question: Question, tools: Tools): Promise<Draft | null> {
  const asked = bare(question.text);
  if (!FROM_NEXT.test(asked) || !DECIDES.test(asked) || question.operation !== 'value') return null;
  const about = question.about.replace(/(?:(?:次|来|翌)年度)?以降.*$/u, ' ').trim();
  for (const item of near(await textItems({ ...question, about, fiscalYears: [] }, tools), asked)) {
    const { item: detail } = await tools.getItem.run({ itemId: item.item.itemId });
    const facts = (detail?.facts ?? []).filter(({ kind, metric }) => kind === 'grade' && FROM_NEXT.test(metric));
    const years = facts.map(({ fiscalYear }) => fiscalYear);
    const says = item.passages.filter(
      ({ passage }) => FROM_NEXT.test(passage.section) && years.includes(passage.fiscalYear),
    );
    if (facts.length > 0)
      return {
        status: 'answered',
        blocks: [{ form: 'values', ...subjectOf(item), facts }, ...says.map(quoteWhole)],
      };
  }
  return null;
}

/** 「関係人口の取組は新規か継続か」: the words of the mark stand in a heading's text, and are no part of the subject. */
async function planMarkOf(question: Question, tools: Tools): Promise<Draft | null> {
  const { itemNos, operation, text } = question;
  if (itemNos.length > 0 || operation !== 'value' || !MARK_ASKED.test(bare(text))) return null;
  const about = question.about.replace(/(?:の?取り?組み?)?(?:は|って|の)?(?:区分|新規|継続).*$/u, ' ').trim();
  if (about === question.about || about === '') return null;
  return planMark(await textItems({ ...question, about }, tools), bare(text), question);
}

/** null where no such cell is asked for, or the item that is meant has none. */
export async function planFormCell(question: Question, tools: Tools): Promise<Draft | null> {
  const asked = bare(question.text);
  const none = await planNotAssessed(question, tools);
  if (none) return none;
  const next = await planFromNext(question, tools);
  if (next) return next;
  const mark = await planMarkOf(question, tools);
  if (mark) return mark;
  const cell = CELLS.find(one => one.asked.test(asked));
  if (!cell || question.operation === 'count' || question.cities.length > 1) return null;
  const about = question.about.replace(SAYS_NOTHING, ' ').trim();
  for (const item of near(await textItems({ ...question, about }, tools), asked)) {
    if (!cell.asked.test(asked.replaceAll(bare(item.item.title), ' '))) continue;
    const found = answered(item.passages.filter(cell.fits));
    if (found) return found;
  }
  return null;
}
