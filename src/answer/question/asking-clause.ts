/** What an asker tells before and behind the question (「先月産まれたんですけど、」「…って聞いたので。」): all but the clause that asks. */
import type { Sentence } from './read.ts';

const ASKING =
  /どこ|どの|どれ|どん[なだ]|どう(?!し)|どちら|どっち|何|なに|なん(?=の|で|人|件|年)|いつ|誰|だれ|なぜ|どうして|いくら|いくつ|なんぼ|教え|おしえ|知りたい/u;
const TOLD =
  /^[^?]{4,}?(?:けど|けれども?|んですが|ですが|ますが|ので|のよね?|やんか|じゃん(?:か)?|(?<=[るた])やん|もんで|さかい|(?<=[るた])けん)[、。!?\s\u2003]+(?=\S)/u;
/** 「…教えられるじゃない？」 asks for no more than a nod. */
const NODDED = /(?:じゃない|じゃん(?:か)?|やん(?:か)?|よね|でしょう?)[?？!。\s]*$/u;

/** 「その前って」 speaks of what was told. */
const LEANS = /(?<![な\p{Script=Han}])(?:その|それ|そこ|そっち|この|これ|ここ|そういう|そんな|同じ)(?!ぞれ)/u;

/** The sentences that ask, and of them the clause; null where nothing else is told. */
export function askingClause(sentences: readonly Sentence[]): Sentence | null {
  const asking = sentences.filter(({ raw }) => ASKING.test(raw) && !NODDED.test(raw));
  const kept = asking.length > 0 ? asking : sentences;
  const whole = kept.map(({ rest }) => rest).join('');
  let rest = whole;
  for (let told = TOLD.exec(rest); told; told = TOLD.exec(rest)) {
    const left = rest.slice(told[0].length);
    if (!ASKING.test(left)) break;
    rest = left;
  }
  if ((kept.length === sentences.length && rest === whole) || LEANS.test(rest)) return null;
  return { raw: sentences.map(({ raw }) => raw).join(''), rest };
}
