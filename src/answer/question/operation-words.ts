/** The words of a list, a count or a computation (挙げて, 合計すると, いちばん): none of them says what is asked about. */
import { EN_NOUN, MOST, NOUN } from './operations.ts';
import type { Wording } from './wording.ts';

const ASKED_NOUN = new RegExp(
  `(?<![\\p{Script=Han}\\p{Script=Katakana}ー])(${NOUN})(?:の?(?:名(?:前|称)|数|かず))?(?=(?:は|を|って|が|に|には|として|の(?:うち|中で|なかで|効果|事業費|予算|金額|合計|平均)|、|。|[?]|\\s|$|何|すべて|全て|全部|ぜんぶ|どれ|いくつ|[2-9二三四五六七八九]つ))|(?:どんな|どういう|どのような|どの|何)(${NOUN})|\\b(${EN_NOUN})\\b`,
  'giu',
);

/** The noun that a list or a count is of; it says nothing of the subject, nor does 「何項目」 beside it. */
export function takeNoun(wording: Wording): string | null {
  const found = Array.from(wording.text.matchAll(ASKED_NOUN));
  const named = found.findLast(match => match[2] === undefined) ?? found.at(-1);
  if (!named) return null;
  const noun = named[1] ?? named[2] ?? named[3] ?? '';
  const name = wording.restored(noun).replaceAll(/^[「『“"]|[」』”"]$/gu, '');
  for (const match of found.toReversed())
    if (match === named || match[2] !== undefined) wording.cut(match.index, match.index + match[0].length);
  return name;
}

/** Words of the operation that say nothing of the subject. */
const OPERATION_WORDS = new RegExp(
  [
    `${MOST}[^、。?]{0,3}?(?:大きい?く?|高い?く?|多い?く?|小さい?く?|低い?く?|少ない?く?|安い?|長い?|短い?)(?:かった|いん|の)?`,
    '最(?:大|小|高|低|多|少)(?=の?(?:もの|は|になる|となる|なの|$|[?、]))|(?:2|3|4|5|[二三四五])番目',
    '(?:上位|トップ) ?(?:\\d{1,2}|[二三四五])(?:つ|件|位|項目|事業)?',
    '合計(?!特殊)(?:する|すると|した|して|せよ|で|額|金額)?|合わせ(?:て|ると|たら)|(?:全部)?(?:足す|たす|足したら|足した|足して)(?:と)?',
    '推移|移り変わり|年度(?:ごと|別|毎)|年ごと|毎年度?|各年度?',
    'と?(?:比べ|くらべ|比較)(?:て|ると|たら|する|すると|して|し|されたい|た)?|(?:どっち|どちら)(?:の方|のほう)?(?:(?:が|は)(?:多|少な|大き|小さ|高|低|安|きびし|厳し|早|長|短)い)?|(?:どう|どない)(?:違|ちが|ちゃ|変わ)[^、。?]{0,8}|(?:違い|ちがい)(?=は|を|って|が|$|[?])',
    '(?:の)?(?:こと)?(?:が|を|に)?(?:書いて(?:い|あ)る|かいてある|載って?い?る|のってる|扱う|あつかう|属する|区分される|含まれる|該当する|やろうとして?い?る|(?:取り上げ|載せ|のせ|挙げ|うたっ)て?い?る)(?=\\s|$)',
    '(?:の)?(?:こと|話)?を(?:物差し|ものさし|指標|目安)に(?:して?い?る|する|した)?(?=\\s|$)|(?:がらみ|絡み)(?:の|で)?(?=\\s|$)',
    'どの計画の?(?:どこ)?に(?:ある|あり|載って?い?る|のってる)か?|(?<=^|[\\s、])(?:の)?(?:すべての|全部の|全ての)?計画から(?=\\s|$|、)|何を(?:やる|する)こと(?:に(?:して?い?(?:る|ます))?)?(?:か|の|ん)?',
    '列挙|一覧|挙げ(?:て|よ|られたい|る)|並べて|リストアップ|何と何|どれとどれ|すべて|全て|全部|ぜんぶ|それぞれ(?:の市)?|各市(?:の計画)?|全市|どの市|(?<![0-9])(?:[2-9]|[二三四五])市(?=は|の|で|を|が|、|と|から)(?:の計画)?(?:から)?|(?:[2-9]|[二三四五])つ(?:とも|を)|(?:みっつ|よっつ|いつつ)の ?(?:名前|なまえ|名称)|(?:一番|いちばん|最も)(?=\\s|$)|計画ごとに?',
    '(?:増加|減少|増減|上昇|低下)(?:し|する|した)?(?=$|[?。\\s]|の|ます|か)',
    `(?:を)?(?:増|減|ふえ|へ)(?:やす|らす|える|る|った|えた|らした)(?=$|[?。]|の|ん|こと|計算|か)`,
    '何(?:番目|位|倍|項目|事業|施策|取組|個|本|つ)|(?:何|なに)が?(?:ある|あります|あるん)',
    '(?<![\\p{L}])(?:どれ|どこ|何)(?=[\\s、?。]|$)',
    '\\b(?:deal(?:s|ing)? with|concerning|regarding|relat(?:ed|ing) to)\\b',
    '\\b(?:find|list|compare|sum|total|average|largest|highest|smallest|lowest|which|each|every|all)\\b',
  ].join('|'),
  'giu',
);

export const takeOperationWords = (wording: Wording): void => {
  wording.take(OPERATION_WORDS);
};
