/**
 * 「伊勢原 行革 土木部 受け持ち」「…という施策にぶら下がる事業が知りたい」: what a question names of a plan (部課・見出し・印) explains
 * all of it but the asking, in whatever words that is put: the items of what is named are asked for.
 */
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { ASKS_NUMBER, asksNothingElse } from '../question/things.ts';
import { groupsOf, planList } from './groups.ts';

/** A word for what a plan or a department has. */
const THING =
  /(?:主な|おもな|実施|取組|推進|全|関連)?(?:項目|事業(?![費者所])|取組み?|取り組み|とりくみ|施策|仕事|メニュー)/u;
/** What a department does is what it has. */
const HAS = /受け?持|担当|担[うっい]|所管|主管|や[るっ]|手がけ|手掛け|行[うっ]|抱え|分/u;
/** Of one thing more than its items may be asked. */
const OF_ONE = /(?:どう|どんな(?:事業|取組|取り組み)(?:です|なの|か|$)|なぜ|いつ|だれ|誰|いくら|なに(?:を|する))/u;

const plain = (text: string) => text.normalize('NFKC');

/** The subject without the names that hold items; longest first. */
function withoutNames(about: string, names: readonly string[]): string {
  const words = names
    .flatMap(name => [name, ...name.split(/[\s　]/u), name.replace(/^\S+\s/u, '')])
    .map(plain)
    .filter(word => word.length > 1)
    .toSorted((a, b) => b.length - a.length);
  return words.reduce((left, word) => left.replaceAll(word, ' '), plain(about));
}

/** null where anything of the question is left over, or it names nothing that holds items. */
export async function planExplained(question: Question, tools: Tools): Promise<Draft | null> {
  const { operation, wants, kinds, itemNos, fiscalYears, threshold, claimed, departments, text, language } = question;
  if (operation !== 'value' || language !== 'ja' || kinds.length > 0 || itemNos.length > 0) return null;
  if (fiscalYears.length > 0 || threshold !== null || claimed.length > 0 || OF_ONE.test(text)) return null;
  const named = departments.length > 0;
  if (!THING.test(text) && !((named || wants === 'department') && HAS.test(text))) return null;
  const found = await groupsOf(question, tools);
  const { groups } = found;
  if (groups.length === 0 || (wants === 'department' && groups.every(({ by }) => by !== 'department'))) return null;
  const left = withoutNames(question.about, [...groups.map(({ name }) => name), ...departments]);
  if (!asksNothingElse(left)) return null;
  const asked = plain(text);
  const draft = await planList(
    {
      ...question,
      operation: ASKS_NUMBER.test(asked) ? 'count' : 'list',
      noun: question.noun ?? THING.exec(asked)?.[0] ?? null,
      wants: 'text',
      everything: true,
    },
    tools,
  );
  return draft.status === 'answered' ? draft : null;
}
