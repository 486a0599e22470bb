/** In which language a question is put. */
import type { Question } from './slots.ts';

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const HAN = /\p{Script=Han}/gu;
const LATIN = /\p{Script=Latin}/gu;
/** Forms and words of Chinese that Japanese does not write. */
const CHINESE = /[吗呢请这们哪么标给为说谁对发过还进嗎請這們哪麼給]|多少|什么|怎么|什麼|的(?:目标|目標)?是/u;
const ENGLISH =
  /\b(?:the|what|which|how|is|are|of|in|for|when|who|why|where|does|do|did|will|list|show|tell|and|by|target|budget|plan|compare|find)\b/iu;
/** Function words and letters of languages that share the alphabet. */
const FOREIGN =
  /[àâçèêëîïôùûœñáíóúüöäßãõđơưăạảấầẩậắặẹẻẽếềểệịỉĩọỏốồổộớờởợụủứừửựỳỹ¿¡]|\b(?:el|la|los|las|cuál|cual|quel|quelle|est|les|des|der|die|das|welche|wie|ist|qual|quanto|ano|meta|berapa|apa|yang|untuk|ano ang|ilan|ang|magkano)\b/iu;

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;

export function languageOf(text: string): Question['language'] {
  const [kana, han, latin] = [count(text, KANA), count(text, HAN), count(text, LATIN)];
  const others = count(text, /\p{L}/gu) - kana - han - latin - count(text, /[ー々〆]/gu);
  if (others > kana + han + latin) return 'other';
  if (latin > 2 * (kana + han) && (/[A-Za-z]{2,}[ ,'’-]+[A-Za-z]{2,}/u.test(text) || kana + han === 0)) {
    // An English question may name Japanese words; one of another tongue has none of English's small words.
    return FOREIGN.test(text) && !/\b(?:the|what|which|how|of|for)\b/iu.test(text) ? 'other' : 'en';
  }
  if (kana + han > 0) return kana === 0 && CHINESE.test(text) ? 'other' : 'ja';
  return latin > 0 ? (FOREIGN.test(text) && !ENGLISH.test(text) ? 'other' : 'en') : 'other';
}
