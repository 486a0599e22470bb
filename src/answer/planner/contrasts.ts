/**
 * Words that exclude each other (対になる言葉): who asks for 女性 is not served by 男性, who asks for one cancer not by all.
 * An indicator that is nearly the one asked for is the likeliest wrong figure of all.
 */

/** Of one set, an indicator that names only others than the question is another indicator. */
const SETS: readonly (readonly RegExp[])[] = [
  [/男性|男の|男子/u, /女性|女の|女子|母親|妊婦|妊産婦/u],
  [
    /未就学|幼児|園児|乳児|赤ちゃん/u,
    /小学生|小学校|児童(?!生徒)/u,
    /中学生|中学校/u,
    /高校生|高校|高等学校/u,
    /大学生/u,
    /高齢者|お年寄り|65歳以上|老人/u,
  ],
  [/個人版|個人(?=の|からの)/u, /企業版|法人/u],
  [/可燃|燃える|燃やす|もえる/u, /不燃|燃えない|燃やさない|もえない/u],
  [/職員|社員/u, /市民|住民|町民/u],
  [/国内/u, /国外|海外|外国/u],
  [/平日/u, /休日|土日|夜間/u],
  [/常勤|正規/u, /非常勤|非正規|会計年度任用/u],
  [/入院/u, /外来/u],
  [/外部評価|第三者評価/u, /内部評価/u, /自己評価/u],
  [/上水道|水道(?=代|料|水|管)/u, /下水道/u],
];

/** 子宮がん検診だけの受診率: a part of what is measured; RPA分を除く: less than what is measured. */
const ONLY = /([^\sのはを、。]{2,14})(?<![どこそあ]れ|できる|なる)(?:だけ|のみ)(?=の|で|に|は|を)/gu;
const WITHOUT = /を?(?:除く|除いた|のぞく|のぞいた|含まない|ふくまない)/u;
const TIME = /年度?分?$|年間$/u;

/** Whether an indicator measures something else than the question names. */
export function contradicts(question: string, indicator: string): boolean {
  const [asked, printed] = [question.normalize('NFKC'), indicator.normalize('NFKC')];
  for (const set of SETS) {
    // An indicator is short, and most hold none.
    const held = set.filter(word => word.test(printed));
    if (held.length === 0) continue;
    const named = set.filter(word => word.test(asked));
    if (named.length > 0 && !held.some(word => named.includes(word))) return true;
  }
  if (WITHOUT.test(asked) && !WITHOUT.test(printed)) return true;
  return Array.from(asked.matchAll(ONLY)).some(([, part = '']) => !TIME.test(part) && !printed.includes(part));
}
