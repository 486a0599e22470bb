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

/** What the units of a list are called: in reform plans, in plans of projects, and where parts of a plan are listed. */
export const ITEM_WORD = { item: '項目', project: '事業', heading: '見出し' } as const;

/** For readers of English; the Japanese label stands beside it. */
export const KIND_LABEL_EN: Record<FactKind, string> = {
  baseline: 'baseline',
  target: 'target',
  actual: 'actual result',
  final_target: "target for the plan's last year",
  effect_expected: 'expected effect',
  effect_actual: 'actual effect',
  budget_total: 'total project cost',
  budget_general: 'general funds',
  budget_special: 'earmarked funds',
  budget_subsidy: 'national and prefectural subsidies',
  budget_bond: 'municipal bonds',
  budget_other: 'other funds',
  cost: 'expenses',
  staff: 'staff (full-time equivalents)',
  population: 'number of people or things served',
  grade: 'grade',
  milestone: 'schedule',
  department: 'section in charge',
};

/** Units of the documents that a reader of English cannot guess. */
export const UNIT_EN: Record<string, string> = {
  円: 'yen',
  千円: 'thousand yen',
  百万円: 'million yen',
  億円: 'hundred million yen',
  人: 'people',
  件: 'cases',
  '件/年': 'cases a year',
  回: 'times',
  '回/年': 'times a year',
  団体: 'groups',
  トン: 'tonnes',
  'トン/年': 'tonnes a year',
  時間: 'hours',
  '時間/年': 'hours a year',
  台: 'units',
  施設: 'facilities',
  箇所: 'places',
  か所: 'places',
  校: 'schools',
  世帯: 'households',
  日: 'days',
  倍: 'times',
  項目: 'items',
};
