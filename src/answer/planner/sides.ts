/** Two things that a question sets against each other, each by its own plan, year and kind: 「事業プランの令和4年度目標と行革の令和9年度目標」. */
import { shortCity } from '../../domain/city.ts';
import type { FactKind, Plan } from '../../domain/records.ts';
import type { Question } from '../question.ts';
import { takeKinds } from '../question/kinds.ts';
import { takePlans } from '../question/plan-names.ts';
import { foldQuestion, wordingOf } from '../question/wording.ts';
import { takeYears } from '../question/years.ts';

export interface Side {
  cities: string[];
  planIds: string[];
  fiscalYears: number[];
  kinds: FactKind[];
  /** Year or kind stand behind the city's name: they are its own. */
  ofCity: boolean;
}

/** Between the two of them. */
const JOINT = /と(?!な|い|し|っ)|から|より|に対し|及び|および|[、,・\s]/gu;
/** A question has no more of them than a reader could set apart. */
const JOINTS = 16;

/** Whether a year or a kind stands in the text behind a city. */
function saysOwn(text: string, lastYear: number): boolean {
  const wording = wordingOf(text);
  const { fiscalYears } = takeYears(wording, { lastYear });
  return fiscalYears.length + takeKinds(wording, { amount: false, last: false }).kinds.length > 0;
}

/** What a piece of the question names; null where it names neither a plan nor a year nor one of the cities. */
function sideIn(piece: string, { cities }: Question, plans: readonly Plan[]): Side | null {
  const wording = wordingOf(piece);
  const { planIds } = takePlans(wording, { plans, cities, titled: [] });
  const meant = plans.filter(plan => planIds.includes(plan.planId));
  const lastYear = Math.max(...plans.map(plan => plan.fiscalYears[1]), 0);
  const { fiscalYears, yearOfPlan } = takeYears(wording, { lastYear });
  const [plan] = meant;
  const own = cities.filter(city => piece.includes(shortCity(city)));
  if ((!plan && fiscalYears.length === 0 && own.length !== 1) || fiscalYears.length > 1) return null;
  const ofPlan = plan && yearOfPlan !== null ? [plan.fiscalYears[yearOfPlan === 'last' ? 1 : 0]] : [];
  const { kinds } = takeKinds(wording, { amount: false, last: yearOfPlan === 'last' });
  const years = fiscalYears.length > 0 ? fiscalYears : ofPlan;
  const near = own.length === 1 ? own : cities;
  const [city] = own.length === 1 ? own : [];
  const ofCity = city !== undefined && saysOwn(piece.slice(piece.indexOf(shortCity(city))), lastYear);
  const named = [...new Set(plan ? meant.map(one => one.city) : near)];
  return { cities: named, planIds, fiscalYears: years, kinds, ofCity };
}

/** 行革 of any city is that of the city whose plan the other side names. */
function inCity(side: Side, { cities: [city, another] }: Side, plans: readonly Plan[]): Side {
  if (city === undefined || another !== undefined || !side.cities.includes(city)) return side;
  const own = side.planIds.filter(id => plans.some(plan => plan.planId === id && plan.city === city));
  return { ...side, cities: [city], planIds: own };
}

/** Without a plan of its own, a side is of those that cover its year. */
function placed(side: Side, { cities }: Question, plans: readonly Plan[]): Side {
  if (side.planIds.length > 0) return side;
  const near = side.cities.length > 0 ? side.cities : cities;
  const covering = plans.filter(
    ({ city, fiscalYears: [from, to] }) =>
      (near.length === 0 || near.includes(city)) && side.fiscalYears.every(year => from <= year && year <= to),
  );
  return { ...side, planIds: covering.map(({ planId }) => planId) };
}

/** Two cities, each with a year or a kind of its own: 「秦野市の令和3年度実績と伊勢原市の現状値」. */
function citiesApart(a: Side, b: Side): boolean {
  if (!a.ofCity || !b.ofCity) return false;
  const [one, other] = [a, b].map(({ cities: [city, another] }) => (another === undefined ? city : undefined));
  if (one === undefined || other === undefined || one === other) return false;
  const said = [a, b].map(({ fiscalYears, kinds }) => [...fiscalYears, ...kinds].join(' '));
  return said.every(own => own !== '') && said[0] !== said[1];
}

const apart = (a: Side, b: Side): boolean => citiesApart(a, b) || plansApart(a, b);

const plansApart = (a: Side, b: Side): boolean =>
  a.planIds.length > 0 && b.planIds.length > 0
    ? !a.planIds.some(id => b.planIds.includes(id))
    : a.planIds.length + b.planIds.length > 0 &&
      a.fiscalYears.length > 0 &&
      b.fiscalYears.length > 0 &&
      a.fiscalYears[0] !== b.fiscalYears[0];

const named = ({ planIds, fiscalYears, kinds }: Side) =>
  Math.min(1, planIds.length) + fiscalYears.length + Math.min(1, kinds.length);

/** The split at which both sides name most; null where the question names no two plans, or no plan and a year of another. */
export function sidesOf(question: Question, plans: readonly Plan[]): [Side, Side] | null {
  const text = foldQuestion(question.text);
  const joints = Array.from(text.matchAll(JOINT)).slice(0, JOINTS);
  const found = joints.flatMap(({ index, 0: joint }) => {
    const first = sideIn(text.slice(0, index), question, plans);
    const last = first && sideIn(text.slice(index + joint.length), question, plans);
    const [a, b] = last ? [inCity(first, last, plans), inCity(last, first, plans)] : [];
    return a && b && apart(a, b) ? [{ sides: [a, b] as const, fit: Math.min(named(a), named(b)) }] : [];
  });
  const [best] = found.toSorted((x, y) => y.fit - x.fit);
  if (!best) return null;
  const [a, b] = best.sides;
  const kindsOf = (own: Side, other: Side) =>
    own.kinds.length > 0 ? own.kinds : other.kinds.length > 0 ? other.kinds : question.kinds;
  const [one, other] = [
    placed({ ...a, kinds: kindsOf(a, b) }, question, plans),
    placed({ ...b, kinds: kindsOf(b, a) }, question, plans),
  ];
  // Two years of one plan are no two plans.
  return one.planIds.some(id => other.planIds.includes(id)) ? null : [one, other];
}
