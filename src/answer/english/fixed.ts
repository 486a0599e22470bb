/** What an English question names in a fixed form: plans, fiscal years, spans of years, places in a plan. In Japanese. */
import { fiscalYearLabel } from '../../domain/fiscal-year.ts';

type Fixed = readonly [english: RegExp, japanese: string | ((...found: string[]) => string)];

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = `(${MONTHS.map(name => name.replace(/^./u, letter => letter.toUpperCase())).join('|')})`;
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const NUMBER = `(\\d{1,2}|${NUMBERS.slice(1).join('|')})`;
/** 「five」 → 5 */
export const numberOf = (word: string): string => {
  const at = NUMBERS.indexOf(word.toLowerCase());
  return at < 0 ? word : String(at);
};
const year = (digits: string) => fiscalYearLabel(Number(digits.length === 2 ? `20${digits}` : digits));
/** A day falls in a calendar year, not a fiscal one. */
const eraOf = (digits: string) => fiscalYearLabel(Number(digits)).replace(/度$/u, '');
const monthOf = (name: string) => String(MONTHS.indexOf(name.toLowerCase()) + 1);

const PLANS: Fixed[] = [
  [
    /\b(?:the )?(?:FY ?)?(20\d\d) ?[-–to]+ ?(?:FY ?)?(20\d\d|\d\d)(?='?s? (?:(?!under|in|of|by|within|per)\w+ ){0,3}plan\b)(?:'?s? (?:\w+ ){0,3}plan\b)/giu,
    (_, from = '', to = '') => ` ${year(from)}〜${year(to)}のプラン `,
  ],
  [
    /\b(?:the )?(?:(?:\d(?:st|nd|rd|th)|sixth|seventh) )?(?:administrative|fiscal|city|financial)?(?: (?:and|&) (?:fiscal|financial))?(?: management)? ?reform (?:action|promotion|implementation)? ?(?:plan|outline)(?: action plan)?\b|\b(?:the )?(?:(?:\d(?:st|nd|rd|th)|sixth|seventh) )?(?:administrative )?(?:action|reform implementation|(?:(?:first|second|1st|2nd)[- ]phase )?implementation) plan\b|\b(?:administrative|fiscal) reforms?(?= items?| measures?| initiatives?)/giu,
    ' 行革プラン ',
  ],
  [/\b(?:(?:administrative|project|program(?:me)?|project and program) )?evaluation sheets?\b/giu, ' 事業評価シート '],
  [/\bprogress (?:management |control )?sheets?\b/giu, ' 進行管理シート '],
  [
    /\b(?:the )?(?:mid-?(?:to-long-)?term )?strategic (?:project |business )?plan\b|\b(?:the )?(?:mid-?term )(?:project |business )?plan\b|\b(?:the )?project plan\b/giu,
    ' 中期戦略事業プラン ',
  ],
  [/\b(?:the )?(?:latter-term basic|comprehensive|general) plan\b/giu, ' 総合計画 '],
];

