/** Text that cites nothing: remarks and notes below an answer, heads of lists, and what is said where nothing was found. */
import type { Plan } from '../../domain/records.ts';
import { figuresIn } from './figures.ts';
import { coverAll, fold, MASK } from './fold.ts';
import { criteriaOf, named, readNames, type Names } from './names.ts';
import { foreign, yearsOf } from './statement.ts';
import { fault, type Checkable, type Cited, type Diagnostic, type Evidence } from './types.ts';
import { spansOf, yearsIn, type Mention } from './years.ts';

/** 「7年度」は、令和7年度（2025年度）としてお答えします: the words asked with, whose number is that of the year. */
function coverAsked(line: string): string {
  const match = /^※ ?「(?:[^\d「」\n]{0,12})(\d{1,4})年?度?」は/u.exec(line);
  const years = match ? yearsIn(line.slice(match[0].length)).map(({ year }) => year) : [];
  const number = Number(match?.[1]);
  const isYear = years.some(year => [year, year - 2018, year - 1988].includes(number));
  return match && isYear ? MASK.repeat(match[0].length) + line.slice(match[0].length) : line;
}

/** Below an answer: notes of cited facts, remarks on years of cited facts; no other figure. */
export function checkTail(
  text: string,
  cited: Cited,
  names: Names,
  years: readonly number[] | undefined,
): Diagnostic[] {
  const read = readNames(fold(text), names, cited);
  const rest = read.rest.split('\n').map(coverAsked).join('\n');
  const evident = new Set([
    ...cited.facts.flatMap(yearsOf),
    ...cited.citations.flatMap(({ fiscalYear }) => fiscalYear ?? []),
  ]);
  const asked = years && new Set(years);
  const mentions = yearsIn(rest);
  // A remark says what was understood: a year that is cited but was not asked for is none.
  const wrong = mentions.filter(
    ({ year }) => !evident.has(year) || (asked !== undefined && asked.size > 0 && !asked.has(year)),
  );
  return [
    ...wrong.map(({ start, end }) => fault('WRONG_YEAR', rest.slice(start, end))),
    ...figuresIn(coverAll(rest, mentions)).map(figure => fault('NOT_CITED', figure.text)),
  ];
}

/**
 * What is offered to ask next: names, numbers and years of what is cited, and nothing else. The question behind it is no
 * statement: it may repeat the asker's words, and its answer comes through the gate.
 */
export function checkChoices(choices: Checkable['choices'], cited: Cited, names: Names): Diagnostic[] {
  // A number stands in a label without its title.
  const numbers = cited.citations.map(({ itemNo }) => fold(itemNo)).toSorted((a, b) => b.length - a.length);
  return choices.flatMap(({ label }) => {
    const reading = readNames(fold(label), names, cited);
    let { rest } = reading;
    for (const number of numbers) rest = rest.replaceAll(number, MASK.repeat(number.length));
    return [...checkTail(rest, cited, names, undefined), ...foreign(reading)];
  });
}

const spanIs = ([from, to]: readonly [Mention, Mention], { fiscalYears }: Plan) =>
  from.year === fiscalYears[0] && to.year === fiscalYears[1];

/** Where nothing was found: names of plans and items, what years a plan covers, what years were asked for. */
export function checkOpen(text: string, cited: Cited, names: Names, evidence: Evidence): Diagnostic[] {
  const found: Diagnostic[] = [];
  // Names but for their digits: 企画部 第推進課.
  const bare = Array.from(criteriaOf(names, cited).keys())
    .filter(name => /\p{N}/u.test(name))
    .map(name => name.replaceAll(/\p{N}/gu, ''));
  for (const sentence of fold(text).split(/(?<=。)|\n/u)) {
    const reading = readNames(sentence, names, cited);
    for (const name of bare) if (name.length > 3 && reading.rest.includes(name)) found.push(fault('WRONG_ITEM', name));
    const titles = named([reading], 'plan');
    const cities = named([reading], 'city');
    const plans = evidence.plans.filter(plan => titles.has(plan.planTitle) && cities.has(plan.city));
    if (titles.size > 0 && [...titles].some(title => !plans.some(plan => plan.planTitle === title)))
      found.push(fault('WRONG_CITY', sentence));
    if (titles.size > 0 && [...cities].some(city => !plans.some(plan => plan.city === city)))
      found.push(fault('WRONG_CITY', sentence));
    // A plan's title without the plan: 青葉市「…」.
    for (const [, content = ''] of reading.rest.matchAll(/「([^「」]*)」/gu)) {
      const strange = content.replaceAll(MASK, '').trim();
      if (strange !== '' && strange !== content.trim()) found.push(fault('WRONG_ITEM', content));
    }
    const mentions = yearsIn(reading.rest);
    const spans = spansOf(reading.rest, mentions);
    const inSpan = new Set(spans.flat());
    const allowed = new Set([
      ...(evidence.years ?? []),
      ...plans.filter(({ fiscalYears: [from, to] }) => from === to).map(plan => plan.fiscalYears[0]),
    ]);
    const knowsYears = evidence.years !== undefined;
    for (const [from, to] of spans)
      if (!plans.some(plan => spanIs([from, to], plan)) && !(allowed.has(from.year) && allowed.has(to.year)))
        found.push(fault('WRONG_YEAR', reading.rest.slice(from.start, to.end)));
    for (const mention of mentions)
      if (knowsYears && !inSpan.has(mention) && !allowed.has(mention.year))
        found.push(fault('WRONG_YEAR', reading.rest.slice(mention.start, mention.end)));
    for (const figure of figuresIn(coverAll(reading.rest, mentions))) found.push(fault('NOT_CITED', figure.text));
  }
  return found;
}

/** What may be named where nothing was found: plans, what is cited, and items that the text itself names. */
export function nameable(answer: Checkable, names: Names, evidence: Evidence): Cited {
  const all = everything(answer, evidence);
  const said = named([readNames(fold(answer.answer), names, all)], 'item');
  const own = new Set(answer.citations.map(({ itemId }) => itemId));
  const citations = all.citations.filter(({ itemId, itemNo }) => itemNo === '' || own.has(itemId) || said.has(itemId));
  return { citations, facts: all.facts };
}

/** All records as if they were cited, so that their names are known. */
function everything({ citations, facts }: Checkable, { plans, items = [] }: Evidence): Cited {
  const known = [...citations];
  const [any] = citations;
  const blank = {
    n: 0,
    department: [],
    fiscalYear: null,
    fiscalYearLabel: null,
    field: 'text' as const,
    quote: '',
    url: '',
    source: any?.source ?? { file: '-', lineStart: 1, lineEnd: 1 },
  };
  for (const { planId, city, planTitle } of plans)
    known.push({ ...blank, itemId: `${planId}:`, itemNo: '', itemTitle: '', planId, city, planTitle });
  for (const { itemId, itemNo, title, planId, departments } of items) {
    const plan = plans.find(one => one.planId === planId);
    if (plan)
      known.push({
        ...blank,
        itemId,
        itemNo,
        itemTitle: title,
        planId,
        city: plan.city,
        planTitle: plan.planTitle,
        department: departments,
      });
  }
  return { citations: known, facts };
}
