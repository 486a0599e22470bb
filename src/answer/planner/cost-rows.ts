/** Rows of the table of costs (コスト) that an evaluation sheet prints, by what people call them. */

interface CostRow {
  /** As printed. */
  metric: RegExp;
  /** As asked for. */
  words: RegExp;
}

/** The first that is named is meant: 正規の職員以外 holds the name of another row. */
const ROWS: readonly CostRow[] = [
  {
    metric: /^単位当たりコスト/u,
    words: /(?:[1一]人|ひとり)(?:当|あ)たり|単位(?:当|あ)たり|per (?:person|capita|resident|unit)/iu,
  },
  {
    metric: /^その他の?職員/u,
    words:
      /正(?:規(?:の)?)?(?:職員)?(?:以外|でない|じゃない)|非正規|その他の?職員|(?:臨時|パート|アルバイト|会計年度任用)/u,
  },
  { metric: /^正規職員/u, words: /正規|正職員/u },
  {
    metric: /^人件費/u,
    words: /人件費|(?:人|職員)の(?:費用|コスト|給料|給与)|人手の(?:費用|コスト)|(?:personnel|staff|labou?r) costs?/iu,
  },
  { metric: /^国県支出金/u, words: /国県|(?:国|県)(?:や|と|・|か|とか)?県?(?:から|の)/u },
  { metric: /^地方債/u, words: /地方債|市債|起債|借金|借り?入れ/u },
  { metric: /^その他特(?:定)?財/u, words: /その他(?:の)?(?:特定)?(?:特)?財/u },
  { metric: /^一般財源/u, words: /一般財源|市の(?:持ち出し|自腹|負担)/u },
  {
    metric: /^トータルコスト/u,
    words: /トータル|総(?:コスト|費用)|(?:全部|ぜんぶ)(?:で|ひっくるめ|込み)|コスト全体|total costs?/iu,
  },
  { metric: /^事業費/u, words: /事業費/u },
];

/** 「事業費合計（人件費を除く）」 is what the row 事業費合計 is by itself. */
export const withoutStaffCosts = (text: string): string =>
  text.replaceAll(/人件費(?:を|は)?(?:除[くいき]|のぞ[くいき]|含ま|ふくま|抜)/gu, '');

/** The rows among those printed that the question names; none where it names none of them. */
export function costRowsNamed<T>(question: string, rows: readonly T[], metricOf: (row: T) => string): T[] {
  const asked = withoutStaffCosts(question.normalize('NFKC'));
  for (const { metric, words } of ROWS) {
    if (!words.test(asked)) continue;
    const named = rows.filter(row => metric.test(metricOf(row).normalize('NFKC')));
    if (named.length > 0) return named;
  }
  return [];
}
