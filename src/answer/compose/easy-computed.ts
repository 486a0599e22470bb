/** Computations and comparisons in やさしい日本語, where plain Japanese is too hard. */
import { resultJa, winnerJa, type ComputedWords } from './ja-computed.ts';
import type { Phrases } from './phrases.ts';

const EASY_WORDS: ComputedWords = {
  sum: 'を ぜんぶ たすと（合計）、',
  average: 'を ならすと（平均）、',
  difference: 'ちがい（差）',
  growth: '変わった わりあい（増減率）',
  ratio: 'わりあい',
  up: '（ふえます）',
  down: '（へります）',
  same: '（同じです）',
  max: 'いちばん 大きい',
  min: 'いちばん 小さい',
};

export const easyComputed: Pick<
  Phrases,
  'result' | 'winner' | 'ties' | 'others' | 'next' | 'allOfThem' | 'partial' | 'sideBySide' | 'unlike'
> = {
  result(computed, common, figure) {
    return resultJa(this as Phrases, computed, common, figure, EASY_WORDS);
  },
  winner(computed, common, of, others) {
    return winnerJa(this as Phrases, computed, common, of, others, EASY_WORDS);
  },
  ties: '同じ数のものが、ほかにも あります。',
  others: 'ほかの数は、次のとおりです。',
  next: fromLeast => `つぎの数は、${fromLeast ? '小さい' : '大きい'}順に 次のとおりです。`,
  allOfThem: '上の数を ぜんぶ使って 計算しました。',
  partial: '※この年の 数が ない 項目は、入っていません。',
  sideBySide: 'ならべると、次のとおりです。',
  unlike(what, computed) {
    const why = what === 'unit' ? '※単位が ちがいます。' : '※数の とり方が ちがいます。';
    return why + (computed ? 'ちがい（差）や 大きさは、だいたいの めやすです。' : 'そのままでは、くらべられません。');
  },
};
