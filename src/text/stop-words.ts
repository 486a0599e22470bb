const lines = [
  // light verbs
  'する ある いる なる できる 出来る おる やる くる 来る いく 行く いう 言う',
  '行う 行なう おこなう よる つく 関する 対する 係る かかる 伴う 基づく 向ける 含む',
  'ない よい 良い いい ほしい 欲しい 多い',
  // how a question is put
  '教える おしえる 知る 知りたい 分かる わかる 答える 聞く きく 見せる 示す 挙げる',
  'くださる 下さる くれる いただく 頂く もらう お願い 願う 質問 回答 ください 下さい',
  '何 なに なん いくら いくつ どの どれ どこ どう どんな どちら 誰 だれ いつ なぜ',
  '載る 載せる 書く かく 具体 具体的 それぞれ 一覧 すべて 全て 全部 みんな',
  // formal nouns and marks of a list
  'こと 事 もの 物 ため 為 よう とき 時 ところ 場合 ほか 他 うち 中 上 下',
  '等 など 及び および 又は または 並びに 各 本 当 同 約 的 さん 様 方 つ 頃',
  // English
  'the of to in for on at by and or an is are was were be been do does did has have had will would can could should may',
  'what which who whom whose when where why how many much that this these those it its there their they you your we our my me',
  'please tell show give about any all from with as not no if than then into per each many more most get make take use under over some such only also within during',
  'これ それ あれ ここ そこ この その 年度 年 月 日 平成 令和 昭和',
];

/** Words that say nothing about what is searched for: light verbs, formal nouns, and how a question is put. Base forms. */
export const STOP_WORDS: ReadonlySet<string> = new Set(lines.flatMap(line => line.split(' ')));
