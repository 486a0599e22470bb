/** Words whose spelling neither the dictionary nor the corpus tells. Base forms. */

/** Formal words (形式名詞, 補助動詞) that everybody writes in kana. */
export const IN_KANA: ReadonlySet<string> = new Set(
  '以内 目当て 目あて 奇麗 綺麗 係る 為る 有る 在る 居る 成る 為す 出来る 言う 云う いう 来る 行く 往く 無い 良い 好い 善い 欲しい 下さる 呉れる 頂く 戴く 貰う 致す 事 物 者 為 様 時 所 処 程 位 等 迄 何時 何処 何れ 何方 誰 此れ 其れ 其の 此の 又 及び 又は 若しくは 且つ 但し 依る 拠る 因る 付く 就く 点く 着く 訳 筈 儘 頃 其処 彼処 此処 御 因み 毎 多分 正に 沢山 大体 殆ど 未だ 既に 最早 居る 置く 於く 見る 観る 診る 得る 得 知る 迷惑 仕舞う 教える 遣る 掛かる 罹る 懸かる 掛ける 賭ける 欠ける 架ける 分かる 判る 解る 幾ら 幾つ 何故 如何 貴方 君 皆 共 供 友 伴 方 側 内 家 他 外 上 下 中 間 後 前 先 今 否 否や 嫌 如何に 有り 蟻 梨 無し 斯う 然う 若し 縦 唯 只 徒 例 御座る 仰る 見たい 擬き 振り 通り 儀 気 木 目 手 根 値 日 火 灯 歯 葉 派 葉 野 乃 之 戸 都 徒 途 出 尾 緒 二 荷 似 煮 蚊 可 香 画 賀 我 蛾 名 菜 世 夜 代'.split(
    ' ',
  ),
);
/** Verbs and things of every day that plans have other words for. */
export const EVERYDAY: ReadonlySet<string> = new Set(
  '直す 開く 集める 知らせる 調べる 防ぐ 守る 育てる 納める 止める 配る 食べる 壊れる 働く 保つ 伝える 預かる 申し込む 取り替える 建てる 送る 住む 選ぶ 読む 買う 売る 借りる 貸す 返す 渡す 結ぶ 遊ぶ 学ぶ 歩く 通う 捨てる 植える 直る 比べる 変更 推移 平均 差額 最大 最小 年 近所 店 記載 名称 上回る 下回る 上がる 下がる 超える 以上 以外 以下 以降 開始 終了 章 材料 道 土地 紙 本 数'.split(
    ' ',
  ),
);
/** Readings that the dictionary lacks. */
export const SAID: Record<string, readonly string[]> = { セサク: ['施策'], ヒトツキ: ['ひと月'] };
/** What figures do. */
export const CHANGE: ReadonlySet<string> = new Set('減る 減らす 増える 増やす'.split(' '));
