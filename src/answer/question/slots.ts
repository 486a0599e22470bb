/** What a question asks for, slot by slot: the contract between understanding and planning. */
import type { FactKind } from '../../domain/records.ts';
import type { Refusal, Threshold } from '../draft.ts';

/** What is to be done with what is found. */
export type Operation =
  | 'value' // 一つの値、または指定の年度ごとの値
  | 'series' // 推移: every year that is printed
  | 'list' // 一覧
  | 'count' // 何件
  | 'sum' // 合計
  | 'difference' // 差: いくら増える・減る
  | 'growth' // 増減率
  | 'ratio' // 割合: of one value in another
  | 'average'
  | 'max'
  | 'min'
  | 'rank'
  | 'first_year' // 初めて超える・下回る年度
  | 'compare'; // 比べる: cities, plans, items

/** The present, as far as a question leans on it: 今年度, 来年度. */
export interface Today {
  fiscalYear: number;
}

export interface Question {
  /** As asked; of a long text the part that asks. */
  text: string;
  /** `other`: neither Japanese nor English. */
  language: 'ja' | 'en' | 'other';
  /** Cities of the corpus that it names; none named leaves all open. */
  cities: string[];
  /** Cities that the plan which it names is asked about: 厚木市 in 伊勢原市の評価シート. */
  spokenOf: string[];
  /** A city that it names and no plan covers. */
  unknownCity: string | null;
  /** Plans whose title or generation it names. */
  planIds: string[];
  /** Departments that it names, as printed: デジタル推進課. */
  departments: string[];
  itemNos: string[];
  /** In the order of the question; a span in full. */
  fiscalYears: number[];
  /** 最終年度, 初年度: a year that only the plan itself tells. */
  yearOfPlan: 'first' | 'last' | null;
  /** 全期間, 5か年, 3年分: the plan's years together; `fiscalYears` stays as named. */
  wholePeriod: boolean;
  /** Kinds of value that its words ask for, likeliest first; empty where it asks for none in particular. */
  kinds: FactKind[];
  /** What it counts in, in one spelling: 人, 箇所, 円, %. */
  counter: string | null;
  /** What it asks for: a printed value, a department, or text. */
  wants: 'value' | 'department' | 'text';
  operation: Operation;
  /** rank: 2 for 「2番目に大きい」, which asks for the item; null for 「何番目」, which asks for the place. */
  nth: number | null;
  /** rank: counted from the smallest, 「2番目に小さい」. */
  fromLeast: boolean;
  /** max and min: 3 for 「上位3つ」. */
  top: number | null;
  /** ratio: 「何倍」 asks for last ÷ first as it is. */
  multiple: boolean;
  /** What a list or a count is of, in the asker's word: 項目, 主な事業, 基本方針. */
  noun: string | null;
  /** first_year, and lists of what exceeds something. */
  threshold: Threshold | null;
  /** Figures that the asker takes for true, as written: 「30,000トンですよね？」. */
  claimed: string[];
  /** Names that the asker would have expected: 「健康づくり課じゃないの？」. */
  supposed: string[];
  /** Something that is not ours to answer. */
  refusal: Refusal | null;
  /** 「すべて」「どんな項目」 without a value: every item on the subject. */
  everything: boolean;
  /** Words in which what was understood should be told, where it mattered: 「令和7年度（2025年度）として」. */
  remarks: string[];
  /** The question without all of the above: its subject. */
  about: string;
  /** department: the subject as the clause says it that asks, without what the asker tells beforehand; where that is less. */
  core?: string;
}
