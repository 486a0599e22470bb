/** Which kind of value a question asks for (目標, 実績, 予算 …), in documents' words, everyday words and English. */
import type { FactKind } from '../../domain/records.ts';
import type { Taken } from './taken.ts';

const SOURCES: FactKind[] = ['budget_general', 'budget_special', 'budget_subsidy', 'budget_bond', 'budget_other'];

/** A longer word stands before a shorter one that it holds. */
const KIND_WORDS: [RegExp, FactKind[]][] = [
  [/実績効果額|実際の効果額?/gu, ['effect_actual']],
  [
    /効果見込み?額|効果額(?:の見込み?)?|見込み?(?:む|まれる)?効果額?|見込まれる効果|もうけ(?:の見込み)?/gu,
    ['effect_expected', 'effect_actual'],
  ],
  [/(?:計画)?(?:最終年度?|最後の年度?)の?目標値?|最終的な?目標|最終的に/gu, ['final_target', 'target']],
  [/一般財源|市の持ち出し/gu, ['budget_general']],
  [/特定財源/gu, ['budget_special']],
  [/国県(?:補助金?|支出金)等?|国や県(?:から)?の補助金?|国・県の補助金?/gu, ['budget_subsidy']],
  [/その他の財源/gu, ['budget_other']],
  [/起債|借り?入れ?(?:金|額)?/gu, ['budget_bond']],
  [/財源の?内訳|財源|お金の出どころ/gu, SOURCES],
  [
    /(?:計画)?事業費(?:総額)?|総事業費|予算(?:額)?|費用|かかるお金|総額|(?:お金|いくら)が?かか(?:る|った|り)/gu,
    ['budget_total', 'cost'],
  ],
  [/トータルコスト|単位当たりコスト|人件費|コスト/gu, ['cost']],
  [/人工(?!知能|芝)/gu, ['staff']],
  [/対象数/gu, ['population']],
  [
    /目標値?|もくひょう|ねらい|ねらって|ねらう|(?:めざ|目指)(?:す(?!姿|まち|もの|将来)|して|し)|(?:やる|ひらく|開く|増やす|減らす|整備する|にする)(?:つもり|予定|見込み)|\b(?:target|goal|aim(?:ing)?|plans? to)\b/giu,
    ['target', 'final_target'],
  ],
  [/実績値?|実際(?:の|に|は)?|\bactual(?:ly)?\b/giu, ['actual']],
  [
    /現状値?|現在の?|いまの?(?=[、は\s]|$)|今は?(?=[、\s]|$)|(?:今|いま)(?:どれ|どの|いく|何|なん)|\b(?:current(?:ly)?|at the start)\b/giu,
    ['baseline'],
  ],
  [/自己評価|内部評価|外部評価|評価(?=は|を教|を示|[\s？?]|$)/gu, ['grade']],
  [/年次計画|事業行程|予定(?:されている)?|いつから|\bscheduled?\b/giu, ['milestone']],
];
/** Kinds whose name is also part of the indicator's name: they stay in the subject. */
const KEPT_IN_SUBJECT = /トータルコスト|単位当たりコスト|人件費|自己評価|内部評価|外部評価/u;

/** The last word says what is asked for: 「人件費の人工は」 asks for 人工. */
export function takeKinds(subject: Taken): FactKind[] {
  const { text } = subject;
  const found: { at: number; asked: FactKind[] }[] = [];
  for (const [words, asked] of KIND_WORDS) {
    for (const match of subject.text.matchAll(words)) {
      const [piece] = match;
      found.push({ at: text.lastIndexOf(piece), asked });
      if (!KEPT_IN_SUBJECT.test(piece)) subject.cut(piece);
    }
  }
  return [...new Set(found.toSorted((a, b) => b.at - a.at).flatMap(({ asked }) => asked))];
}
