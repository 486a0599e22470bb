/** Words that stand in nearly every item of every plan: they find nothing by themselves. */

/** Say which value is asked for, not of what. */
export const KIND_WORDS: ReadonlySet<string> = new Set(
  '目標 目標値 現状 現状値 実績 実績値 予定 計画 事業 事業費 予算 予算額 財源 担当 担当課 所管 課 件数 人数 台数 回数 冊数 本数 枚数 戸数 校数 団体数 箇所数 施設数 世帯数 数 量 額 金額 割合 率 値 最終 効果 効果額 見込み 見込む 評価 取組 項目 内容 概要 市 市民'.split(
    ' ',
  ),
);

/** What every item is about in some way. Alone they make no phrase of the thesaurus (言い換え集). */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  '推進 支援 整備 利用 対策 活用 管理 施設 サービス 実施 検討 充実 向上 促進 強化 確保 運営 活動 事務 業務 制度 方法 状況 必要 情報 地域 環境 関係 体制 機能 維持 改善 拡充 拡大 実現 連携 継続 提供 対応 対象 目的 課題 効率 問題 仕事 場所 施策 市役所'.split(
    ' ',
  ),
);
