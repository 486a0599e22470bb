/** A sentence that sets cities against each other itself: 「甲市が3校、乙市が2校」. */
import { shortCity } from '../../domain/city.ts';
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { quoteBlock, type Picked } from './quoting.ts';
import { scope } from './scope.ts';
import { withoutAsking } from '../cue.ts';
import { namesYear } from '../cue-fits.ts';

/** How much of the subject such a sentence must hold. */
const TELLS = 0.4;
const FIGURE = String.raw`(?:が|は|で|では|の|:|、)?約?\d`;
const OTHER_CITY = new RegExp(`\\p{Script=Han}{1,4}[市町村]${FIGURE}`, 'gu');
const OWN_CITY = new RegExp(`(?:本|当)市${FIGURE}`, 'u');
/** No city by name, but those around. */
const OTHERS = /(?:近隣|周辺|近く|ほか|他|よそ|隣)(?:の)?(?:他)?[2-9]?(?:市|自治体|まち|町)/u;

/** Whether a sentence prints a figure for every city that is asked for, or for two where only 近隣市 is said. */
function printsAll(sentence: string, own: string, cities: readonly string[]): boolean {
  const text = sentence.normalize('NFKC').replaceAll(/\s/gu, '');
  if (cities.length === 0) return (text.match(OTHER_CITY) ?? []).length > 1;
  const prints = (city: string) =>
    new RegExp(`${shortCity(city)}[市区町村]?${FIGURE}`, 'u').test(text) || (city === own && OWN_CITY.test(text));
  return cities.every(prints);
}

/** 「県内市の平均と比べて」: our own figure, and the average of others. */
const AVERAGE_ASKED = /(?:県内|全国|類似|他市|近隣)[^、。?？]{0,10}平均/u;
function printsAverage(sentence: string, years: readonly number[]): boolean {
  const text = sentence.normalize('NFKC').replaceAll(/\s/gu, '');
  const average = /平均[^。、]{0,14}?\d[\d,.]*(%|円|人|件|億|万|時間)/u.exec(text);
  if (!average) return false;
  const figures = text.match(new RegExp(`\\d[\\d,.]*${average[1] ?? ''}`, 'gu')) ?? [];
  return figures.length > 1 && (years.length === 0 || namesYear(sentence, years));
}

/** null where no sentence does, or where a kind or a year is asked for, which prose does not tell. */
export async function ofProse(question: Question, cities: readonly string[], tools: Tools): Promise<Draft | null> {
  const { kinds, fiscalYears, text, planIds } = question;
  const average = AVERAGE_ASKED.test(text.normalize('NFKC'));
  if (!average && (kinds.length + fiscalYears.length > 0 || (cities.length < 2 && !OTHERS.test(text)))) return null;
  const { passages } = await tools.findPassages.run({
    ...scope({ ...question, cities: [], itemNos: [] }),
    about: withoutAsking(question.about),
    planIds,
  });
  const able = passages.flatMap(found =>
    found.spans
      .filter(({ start, end, coverage }) => {
        const sentence = found.passage.text.slice(start, end);
        const tells = average
          ? printsAverage(sentence, fiscalYears)
          : printsAll(sentence, found.plan.city, cities.length < 2 ? [] : cities);
        return coverage >= TELLS && tells;
      })
      .map((span): Picked => ({ found, span, score: span.coverage - (span.end - span.start) / 4000 })),
  );
  const [best] = able.toSorted((a, b) => b.score - a.score);
  return best ? { status: 'answered', blocks: [quoteBlock(best)] } : null;
}
