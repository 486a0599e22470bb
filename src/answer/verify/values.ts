/** Printed values in a text: as the document prints them, each with its unit, and none with more than that. */
import { UNIT_EN } from '../../domain/lexicon.ts';
import type { Fact } from '../../domain/records.ts';
import { compare, fractionOf } from './decimal.ts';
import { figuresIn, spelledOut } from './figures.ts';
import { bare, foldName, standsAlone } from './fold.ts';

interface Place {
  start: number;
  end: number;
}

/** How a value may stand: 22,040トン/年, 22040トン/年; with the unit where the print keeps that apart. */
function formsOf(fact: Fact): string[] {
  const value = foldName(fact.valueText);
  const unit = bare(fact.unit);
  const printed = unit === '' || bare(value).includes(unit) ? [value, bare(value)] : [value + unit, `${value} ${unit}`];
  return [...new Set(printed.flatMap(form => [form, form.replaceAll(/(?<=\d),(?=\d{3})/gu, '')]))];
}

/** A counter, a unit or a bound behind a value makes another value of it. */
const GOES_ON = /^ ?[%‰㎡℃]|^[\p{Script=Han}\p{Script=Katakana}ー々A-Za-z/]/u;
const MAKES_VAGUE = /(?:約|およそ|おおよそ|おおむね|ほぼ|about |nearly |almost |over |under |マイナス)$/iu;

const GLOSSES = new Set(Object.values(UNIT_EN));

/** The unit in English behind a value: ` (thousand yen)`. It has to be the unit's own. */
export function glossAfter(text: string, at: number, { unit }: { unit: string }): number | null {
  const gloss = /^ \(([A-Za-z ,'-]{2,60})\)/u.exec(text.slice(at, at + 70));
  if (gloss?.[1] === undefined || !GLOSSES.has(gloss[1])) return at;
  return UNIT_EN[unit] === gloss[1] ? at + gloss[0].length : null;
}

const ends = (text: string, end: number, form: string) => form.endsWith(')') || !GOES_ON.test(text.slice(end, end + 2));

export function placesOf(text: string, fact: Fact): Place[] {
  const places: Place[] = [];
  for (const form of formsOf(fact)) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      const stands = standsAlone(text, at, end) && !/[A-Za-z]/u.test(text.charAt(at - 1));
      if (!stands || !ends(text, end, form) || MAKES_VAGUE.test(text.slice(Math.max(0, at - 8), at))) continue;
      const glossed = glossAfter(text, end, fact);
      if (glossed !== null) places.push({ start: at, end: glossed });
    }
  }
  return places.length > 0 ? places : spelledPlaces(text, fact);
}

/** 二万二千四十トン/年, 2万2,040トン/年: another spelling of the same number before the same unit. */
function spelledPlaces(text: string, fact: Fact): Place[] {
  const value = fact.value === null ? null : fractionOf(String(fact.value));
  const unit = bare(fact.unit);
  if (!value || !/^[\d,.-]+$/u.test(bare(fact.valueText).replace(unit, ''))) return [];
  return figuresIn(text).flatMap(({ start }) => {
    const spelled = spelledOut(text.slice(start, start + 40));
    if (!spelled || compare(spelled.value, value) !== 0) return [];
    const end = start + spelled.length;
    const whole = text.startsWith(unit, end) && standsAlone(text, start, end);
    return whole && ends(text, end + unit.length, unit) ? [{ start, end: end + unit.length }] : [];
  });
}
