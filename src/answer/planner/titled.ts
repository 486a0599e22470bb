/** Lists by a word of the title (名前に「…」と入っている取組): no theme, but what the items are called. */
import type { Tools } from '../../tools/index.ts';
import type { Draft, Listed } from '../draft.ts';
import { letters } from '../letters.ts';
import type { Question } from '../question.ts';

const NAME = '(?:項目|事業|取組)?(?:名前|なまえ|題名|名称|タイトル|件名|名)';
const QUOTED = '[「『"“]([^「」『』"“”]{2,40})[」』"”]';
const WORD = '([\\p{Script=Han}\\p{Script=Katakana}A-Za-z0-9ー]{2,20})';
const HOLDS = '(?:が|の|を)?、?(?:入|はい|含|ふく|付|つ[いくけ]|ある|あ[りん]|使|出て)';
/** Which word the titles must hold. */
const TITLED = [
  `${NAME}(?:の中|のなか)?に(?:は)?、?${QUOTED}(?:って|と|て)?(?:いう|ゆう)?(?:言葉|ことば|文字|語|単語)?${HOLDS}`,
  `${NAME}(?:の中|のなか)?に(?:は)?、?${WORD}(?:って|と|て|が|を)(?:いう|ゆう)?(?:言葉|ことば|文字|語|単語)?${HOLDS}`,
  `${QUOTED}(?:って|と|が|の)?(?:いう|ゆう)?(?:言葉|ことば|文字|語|単語)?(?:が|を|の)?、?${NAME}(?:の中)?(?:に|の)?、?(?:入|はい|含|ふく|付|つ[いくけ]|使)`,
  `${WORD}(?:って|と|が)(?:いう|ゆう)?(?:言葉|ことば|文字|語|単語)?(?:が|を|の)?、?${NAME}(?:の中)?に、?(?:入|はい|含|ふく|付|つ[いくけ]|使)`,
  `(?:^|[、。 ])([^、。「」?]{3,25}?)(?:って|という|っていう|とかいう)(?:名前|なまえ|題名|タイトル|件名)の(?:項目|事業|取組|取り組み)`,
  `${QUOTED}(?:で|から)(?:始|はじ)ま`,
].map(form => new RegExp(form, 'u'));

const wordIn = (text: string): string | null =>
  TITLED.map(form => form.exec(text)?.[1]).find(word => word !== undefined) ?? null;

/** null where the question asks for no part of a title, or none holds it. */
export async function planTitled(question: Question, tools: Tools): Promise<Draft | null> {
  const { text, cities, planIds, operation, itemNos } = question;
  if (itemNos.length > 0 || !['list', 'count', 'value'].includes(operation)) return null;
  const word = wordIn(text.normalize('NFKC'));
  if (word === null) return null;
  const { items } = await tools.listItems.run({
    ...(cities.length > 0 && { cities }),
    ...(planIds.length > 0 && { planIds }),
  });
  const held = items.filter(({ item }) => letters(item.title).includes(letters(word)));
  const listed = held.map(({ item, plan }): Listed => ({ item, plan }));
  if (listed.length === 0) return null;
  const counted = operation === 'count' || /いくつ|何(?:件|個|本|つ|項目|事業)|なんぼ/u.test(text);
  return {
    status: 'answered',
    blocks: [{ form: 'list', criteria: [{ by: 'subject', name: '' }], items: listed, counted }],
  };
}