const YEARS: Fixed[] = [
  [
    /\b(?:FY ?)?(20\d\d) ?[-–] ?(?:FY ?)?(?:20)?(\d\d)(?!\d)/giu,
    (_, from = '', to = '') => ` ${year(from)}から${year(to)}まで `,
  ],
  [
    new RegExp(`\\b(?:as of |in |since |from )?${MONTH} (?:of )?(20\\d\\d)\\b`, 'gu'),
    (_, month = '', digits = '') => ` ${eraOf(digits)}${monthOf(month)}月 `,
  ],
  [
    /\b(?:fiscal|financial)(?: year)?s? ?(?:of )?(20\d\d) (?:and|&) (20\d\d)\b/giu,
    (_, a = '', b = '') => ` ${year(a)}と${year(b)} `,
  ],
  [/\b(?:fiscal|financial)(?: years?)? ?(?:of )?(20\d\d)(?!\d)/giu, (_, digits = '') => ` ${year(digits)} `],
  [/\b(20\d\d) (?:fiscal|financial) year\b/giu, (_, digits = '') => ` ${year(digits)} `],
  [/\bFY ?['’]?(20\d\d|\d\d)(?!\d)/giu, (_, digits = '') => ` ${year(digits)} `],
  [/\breiwa ?(\d{1,2})(?!\d)/giu, (_, digits = '') => ` 令和${digits}年度 `],
  [/\bheisei ?(\d{1,2})(?!\d)/giu, (_, digits = '') => ` 平成${digits}年度 `],
  [/\bR([1-9]|1\d)\b/gu, (_, digits = '') => ` 令和${digits}年度 `],
  [/\b(?:year )?(20[12]\d)\b(?!年| (?:people|cases|hours|tons))/giu, (_, digits = '') => ` ${year(digits)} `],
  [
    /\b(?:in|by|at|for|until|up to)? ?(?:the )?(?:(?:plan|program)'s )?(?:final|last) (?:fiscal )?year(?: of (?:the |its |this )?(?:\w+ ){0,2}(?:plan|period|行革プラン|中期戦略事業プラン))?|\b(?:by|at) the end of (?:the |its )?(?:\w+ )?(?:plan|period| 行革プラン| 中期戦略事業プラン)(?: period)?/giu,
    ' 最終年度 ',
  ],
  [/\b(?:in )?the (?:plan's )?first year(?: of (?:the |its )?(?:\w+ )?plan)?/giu, ' 初年度 '],
  [
    /\b(?:over|during|throughout|for|across) the (?:whole|entire|full)? ?(?:plan(?:ning)?(?: period)?|period of the plan)\b/giu,
    ' 全期間 ',
  ],
  [/\b(?:for |over |in |across |during )?both (?:fiscal )?years(?: together| combined)?\b/giu, ' 2か年 '],
  [
    new RegExp(
      `\\b(?:over|in|for|across|during|all|within)? ?(?:the |all |these |those )?${NUMBER}[- ](?:fiscal )?years?(?:' time)?\\b(?: of the plan| period| together| combined)?(?! olds?)`,
      'giu',
    ),
    (_, count = '') => (numberOf(count) === '1' ? ' 1年間 ' : ` ${numberOf(count)}か年 `),
  ],
  [
    /\b(?:each|every) (?:fiscal )?year\b(?=[^?]*\?)|\b(?:year by year|by year|for each year|over the years|over time|year-by-year)\b/giu,
    ' 年度ごと ',
  ],
];

const RELATIVE: Fixed[] = [
  [
    new RegExp(`\\b(?:as of |on )?${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (20\\d\\d)\\b`, 'gu'),
    (_, month = '', day = '', digits = '') => ` ${eraOf(digits)}${monthOf(month)}月${day}日時点 `,
  ],
  [/\bgrades? (\d) ?(?:to|through|and|-|–) ?(\d)\b/giu, (_, from = '', to = '') => ` ${from}〜${to}年生 `],
  [/\b(\d)(?:st|nd|rd|th)[- ]grade(?:rs?)?\b/giu, (_, grade = '') => ` ${grade}年生 `],
  [/\b(?:in |for |during )?this (?:fiscal |financial )?year(?:'s)?\b/giu, ' 今年度 '],
  [/\b(?:in |for |during )?next (?:fiscal |financial )?year(?:'s)?\b/giu, ' 来年度 '],
  [/(?<!\bthe )\blast (?:fiscal |financial )?year(?:'s)?\b(?! of)/giu, ' 昨年度 '],
];

const BOUNDS: Fixed[] = [
  [
    /\b([\d.,]*\d) ?(?:%|percent) or (?:better|more|higher|above|over|greater)\b/giu,
    (_, value = '') => ` ${value}%以上 `,
  ],
  [/\b([\d.,]*\d) ?(?:%|percent) or (?:less|lower|below|under|fewer|worse)\b/giu, (_, value = '') => ` ${value}%以下 `],
];

const PARTS: Fixed[] = [
  [
    /\b(?:section|category|heading|group|area|promotion item|chapter|part) [(（](\d{1,2})[)）](?! ?[①-⑳])/giu,
    (_, no = '') => ` 推進項目(${no}) `,
  ],
  [/\bbasic policy \(?(\d+-\d+)\)?/giu, (_, no = '') => ` 基本政策${no} `],
  [/\b(?:basic )?policy (?:no\.? ?|number )?(\d{1,2})\b(?!-)/giu, (_, no = '') => ` 施策${no.padStart(2, '0')} `],
  [/\b(?:item|project|programme|program|measure|initiative)s? (?:no\.? ?|number )?(?=\d+-\d|\(\d|[ⅠⅡⅢ])/giu, ' '],
];

/** 「from A to B」, 「A through B」 of two years. */
const SPANS: Fixed[] = [
  [
    /\b(?:from|between)\s+(\S+年度)\s+(?:to|and|until|through|up to|till)\s+(\S+年度)/giu,
    (_, a = '', b = '') => ` ${a}から${b}まで `,
  ],
  [/(\S+年度)\s*(?:to|through|until|-|–)\s*(\S+年度)/giu, (_, a = '', b = '') => ` ${a}から${b}まで `],
  [/(\S+年度),?\s*(?:and|&|versus|vs\.?|or)\s+(\S+年度)/giu, (_, a = '', b = '') => ` ${a}と${b} `],
  [
    /\bby\s+(\S+年度)\s+(?:compared (?:with|to)|than|from|against)\s+(?:in )?(\S+年度)/giu,
    (_, b = '', a = '') => ` ${a}から${b}まで `,
  ],
];

export function withFixed(text: string): string {
  let said = text;
  for (const [english, japanese] of [...PLANS, ...PARTS, ...RELATIVE, ...BOUNDS, ...YEARS, ...SPANS])
    said = said.replaceAll(english, (...found: unknown[]) =>
      typeof japanese === 'string'
        ? japanese
        : japanese(...found.filter((one): one is string => typeof one === 'string')),
    );
  return said.replaceAll(/\s+/gu, ' ');
}
