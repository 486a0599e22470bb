/** Whether a question asks who is responsible (担当課), and the departments that it names itself. */
import { escape, type Wording } from './wording.ts';

const OFFICE = '(?:部?課|部署|部局|部門|部|係|窓口)';
const WHO = '(?:担当|所管|主管|主官|受け?持|うけも|やって|行って|おこなって|手がけ|取り?仕切)[^、。?]{0,8}?';

const DEPARTMENT_WORDS = new RegExp(
  [
    `(?:担当|所管|主管|主官|たんとう|しょかん)(?:して?い?る|してる|する|の)?(?:${OFFICE}|ところ)(?:名|の名(?:前|称))?(?:(?:は|って|を)?(?:どこ|何|どの)[^、。?]{0,5})?(?=は|を|って|が|、|。|[?]|\\s|$|どこ|に|も|など|と)`,
    `(?:担当|所管|主管|受け?持)(?:は|って|して?い?るのは|してるのは|するのは|っ?てい?るのは|の)?(?:、)?(?:どこ|どの${OFFICE}|何${OFFICE})(?:の${OFFICE})?`,
    '(?<=を)(?:担当|所管|主管)(?:して?い?る|してる|する|しとる)(?:の|ん)は?(?=[?。]*$)',
    `どこ(?:の|が)?${OFFICE}?が?(?:担当|所管|主管|受け?持|やって)[^、。?]{0,6}`,
    `(?:何|どの|どこの)[ ]?(?:${OFFICE}|か(?=が|は|で|の| ))(?:の?(?:担当|所管|管轄)|[ ]?が(?:、| )?(?:${WHO}))?`,
    '担当か(?=は|を|って|$|[?])|(?:なに|どこの)か(?:が|の)[ ]?たんとう',
    // 「課の名前が変わった」, 「何課から何課になったか」
    `(?:担当(?:の|する)?)?${OFFICE}の?名(?:前|称)?(?:は|が|って)?(?=、|変|か[わえ]|同じ|違|ちが|\\s|$)`,
    '関連所属(?:名)?(?:は|を)?|関連する(?:部?課|部署)(?:は|を)?',
    '担当(?:課|部署)?(?=は|を|って|$|[?])|(?:所管|主管)(?:課|部署)?(?=は(?!どの)|って|$|[?])|(?<=^|[\\s、のは])(?:たんとう|しょかん)(?:か|ぶしょ)?(?=は|を|って|の?か|$|[?])',
    '(?:誰|だれ|どこ)(?:に|へ)(?:問い?合わせ|聞け|きけ|相談すれ|連絡すれ)[^、。?]{0,8}|(?:問い?合わせ|連絡)先',
    String.raw`(?:which|what) (?:\w+ )?(?:departments?|divisions?|sections?|offices?|bureaus?)(?: (?:is|are) (?:responsible|in charge)(?: (?:for|of))?)?|who (?:is|are) (?:responsible|in charge)(?: (?:for|of))?|who (?:handles|runs)|responsible (?:department|division|section)|(?:department|division|section) in charge(?: of)?`,
  ].join('|'),
  'giu',
);

export const asksDepartmentOf = (text: string): boolean => text.search(DEPARTMENT_WORDS) >= 0;
export const takeDepartmentWords = (wording: Wording): boolean => wording.take(DEPARTMENT_WORDS).length > 0;

/** 教育部, みどり公園課; 消防署 and 図書館 are places that items are about. */
const OFFICE_NAME = /(?:課|室|係|担当|部|局)$/u;
const IN_CHARGE =
  '(?:課|室)?(?:(?: ?(?:が|の|で|は|に|を))?(?:主管|所管|担当)?(?:課|部署)?(?:又は|または|もしくは|あるいは|や|か|、|及び)?(?:共同の?)?(?:主管|所管|担当)(?:課|部署)?(?:と|に)(?:なって?い?る|なっとる|して?い?る|する|含まれ(?:る|てい?る)|入って?い?る|挙が(?:る|っている)))?(?: ?(?:が|の|で|は|に|を))?(?: ?(?:担当|たんとう|所管|しょかん|主管|主官|受け?持ち?|うけもち?|関係|関わ|からん)(?:と?して?い?る|してる|する|っ?てい?る|って(?:い)?る|でい?る|とする|の|に含まれる)?|が?担当課に含まれる)?';

/** Behind a place it must be said that it is in charge, or it stands by itself: 「図書館 実施項目」. */
const SAYS_IN_CHARGE = `(?= ?[がのはで] ?(?:担当|所管|主管|受け?持)|[\\s　]|$)`;

/** Cuts the names out of the subject, with 「が主管する」 behind them and the 部 before; whether there was any. */
export function takeDepartments(wording: Wording, departments: readonly string[]): boolean {
  const before = wording.text;
  for (const name of departments) {
    const own = OFFICE_NAME.test(name) ? escape(name) : `(?<=^|[\\s　])${escape(name)}${SAYS_IN_CHARGE}`;
    wording.take(new RegExp(`(?:[\\p{Script=Han}ー・]{1,10}部[ ・]?)?${own}${IN_CHARGE}`, 'gu'));
  }
  return wording.text !== before;
}
