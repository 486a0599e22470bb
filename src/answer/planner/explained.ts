/**
 * 「伊勢原 行革 土木部 受け持ち」「…という施策にぶら下がる事業が知りたい」: what a question names of a plan (部課・見出し・印) explains
 * all of it but the asking, in whatever words that is put: the items of what is named are asked for.
 */
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { ASKS_NUMBER, asksNothingElse } from '../question/things.ts';
import { groupsOf, planList } from './groups.ts';
import { withoutNames } from './names-left.ts';

/** A word for what a plan or a department has. */
const THING =
  /(?:主な|おもな|実施|取組|推進|全|関連)?(?:項目|事業(?![費者所])|取組み?|取り組み|とりくみ|施策|仕事|メニュー)/u;
/** What a plan is made of. */
const LEVEL = /分野|(?:基本|改革の)?(?:方針|政策|目標)|柱|プロジェクト|新規|力/u;
/** What a department does is what it has. */
const HAS = /受け?持|担当|担[うっい]|所管|主管|や[るっ]|手がけ|手掛け|行[うっ]|抱え|分/u;
/** Of one thing more than its items may be asked. */
const OF_ONE =
  /どこ(?!の(?:市|計画))|[何どの]課|課じゃない|課では(?:ない|ありません)|(?:どう|どんな(?:事業|取組|取り組み)(?:です|なの|か|$)|なぜ|いつ|だれ|誰|いくら|なに(?:を|する))/u;

/** What a question says of a thing that is new. */
const NEW = /新規|新た|新し|加わ|追加|増え|立ち?上|入った/gu;

/** null where anything of the question is left over, or it names nothing that holds items. */
export async function planExplained(question: Question, tools: Tools): Promise<Draft | null> {
  const { operation, wants, kinds, itemNos, fiscalYears, threshold, claimed, departments, text, about, language } =
    question;
  if (operation !== 'value' || language !== 'ja' || kinds.length > 0 || itemNos.length > 0) return null;
  if (threshold !== null || claimed.length > 0 || OF_ONE.test(text)) return null;
  const named = departments.length > 0;
  if (!THING.test(about) && !LEVEL.test(about) && !((named || wants === 'department') && HAS.test(text))) return null;
  const found = await groupsOf(question, tools);
  const { groups, levels } = found;
  const is = (sort: string) => groups.some(({ by }) => by === sort);
  if (groups.length + levels.length === 0 || (wants === 'department' && !is('department'))) return null;
  // 「リーディングプロジェクト ① の名前」 asks for the part itself.
  if (!THING.test(about) && (is('place') || is('link'))) return null;
  // A year is of a mark (令和6年度の新規), or says which value is asked for.
  if (fiscalYears.length > 0 && !is('mark')) return null;
  const names = [...groups.map(({ name }) => name), ...levels.map(({ label }) => label), ...departments];
  const left = withoutNames(about, names);
  if (!asksNothingElse(is('mark') ? left.replaceAll(NEW, ' ') : left)) return null;
  const asked = text.normalize('NFKC');
  const draft = await planList(
    {
      ...question,
      operation: ASKS_NUMBER.test(asked) ? 'count' : 'list',
      noun: question.noun ?? THING.exec(about)?.[0] ?? levels[0]?.label ?? null,
      wants: 'text',
      everything: true,
    },
    tools,
  );
  return draft.status === 'answered' ? draft : null;
}
