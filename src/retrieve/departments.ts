/** Departments (担当部課) as printed: 保健福祉部 介護高齢課 高齢者支援担当 is of 介護高齢課, and of 保健福祉部. */
import { fold } from '../text/fold.ts';
import { isOneSlip } from '../text/vocabulary.ts';
import type { Names } from './outline.ts';

/** 市民協働課交通防犯対策担当 is printed without a blank as well. */
const JOINED = /^(.+?[課局室])(.+(?:担当|係|班))$/u;
/** What a name may follow without being the end of another: 企画部デジタル推進課, 厚木市職員課, a blank. */
const ENDS_A_NAME = /[部局課室所市区町村会院]$/u;

/** The parts of a printed name, outermost first, folded: 部, 課, 担当. */
export function unitsOf(name: string): string[] {
  return fold(name)
    .split(/\s+/u)
    .map(unit => unit.replace(/等$/u, ''))
    .filter(unit => unit !== '')
    .flatMap(unit => JOINED.exec(unit)?.slice(1) ?? [unit]);
}

/** Whether a printed department is the wanted one or belongs to it. A print without the division (部) is read as its. */
export function isOf(printed: string, wanted: string): boolean {
  const [own, asked] = [unitsOf(printed), unitsOf(wanted)];
  if (asked.length === 0) return false;
  const at = own.findIndex((_, i) => asked.every((unit, j) => own[i + j] === unit));
  if (at >= 0) return true;
  // 関連所属 are printed without their 部.
  return (
    own.length < asked.length &&
    own[0] !== undefined &&
    own[0] === asked[asked.length - own.length] &&
    own.every((unit, i) => unit === asked[asked.length - own.length + i])
  );
}

export interface NamedDepartment {
  /** As printed, down to the part that the text names: 企画部 デジタル推進課. */
  name: string;
  units: string[];
  /** How many of its parts the text names. */
  score: number;
}

interface Printed {
  names: { name: string; units: string[] }[];
  /** That a text may name, longest first. */
  units: string[];
}

const ofPlan = new WeakMap<Names['departments'], Printed>();

/** A plan's departments in parts; an open index never changes, and every question is compared with all of them. */
function printedIn({ departments }: Pick<Names, 'departments'>): Printed {
  const known = ofPlan.get(departments);
  if (known) return known;
  const names = departments.map(({ name }) => ({ name, units: unitsOf(name) }));
  const units = new Set(names.flatMap(one => one.units).filter(unit => unit.length > 2));
  const printed = { names, units: Array.from(units).toSorted((a, b) => b.length - a.length) };
  ofPlan.set(departments, printed);
  return printed;
}

/** Units of the corpus that a text names, longest first, each letter of it used once. */
function unitsIn(text: string, units: readonly string[]): Set<string> {
  const found = new Set<string>();
  let left = text;
  for (const unit of units) {
    for (let at = left.indexOf(unit); at >= 0; at = left.indexOf(unit, at + 1)) {
      const before = text.slice(0, at);
      if (/\p{Script=Han}$/u.test(before) && !ENDS_A_NAME.test(before)) continue;
      found.add(unit);
      left = left.slice(0, at) + '\u0000'.repeat(unit.length) + left.slice(at + unit.length);
    }
  }
  return found;
}

/** The departments of a plan that a text (folded) names; a division only where none of its sections is. */
export function departmentsIn(text: string, plan: Names): NamedDepartment[] {
  const printed = printedIn(plan);
  const named = unitsIn(text, printed.units);
  const found = new Map<string, NamedDepartment>();
  for (const { name, units } of printed.names) {
    const last = units.findLastIndex(unit => named.has(unit));
    if (last < 0) continue;
    const upTo = units.slice(0, last + 1);
    const pieces = name.split(/[\s\u3000]+/u);
    const known = found.get(upTo.join(' '));
    found.set(
      upTo.join(' '),
      known ?? {
        name: (pieces.length === units.length ? pieces.slice(0, last + 1) : upTo).join(' '),
        units: upTo,
        score: upTo.filter(unit => named.has(unit)).length,
      },
    );
  }
  const all = Array.from(found.values());
  const covers = (one: NamedDepartment, other: NamedDepartment) =>
    one !== other && one.units.every((unit, i) => other.units[i] === unit);
  const isShortOf = (one: NamedDepartment, other: NamedDepartment) =>
    one !== other &&
    one.units.length < other.units.length &&
    one.units.join(' ') === other.units.slice(-one.units.length).join(' ');
  return all.filter(
    one => !all.some(other => (covers(one, other) && other.score > one.score) || isShortOf(one, other)),
  );
}

/** 市民協働課; the longest run of letters that may be the name of a section. */
const SECTION = /[\p{Script=Han}\p{Script=Katakana}ー・]{2,12}[課室]/gu;
/** 担当課, 各課, どの課: no names. */
const NO_NAME = /^(?:担当|主管|所管|関係|関連|各|全|他|同|何|当|主官)の?[課室]$|教室$|和室$/u;

/** How a name is read (katakana). */
export type ReadingOf = (name: string) => string;

/** Whether two names are read alike; a letter that the dictionary cannot read (協働) is read as whatever stands there. */
function readAlike(asked: string, printed: string): boolean {
  const unread = printed.replaceAll(/[ァ-ヶー]/gu, '').length;
  if (unread > 1 || !/^[ァ-ヶー]+$/u.test(asked)) return false;
  return new RegExp(`^${printed.replaceAll(/[^ァ-ヶー]/gu, '[ァ-ヶー]{1,4}')}$`, 'u').test(asked);
}

/**
 * A text with the names of sections that no plan has (市民共同課) as they were likely meant: another with the same reading,
 * or one letter away, where there is only one such.
 */
export function withLikelyDepartments(
  text: string,
  plans: readonly Pick<Names, 'departments'>[],
  readingOf: ReadingOf,
): string {
  const sections = new Set(
    plans.flatMap(plan => printedIn(plan).names.flatMap(({ units }) => units)).filter(unit => /[課室]$/u.test(unit)),
  );
  return text.replaceAll(SECTION, run => {
    if (NO_NAME.test(run) || Array.from(sections).some(section => run.endsWith(section))) return run;
    const slips = Array.from(sections).filter(section => section.length > 2 && isOneSlip(run, section));
    const reading = readingOf(run);
    const alike =
      slips.length > 0 ? slips : Array.from(sections).filter(section => readAlike(reading, readingOf(section)));
    return alike.length === 1 ? (alike[0] ?? run) : run;
  });
}
