/** Rows of the table of costs (コスト・人件費・財源の行) that an evaluation sheet prints, by what people call them. */
import { bare } from '../letters.ts';

export interface CostRow {
  /** As asked for: 正規以外の職員, 国や県のお金, 一人当たり. */
  words: RegExp;
  /** How the printed label begins. */
  metric: RegExp;
  /** No other table than one of costs has such a row. */
  own?: true;
}

/** The first that is named is meant: 正規の職員以外 holds the name of another row. */
const ROWS: readonly CostRow[] = [
  {
    words:
      /単位(?:当|あ)たりの?(?:コスト|費用|経費|金額)?|(?:[1一]|ひと)(?:人|り)(?:当|あ)たり|(?:市民|住民)の?(?:[1一]人|ひとり)(?:につき|に対して)|(?:人|りあたま|人頭)頭?割り|per (?:person|capita|resident|unit)/iu,
    metric: /^単位当たり/u,
    own: true,
  },
  {
    words:
      /その他の?職員|正(?:規|式)?の?(?:職員|雇用)?(?:(?:では|じゃ)ない|以外|でない)(?:の?(?:職員|人|スタッフ|方)(?:たち)?)?|非正規の?(?:職員|人)?|臨時|パート|アルバイト|会計年度任用/u,
    metric: /^その他の?職員/u,
    own: true,
  },
  { words: /正規(?:の)?(?:職員|人)?|正職員/u, metric: /^正規職員/u, own: true },
  {
    words:
      /トータル(?:コスト)?|人件費(?:も|を|まで)?(?:全部|すべて)?(?:含め|込み|入れ|足し|あわせ|合わせ|含んだ)|総(?:コスト|費用)|(?:全部|ぜんぶ)(?:ひっくるめ|込み)|コスト全体|total costs?/iu,
    metric: /^トータルコスト/u,
    own: true,
  },
  {
    words:
      /人件費(?:の?(?:合計|総額))?|(?:人|職員)の(?:費用|コスト|給料|給与)|人手の(?:費用|コスト)|(?:personnel|staff|labou?r) costs?/iu,
    metric: /^人件費/u,
    own: true,
  },
  { words: /対象(?:者)?数|対象(?:の|となる|になる)(?:市民|人|方)/u, metric: /^対象数/u, own: true },
  {
    words:
      /国(?:県|庫)(?:支出金|補助金)?|(?:国|県|国や県|国と県|国・県|県や国)(?:から)?の(?:補助金?|支出金|お金|負担)|(?:国|県)(?:や|と|・|か|とか)?県?から/u,
    metric: /^国県支出金|国庫支出金|県支出金/u,
  },
  { words: /地方債|市債|起債|借金|借り?入れ/u, metric: /^(?:地方債|市債|起債)/u },
  { words: /その他(?:の)?(?:特定)?(?:特財|財源)/u, metric: /^その他特(?:定)?財/u, own: true },
  { words: /一般財源|市の(?:持ち出し|自腹|負担)/u, metric: /^一般財源/u },
  { words: /事業費(?:の?合計)?|(?:かかった|使った)(?:お金|費用)/u, metric: /^事業費/u },
];

/** 「事業費合計（人件費を除く）」 is what the row 事業費合計 is by itself. */
export const withoutStaffCosts = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(
      /[(（]人件費(?:は|を|が)?(?:除|のぞ|含ま|ふくま|含め|入れな|抜|以外)[^()（）]*[)）]|人件費(?:は|を|が)?(?:除[くいき]|のぞ[くいき]|含ま(?:ない|ず)|ふくま(?:ない|ず)|含め(?:ない|ず)|入れない(?:で)?|抜[きい](?:で|た)?|以外)/gu,
      ' ',
    );

/** The row that a question names first of all; undefined where it names none, or only such as are not printed. */
export function costRowNamed(question: string, printed?: readonly string[]): CostRow | undefined {
  const asked = bare(withoutStaffCosts(question));
  const labels = printed?.map(bare);
  return ROWS.find(({ words, metric }) => words.test(asked) && (labels?.some(label => metric.test(label)) ?? true));
}

/** The rows among those printed that the question names; none where it names none of them. */
export function costRowsNamed<T>(question: string, rows: readonly T[], metricOf: (row: T) => string): T[] {
  const row = costRowNamed(question, rows.map(metricOf));
  return row ? rows.filter(one => row.metric.test(bare(metricOf(one)))) : [];
}
