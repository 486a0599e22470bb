/** What a question counts in (助数詞): 何人, 何か所, いくら. It tells the indicator by its unit. */

const SPELLINGS: [RegExp, string][] = [
  [/^(?:％|%|パーセント|ぱーせんと|割)$/u, '%'],
  [/^(?:円|千円|万円|億円|億)$/u, '円'],
  [/^(?:件|けん|件分)$/u, '件'],
  [/^(?:人|人分|名|にん)$/u, '人'],
  [/^(?:回|かい)$/u, '回'],
  [/^(?:台|だい)$/u, '台'],
  [/^(?:トン|とん)$/u, 'トン'],
  [/^(?:か所|箇所|ヵ所|カ所|ヶ所)$/u, '箇所'],
  [/^(?:社|企業)$/u, '企業'],
  [/^(?:m|ｍ)$/u, 'm'],
];

const COUNTERS =
  '％|%|パーセント|ぱーせんと|人分|人|にん|件分|件|けん|千円|万円|億円|円|トン|とん|回|かい|校|台|だい|か所|箇所|ヵ所|カ所|団体|施設|時間|割|本|世帯|ha|m|ｍ|km|事業所|クラブ|公園|品目|基|戸|社|企業|橋|ポイント|億|万|グループ|講座|部|名|点|種類|組|頭|棟|路線|事業|誌|冊|枚|区画|文字|便|床|日間|ファイルメーター';

const COUNTED = new RegExp(`(?:何|なん)(${COUNTERS})`, 'u');
const MONEY = /いくら|なんぼ|お金がどれ|how much (?:money|does|will)/iu;
const SHARE = /(?:何|なん)(?:％|%|パーセント|ぱーせんと|割)|割合(?:は|って)|what (?:share|percentage|percent)/iu;

/** Half of all indicators are counted in one of these: they tell little. */
const COMMON: ReadonlySet<string> = new Set(['件', '人', '回', '%', '円', 'トン', '事業', '箇所']);
export const isRare = (counter: string): boolean => !COMMON.has(counter);

/** In one spelling; null where the question names none (いくつ, どれくらい). */
export function counterOf(text: string): string | null {
  if (SHARE.test(text)) return '%';
  const counted = COUNTED.exec(text)?.[1];
  if (counted !== undefined) return SPELLINGS.find(([form]) => form.test(counted))?.[1] ?? counted;
  return MONEY.test(text) ? '円' : null;
}

/** Whether a printed unit is what is counted in: 千円 for いくら, か所 for 箇所, トン/年 for トン. */
export function unitFits(unit: string, counter: string): boolean {
  const plain = unit
    .normalize('NFKC')
    .replaceAll(/[かカヵヶ]所/gu, '箇所')
    .replace(/^名/u, '人')
    .replace(/^t(?![a-z])/iu, 'トン')
    .replace(/^fm$/u, 'ファイルメーター');
  return plain === '' ? false : plain.includes(counter);
}
