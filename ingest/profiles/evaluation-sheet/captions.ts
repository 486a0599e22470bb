/**
 * The words of the blank form: what every 事務事業評価シート prints whatever its project, and the headings that open a
 * section of text.
 */
import { parseFiscalYear } from '../../../src/domain/fiscal-year.ts';
import { keyOf, wordsOf, type Node, type Part } from './nodes.ts';

export const TITLE = /事務事業評価シート$/u;

/** Labels that are printed downwards or broken over lines. */
export const BROKEN_LABELS = [
  ['左記', '判断', '理由'],
  ['他都', '市の', '事業', '内容', '等'],
  ['単位', '当たり', 'コスト'],
  ['対', '象', '数'],
  ['コ', 'ス', 'ト'],
  ['人', '件', '費'],
  ['内', '訳'],
  ['総事業費', '/対象数'],
  ['その他', '特財の', '内容'],
  ['(事業を取りまく環境', '・市民ニーズ)'],
];

/** Captions, options and legends that every sheet has; they say nothing of this project. */
const FURNITURE = new Set([
  '目標',
  '事業行程',
  '実施結果',
  '【指標名】',
  '【指標名】年度',
  '年度',
  '項目',
  '項目年度',
  '(何をどうしたいのか)',
  '(誰・何を対象に)',
  '(手段、手法など)',
  '(事業を取りまく環境・市民ニーズ)',
  '計画(Plan)',
  '事業実施(Do)',
  '事業実施(Do)へ',
  '評価(Check)',
  '評価(Check)へ',
  '取組内容の改善(Action)',
  '取組内容の改善(Action)へ',
  '(a)+(b)',
  '(a)-①-②-③',
  'コスト',
  '人件費',
  '内訳',
  '対象数',
  '単位当たりコスト',
  '総事業費/対象数',
  '目標の達成状況',
  '(前年度事務事業評価)',
  '〔選択・記入〕',
  '事務事業担当',
  '自治事務法定受託事務',
  '自治事務',
  '法定受託事務',
  '計画どおり(A)',
  '概ね計画どおり(B)',
  '計画どおり進捗せず(C)',
  '他市より高い水準で実施(A)',
  '他市と同水準で実施(B)',
  '他市より低い水準で実施(C)',
  '一律に比較できない事業',
  '高い(A)',
  '普通(B)',
  '低い(C)',
  '効率的に実施されている(A)',
  '改善の余地がある(B)',
  '抜本的な改善が必要である(C)',
]);

const DASH = /^[-－−‐―—ー]$/u;

/** A lone dash: the cell is empty on purpose. */
export const isDash = (text: string): boolean => DASH.test(text);

export const isFurniture = ({ key }: Node): boolean =>
  FURNITURE.has(key) || isDash(key) || (key.length < 12 && parseFiscalYear(key) !== null);

/** The form's lists of options. */
export const OPTIONS: readonly { caption: string; options: readonly string[] }[] = [
  { caption: '事務区分', options: ['自治事務', '法定受託事務'] },
  { caption: '実施方法', options: ['すべて直接実施', '業務委託', '指定管理', '補助金', 'その他', '左記以外'] },
  { caption: '有無', options: ['有', '無'] },
];

/** Choices of 実施方法 and their captions: which one is ticked does not survive in the text. */
const CHOICES =
  /^(?:〔選択・記入〕|委託先又は指定管理者|補助先|具体の内容|有|無|業務委託|指定管理|補助金|その他|すべて直接実施|左記以外|受益者負担|前回の改定時期)+$/u;

export const isChoices = (key: string): boolean => CHOICES.test(key);

/** Headings whose text follows them, by part; they stand alone in their line or before a blank. */
const HEADINGS: Record<Part, RegExp> = {
  plan: /^(?:目的|主な対象|事業内容|関連個別計画|実施の背景|関連法令等|国・県の計画等|事務区分|事業開始年度|予算事業名)(?=[(〔]|$)/u,
  do: /^(?:実施した取組の内容|事業の「取組方針」|実施方法|国県支出金の内容|その他特財の内容|受益者負担)$/u,
  check:
    /^(?:事業推進上の課題|(?:令和|平成)(?:\d+|元)年度の取組方針|所管部長による総評|進捗状況|実施水準|有効性|効率性)$/u,
};

/** The section that a line opens, by its first word; null where it opens none. */
export const headingIn = (node: Node, part: Part): string | null =>
  HEADINGS[part].exec(keyOf(wordsOf(node.text)[0] ?? ''))?.[0] ?? null;
