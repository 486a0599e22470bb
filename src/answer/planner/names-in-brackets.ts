/** 「相互利用している近隣の市や町はいくつ」: names that a sentence puts in brackets behind what is asked for, counted and told. */
import { isText } from '../cue.ts';
import type { Draft, Part } from '../draft.ts';
import { bare } from '../letters.ts';
import type { Tools } from '../../tools/index.ts';
import type { Question } from '../question.ts';
import { partsDraft } from './parts.ts';
import { subjectOf } from './scope.ts';
import { textItems, type FoundPassage, type TextItem } from './text-items.ts';

const WORD = String.raw`[\p{Script=Han}\p{Script=Katakana}ー]`;
/** What is counted, in the asker's word. */
const NUMBER = String.raw`(?:いくつ|何(?:市町村?|町|市|か所|校|機関|社|団体|種類|大学|個|つ)(?!目))`;
const THING = new RegExp(
  `(${WORD}{1,8}(?:[やと・]${WORD}{1,8})?)(?:(?:の数)?(?:は|って|が|を)?、?(?:全部で|${WORD}{1,8}に?では、?)?${NUMBER}|の(?:数|かず)(?:は|って|を))`,
  'gu',
);
const LISTED = new RegExp(`(${WORD}{2,12})[(（]([^()（）]{3,120})[)）]`, 'gu');
const TOWN = /[市町村]$/u;
const ASKS_TOWNS = /(?:市町村?|市[やと・]町|町[やと・]市|自治体|近隣の市|周辺の市|まち)/u;
/** A sentence must hold this much of the subject. */
const HOLDS = 0.3;

interface Listing {
  head: string;
  names: string[];
  found: FoundPassage;
  coverage: number;
}

function listingsOf({ passages }: TextItem, thing: string | null, asked: string): Listing[] {
  return passages
    .filter(({ passage }) => isText(passage.section))
    .flatMap(found =>
      found.spans.flatMap(({ start, end, coverage }): Listing[] =>
        Array.from(found.passage.text.slice(start, end).matchAll(LISTED)).flatMap(([, head = '', inner = '']) => {
          const names = inner.split(/[、，,・]/u).map(name => name.trim());
          if (
            names.length < 2 ||
            names.some(name => name === '' || name.length > 12 || /[\dをはがで]|など$|等$/u.test(name))
          )
            return [];
          const ofTowns = ASKS_TOWNS.test(asked) && names.every(name => TOWN.test(name));
          return coverage >= HOLDS && (ofTowns || (thing !== null && head.endsWith(thing)))
            ? [{ head, names, found, coverage }]
            : [];
        }),
      ),
    )
    .toSorted((a, b) => b.coverage - a.coverage);
}

/** null where the item that is meant lists no such names. */
export async function planNamesInBrackets(question: Question, tools: Tools): Promise<Draft | null> {
  if (question.kinds.length > 0 || question.fiscalYears.length > 0) return null;
  const asked = bare(question.text);
  const [own, word = ''] = Array.from(asked.matchAll(THING)).at(-1) ?? [];
  if (own === undefined) return null;
  // 「公園の数は」 is an indicator's name as well.
  const thing = /いくつ|何/u.test(own) ? word : null;
  const [item] = await textItems(question, tools);
  const [best] = item ? listingsOf(item, thing, asked) : [];
  if (!item || !best) return null;
  const parts = best.names.map((quote): Part => ({ passage: best.found.passage, quote }));
  const counter = best.names.every(name => TOWN.test(name)) ? '市町' : '個';
  return partsDraft(subjectOf(item), best.head, parts, counter);
}
