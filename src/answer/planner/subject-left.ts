/** What a question is about beside what is computed and the parts of plans that it names. */
import type { Question } from '../question.ts';

/** Words of a question that name no subject: what is computed, what it is computed of, and how it is asked. */
const FILLER = new RegExp(
  [
    '主な|主要|実施|推進|取組|取り組み|項目|事業|事行|施策|基本(?:方針|政策|目標)|分野|アクション|プラン|計画|行革|改革|重点目標',
    '占め|計上|掲載|割合|比率|計算|効果|見込|金額|お金|費用|予算|総額|小計|合計|平均|借金|金|額|全体|全部|すべて|何番目|なんぼ|いくら|どれ|どの|なに|何|だれ',
    'うち|もの|やつ|こと|ほう|方|その|それ|ある|なか|中|上位|教え|挙げ|示|全|一番|答え|知り|担当|所管|属する|含まれる|市|力',
    '\\b(?:which|what|is|are|the|of|has|have|with|over|in|for|on|by|to|all|an?|years?|two|three|five|items?|projects?|measures?|total|reform|plans?|second|third|fourth|fifth|largest|smallest|highest|lowest|amounts?|how|much|s)\\b',
  ].join('|'),
  'giu',
);

/** What is left of the subject once the names of the groups are taken out of it. */
export function subjectLeft({ about }: Question, names: readonly string[]): string {
  const words = names.flatMap(name => [name, ...name.split(/[\s　()（）]/u)]).toSorted((a, b) => b.length - a.length);
  const rest = words
    .reduce(
      (text, word) => (word.length > 1 ? text.replaceAll(word.normalize('NFKC'), ' ') : text),
      about.normalize('NFKC'),
    )
    .replaceAll(FILLER, ' ')
    .replaceAll(/\d+(?:つ|本|件|個)?/gu, ' ');
  // Particles and the ends of verbs are no subject, but all of a question that is written in kana.
  const word = /\p{Script=Han}/u.test(about)
    ? /[\p{Script=Han}\p{Script=Katakana}ーA-Za-z]{2,}/gu
    : /[\p{Script=Katakana}ーA-Za-z]{2,}|[ぁ-ゖ]{5,}/gu;
  return (rest.match(word) ?? []).join(' ');
}
