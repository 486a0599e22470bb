/** 「…を載せている計画は何本」, 「…が出てくる市はいくつ」: what is counted is plans or cities, by what stands in them. */
import type { Wording } from './wording.ts';

const HOLDS =
  '(?:(?:のこと|の話|について|に関すること)?(?:を|が|は|も|に)?[ 、]?(?:載せ|のせ|載っ|のっ|書い|書かれ|出|で|扱っ|触れ|ふれ|取り上げ|入れ|入っ|掲げ|盛り込ん|進め|やっ|取り組ん)(?:て(?:く|い|あ)?る|てい?る|でい?る|とる)|(?:の|に関する|に関わる)(?:項目|取組|事業)?が?(?:の)?ある)(?:の)?';
const HOW_MANY = '(?:いくつ|何(?:本|件|個|つ|市|計画|か所)?|なん(?:本|個|こ))';
const ENDING = '(?:ある|あり(?:ます)?|あるの|です|になる|でしょう)?(?:か|の|ん)?';

const COUNTED = new RegExp(
  `${HOLDS}(計画|プラン|市|自治体|まち)(?:は|って|が|、)*(?:[^、。?]{2,10}(?:のうち|の?中)で?)?(?:全部で)?${HOW_MANY}${ENDING}(?=[?。\\s]|$)|${HOLDS}のは、?(?:何|いくつの)(計画|市)${ENDING}(?=[?。\\s]|$)`,
  'u',
);

export const HOLDER_NOUNS = ['計画', '市'] as const;
export type Holder = (typeof HOLDER_NOUNS)[number];

/** The plans or cities that are counted; cut out, so that the subject is left. */
export function takeHolders(wording: Wording): Holder | null {
  const found = COUNTED.exec(wording.text);
  if (!found) return null;
  wording.cut(found.index, found.index + found[0].length);
  return /計画|プラン/u.test(found[1] ?? found[2] ?? '') ? '計画' : '市';
}
