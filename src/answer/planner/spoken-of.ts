/** What a plan says of another city (他市): 「伊勢原市の評価シートで、厚木市が協定を結ぶ大学は」. */
import { shortCity } from '../../domain/city.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { asksCount, bestSentence, counted } from './prose.ts';
import { ofSoleItem } from './sole-item.ts';
import { notSaid, textItems } from './text-items.ts';

/** A sentence that names the city answers, and no value of the plan's own city; null where no other city is spoken of. */
export async function planSpokenOf(question: Question, tools: Tools): Promise<Draft | null> {
  const { spokenOf, text, counter } = question;
  if (spokenOf.length === 0) return null;
  const found = await textItems(question, tools);
  const sole = found.length > 0 ? question : await ofSoleItem({ ...question, kinds: ['target'] }, tools);
  const items = sole.itemNos.length > question.itemNos.length ? await textItems(sole, tools) : found;
  const says = (sentence: string) => spokenOf.every(city => sentence.includes(shortCity(city)));
  const quoted = bestSentence(
    items,
    text,
    sentence => says(sentence) && (!asksCount(question) || counted(sentence, text, counter)),
  );
  return quoted?.draft ?? notSaid(items);
}
