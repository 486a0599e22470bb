/** Reads an English question in Japanese words (inJapanese), with the names of the corpus that stand in it in Latin letters. */
import type { Scope } from '../../domain/catalogue.ts';
import type { Plan } from '../../domain/records.ts';
import { understand, type Question, type Today } from '../question.ts';
import { departmentNames } from './departments.ts';
import { unknownMatter } from './filler.ts';
import { inJapanese } from './japanese.ts';

interface Context {
  plain: string;
  /** Of the question as written. */
  places: Scope;
  plans: readonly Plan[];
  scope: (text: string) => Promise<Scope>;
  today: Today;
}

const RUNS_MAX = 12;

async function namedIn(text: string, places: Scope, scope: Context['scope']): Promise<Map<string, string>> {
  const named = new Map<string, string>();
  for (const { english, candidates } of departmentNames(text)) {
    const { departments } = await scope(candidates.join('、'));
    const [own] = departments;
    if (own !== undefined) named.set(english, own);
  }
  if (places.cities.length === 0) return named;
  const runs = new Set(text.match(/(?<![\p{L}-])[A-Za-zōū]{4,}(?![\p{L}])/gu));
  for (const run of Array.from(runs)
    .filter(one => !places.rest.includes(one))
    .slice(0, RUNS_MAX)) {
    const [city] = (await scope(run)).cities;
    if (city !== undefined) named.set(run, city);
  }
  return named;
}

/** null: the question is not in English, or not one that is answered. */
export async function readEnglish(
  asWritten: Question,
  { plain, places, plans, scope, today }: Context,
): Promise<Question | null> {
  if (asWritten.language !== 'en' || asWritten.refusal !== null || asWritten.unknownCity !== null) return null;
  const text = inJapanese(plain, await namedIn(plain, places, scope));
  // Of something that is not known nothing is said: what stands beside it would be answered in its place.
  if (unknownMatter(plain, text)) return null;
  const question = understand(text, { plans, scope: await scope(text), today });
  if (question.refusal !== null) return null;
  return {
    ...question,
    language: 'en',
    claimed: asWritten.claimed,
    planIds: question.planIds.length > 0 ? question.planIds : asWritten.planIds,
    itemNos: question.itemNos.length > 0 ? question.itemNos : asWritten.itemNos,
  };
}
