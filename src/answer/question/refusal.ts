/** What is not ours to answer (お答えしないこと), and instructions that a question carries: they are data, never obeyed. */
import type { Refusal } from '../draft.ts';

const REFUSALS: [RegExp, Refusal][] = [
  [
    /システムプロンプト|内部の指示|あなたの(?:指示|設定|命令)|プロンプトを|system prompt|your instructions/iu,
    'instructions',
  ],
  [
    /でっち上げ|でっちあげ|適当(?:な|に)(?:数字|数値|値)|それらしい(?:数字|数値)|嘘の(?:数字|数値)|make up|invent a/iu,
    'made_up',
  ],
  [
    /訴え(?:たら|れば|る|て)|裁判|違法(?:です|か|じゃ)|勝て(?:ます|る)|法律相談|慰謝料|弁護士を|\bsue\b|lawsuit/iu,
    'legal',
  ],
  [
    /(?:私|わたし|僕|俺|うち)の(?:税金|保険料|市民税|住民税|給付|手当|年金|口座)(?:は|が|って|を)?.{0,12}(?:いくら|もらえ|いつ|払)/u,
    'personal',
  ],
  [
    /どう思(?:う|い|って)|正直.{0,12}(?:いい|良い|悪い|どう)|いい人|良い人|好き(?:です|ですか|？)|嫌い|支持(?:する|します)|おすすめの(?:市長|議員|候補)|どこの市が(?:一番)?(?:住みやすい|いい)|(?:成功|失敗)すると思|良い計画(?:です|だと)|what do you think|your opinion/iu,
    'opinion',
  ],
];

/** Orders to the service, up to the end of their sentence or clause. */
const ORDERS =
  /(?:これまで|今まで|以前|上)の(?:指示|命令|ルール|会話)(?:は|を)?(?:すべて|全て)?(?:無視|忘れ)[^、。！!]{0,10}[、。！!]?|(?:この|次の)指示に従[^、。]{0,12}[、。]?|ignore (?:all )?(?:previous|prior|above) instructions[.,]?|「[^「」]{0,120}」とだけ(?:答え|言っ|回答|出力)[^、。]{0,14}[、。]?|とだけ(?:答え|言っ|回答)[^、。]{0,14}[、。]?/giu;

export const withoutOrders = (text: string): { text: string; ordered: boolean } => {
  const rest = text.replaceAll(ORDERS, ' ');
  return { text: rest, ordered: rest !== text };
};

export const refusalOf = (text: string): Refusal | null => REFUSALS.find(([words]) => words.test(text))?.[1] ?? null;
