/**
 * What a polite asker writes around the question (前置き・結び), and how a phone sends it: greetings, who is writing, thanks,
 * emoji, lines broken within a sentence. A city in 「○○市民の者です」 says who asks, and not of what.
 */

const GREETING =
  'こんにち[はわ]|こんばん[はわ]|おはようございます|(?:はじ|初)めまして|(?:いつも)?(?:大変)?お世話になって(?:おり|い)ます|お忙しい(?:ところ|中)(?:に)?(?:すみません|申し訳(?:あり|ござい)ません|恐れ入ります|恐縮です(?:が)?|失礼します)?|突然(?:すみません|失礼します|の質問で(?:すみません|失礼します))|(?:すみ|すい)ません(?:が)?|失礼(?:いた)?します|恐れ入ります(?:が)?|恐縮ですが';
const ASKER =
  '(?:(?:当方|私|わたくし|わたし|こちら)(?:は|、|は、))?[^。、!！?？\\n]{0,12}(?:市民|市議|議員|記者|保護者|母親|父親|農家|研究者|住民|在住|(?<=の|る|た)者|主婦|大学生|高校生|中学生|学生|会社員|自治会(?:長|員|の役員)?)(?:の(?:者|もの))?(?:です|と申します)(?:が)?';
const FORETELLS =
  '(?:初めて|はじめて)?(?:質問|利用|連絡)(?:です|します|いたします|させて(?:ください|いただきます)|があります|があるのですが|なのですが|ですが)|(?:ちょっと|少し|ひとつ|一つ)?(?:お?教えて|お?聞き|聞いて|伺って|うかがって)(?:ほしい|欲しい|いただきたい|もらいたい|たい)(?:こと(?:がある)?)?(?:の|ん)?(?:です)(?:が|けど)|素朴な(?:疑問|質問)(?:な)?(?:の|ん)?(?:です)(?:が|けど)?';
const OPENING = new RegExp(`^[\\s　]*(?:(?:${GREETING}|${ASKER}|${FORETELLS})[。、,!！…\\s　]*)+(?=[^\\s])`, 'u');
const CLOSING =
  /(?<=[^\s])[。、!！?？\s　]*(?:以上、?)?(?:(?:どうぞ|何卒)?(?:よろしく|宜しく)(?:お願い(?:(?:いた)?し|致し|申し上げ)ます|です|ね|頼みます|お願い)?|ありがとうございます|助かります|草|[wｗ]{1,5}|笑|\(笑\)|（笑）)[。!！\s　]*$/u;

const EMOJI = /\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}]|\u{FE0F}|\u{200D}/gu;
/** 〇, ℹ and the like are letters of a text as well; digits are no emoji. */
const KEPT = /[\d#*©®™ℹ〰〽㊗㊙]/u;

/** A sentence is broken where no mark ends the line; after a particle no blank stands for the break. */
const BROKEN = /(?<=[ぁ-ん、」])[ \t　]*\n[ \t　]*(?=[^\s・\-*●○■□①-⑳])/gu;

const marksOnce = (text: string): string =>
  text.replaceAll(/([?？!！])[?？!！]+/gu, (marks: string) => (/[?？]/u.test(marks) ? '？' : '！'));

export function withoutCourtesies(text: string): string {
  const plain = marksOnce(text.replaceAll(EMOJI, sign => (KEPT.test(sign) ? sign : ''))).replaceAll(BROKEN, '');
  if (!/[ぁ-ん]/u.test(plain)) return plain.trim();
  const asked = plain.replace(OPENING, '').replace(CLOSING, (said: string) => /^[。?？]/u.exec(said)?.[0] ?? '');
  // Nothing but courtesies: it is for the rules to say so.
  return /[\p{Script=Han}ァ-ヶA-Za-z0-9]{2}/u.test(asked) ? asked.trim() : plain;
}
