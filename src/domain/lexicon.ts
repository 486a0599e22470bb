/** The words a person reads for each code. One table, so that every channel says the same. */
import type { FactKind, ProblemCode } from './records.ts';

export const KIND_LABEL: Record<FactKind, string> = {
  baseline: '現状値',
  target: '目標値',
  actual: '実績値',
  final_target: '計画最終年度の目標値',
  effect_expected: '効果見込額',
  effect_actual: '実績効果額',
  budget_total: '事業費総額',
  budget_general: '一般財源',
  budget_special: '特定財源',
  budget_subsidy: '国県補助等',
  budget_bond: '起債',
  budget_other: 'その他の財源',
  cost: '経費',
  staff: '人工',
  population: '対象数',
  grade: '評価',
  milestone: '年次計画',
  department: '担当部課',
};

/** What is the matter, for the clerk who looks at a document's problems. */
export const PROBLEM_LABEL: Record<ProblemCode, string> = {
  UNREAD_LINE: '読み取れない行',
  UNTIED_VALUE: '年度や項目が決まらない値',
  CONTRADICTION: '文書の中の食い違い',
  TOTAL_MISMATCH: '合計の不一致',
  MISSING_PART: '欠けている欄',
  DUPLICATE_NO: '番号の重複',
  EVIDENCE_MISSING: '印字の確認ができない値',
  ENCODING: '文字化け',
};

/** The section of a passage that is not the document's own wording but a summary of it. */
export const SUMMARY_SECTION = '要旨';
