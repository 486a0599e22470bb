/**
 * Words of everyday talk (話し言葉) that tell how something is asked, said or done, and hardly what: 最初, 役所, ひと月, 出る, かける.
 * Plans rarely print them, so that their rarity would make them weigh as much as the subject. Base forms.
 */
const lines = [
  // times and order
  '最初 最後 今 いま 現在 現時点 当初 ひと月 一月 毎月 月々 一年 毎年 年間 普段 将来 今後 結局 もともと 元々 このまま そろそろ ずっと もう まだ これまで これから',
  // amounts and parts
  '全部 ぜんぶ 合計 全体 半分 一番 いちばん ひとつ 一つ ふたつ いくらか だいたい 大体 およそ ぐらい くらい 程度 割り 割 数字 何割 つもり',
  // who speaks, and of whom
  '役所 市役所 お金 金 人 人たち みなさん 皆さん うち 自分 よそ 他所 話 件 気 感じ とこ 仲間 場 形 風',
  // what is done, whatever to
  '出る 出す かける かかる 欠ける 入る 入れる 使う つかう 始まる 始める つくる 作る できる 続く 続ける 進む 進める 変わる 変える 抑える 乗る 乗せる 来る 見る 見える 置く 持つ 受ける もらう 払う 決まる 決める 届く 届ける 回る 回す 向かう 書く 載る 呼ぶ 呼べる 集まる 頼む 任せる まかせる 助ける 動く 残す 残る 終わる 終える 起きる 起こる 困る 考える 思う 言う 話す 聞く やる しとる ちゃう 足す 足りる 済む 済ませる まわる あげる 上げる 下げる さげる 増える 増やす ふやす 減る 減らす へらす 広げる 伸ばす 超える 達する 稼ぐ 要る いる 目指す',
  // what is asked about a thing
  '一緒 いっしょ いっぱい ひっくるめる 自身 みんな 皆 原因 要因 理由 訳 わけ きっかけ 噂 先 後 前 途中 見通し 予想 正式 数値 確認 把握 承知 意味 言葉 名前 呼び名 番 順番 普通 特別 一部 残り 例 気持ち やり方 仕方 種類 中身 詳細 最近 昔 以前 違う 同じ',
  // how it is
  '良い 悪い 新しい 古い 大きい 小さい 高い 低い 早い 遅い ちゃんと しっかり きちんと いろいろ 色々 いろんな 特に 実際 本当 必要',
];

const TALK: ReadonlySet<string> = new Set(lines.flatMap(line => line.split(' ')));

export const isTalkWord = (base: string): boolean => TALK.has(base);
