/** What is measured, by the last word of the subject: 加入率, 赤字額, 待機児童数. */
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import type { Series } from './scope.ts';
import { notSaid } from './text-items.ts';
import { OF_INDICATOR } from './values.ts';

const MEASURED = /([\p{Script=Han}\p{Script=Katakana}ー]{2,}?)(?:率|額|量|割合|[件人回校台冊]?数)$/u;
/** Said of any indicator. */
const ANY =
  /^(?:参加|利用|実施|開催|設置|登録|申請|目標|実績|合計|年間|対象|整備|事業|延べ|到達|達成|累計|予定|計画|見込み?|必要|総|全)*$/u;
/** An indicator, with its title, must hold so much of the word. */
const HOLDS = 0.3;

/** 登緑者数 is 登録者数 with a slip: all letters but one. */
function holdsButOne(metric: string, word: string): boolean {
  for (let at = 0; at + word.length <= metric.length && word.length > 3; at++) {
    const differ = Array.from(word).filter((letter, i) => metric[at + i] !== letter).length;
    if (differ <= 1) return true;
  }
  return false;
}

/** 終了者割合 is a 終了率, 年間時間数 a number of 時間: without who is counted, and how it is told. */
const stemOf = (word: string): string =>
  word.replace(/(?:率|額|量|割合|の?数)$/u, '').replaceAll(/年間|合計|総|延べ|[者人]$/gu, '');
const isShare = (name: string): boolean => /率|割合|比率/u.test(name);

/** Whether an indicator goes by what is left of the word, and tells it alike. */
function goesBy(metric: string, word: string): boolean {
  const stem = stemOf(word);
  return stem.length > 1 && metric.includes(stem) && isShare(metric) === isShare(word);
}

/** The measure that a question names by its last word; null where it names none. */
export function measuredBy({ about }: Question): string | null {
  const [word, core = ''] = MEASURED.exec(about) ?? [];
  return word === undefined || ANY.test(core) ? null : word;
}

/** 自治会の加入率 is not answered by a share that has nothing to do with 加入. The same draft where it holds the word. */
export async function orNotMeasured(draft: Draft, question: Question, tools: Tools): Promise<Draft> {
  const word = measuredBy(question);
  const [block, ...others] = draft.status === 'answered' ? draft.blocks : [];
  if (word === null || block?.form !== 'values' || others.length > 0) return draft;
  const [fact] = block.facts;
  if (!fact || !OF_INDICATOR.includes(fact.kind)) return draft;
  const kinds = [...OF_INDICATOR];
  const { planId } = block.item;
  const isOwn = ({ item, metric }: Series) => item.itemId === fact.itemId && metric === fact.metric;
  const metric = fact.metric.normalize('NFKC');
  if (holdsButOne(metric, word) || goesBy(metric, word)) return draft;
  const own = (await tools.lookupFacts.run({ about: word, text: word, planIds: [planId], kinds })).series.find(isOwn);
  return own && own.headCoverage >= HOLDS ? draft : notSaid([block]);
}
