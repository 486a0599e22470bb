/**
 * Plain English for readers who do not read Japanese. Names (cities, plans, titles, indicators, departments, units) stay
 * as they are printed, so that they can be found in the document; figures are the same as in Japanese.
 */
import { fiscalYearLabel, findFiscalYears } from '../../domain/fiscal-year.ts';
import { KIND_LABEL, KIND_LABEL_EN, UNIT_EN } from '../../domain/lexicon.ts';
import { figure, plain, shown } from './figures.ts';
import { listEn } from './en-lists.ts';
import { resultEn, winnerEn } from './en-computed.ts';
import type { Phrases } from './phrases.ts';

const yearOf = (year: number) => `FY${String(year)} (${fiscalYearLabel(year)})`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const en: Phrases = {
  gap: ' ',
  and: parts => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`),
  when({ fiscalYear, period }) {
    if (fiscalYear !== null) return yearOf(fiscalYear);
    if (!period) return '';
    const [from, to] = period;
    return from === to ? yearOf(from) : `${yearOf(from)} to ${yearOf(to)}`;
  },
  plan: ({ city, planTitle }) => `「${plain(planTitle)}」 of ${city}`,
  item: ({ itemNo, title }) => (itemNo === title ? `「${plain(title)}」` : `${itemNo} 「${plain(title)}」`),
  place({ item, plan }) {
    return `${this.item(item)} in ${this.plan(plan)}`;
  },
  kind: kind => `${KIND_LABEL_EN[kind]} (${KIND_LABEL[kind]})`,
  name(fact) {
    const { kind, metric } = fact;
    if (metric === KIND_LABEL[kind] || kind === 'department') return this.kind(kind);
    if (kind === 'cost' || kind === 'staff' || kind === 'population' || metric.includes(KIND_LABEL[kind]))
      return `「${plain(metric)}」`;
    return `${kind === 'milestone' ? 'schedule (予定)' : this.kind(kind)} of 「${plain(metric)}」`;
  },
  indicator: fact => (fact ? `「${plain(fact.metric)}」` : 'subject of your question'),
  value(fact) {
    return shown(fact) + (fact.value === null ? '' : this.gloss(fact.unit));
  },
  gloss(unit) {
    const name = UNIT_EN[unit];
    return name === undefined ? '' : ` (${name})`;
  },
  figure: (value, unit) => figure(value, unit, '-'),
  about: text => `about ${text}`,

  one(subject, fact) {
    const when = this.when(fact);
    return `The ${this.name(fact)}${when === '' ? '' : ` for ${when}`} is ${this.value(fact)}, according to ${this.place(subject)}.`;
  },
  several(subject, what) {
    return `The ${what} has these values, according to ${this.place(subject)}.`;
  },
  line(fact) {
    return `・${this.when(fact) || 'no year printed'}: ${this.value(fact)} `;
  },
  counted(subject, what, count, counter) {
    return `${String(count)}${counter}: ${what}, according to ${this.place(subject)}.`;
  },
  labelled(fact) {
    const when = this.when(fact);
    return `${this.name(fact)}${when === '' ? '' : `, ${when}`}`;
  },
  namedLine(fact) {
    return `・${capital(this.labelled(fact))}: ${this.value(fact)} `;
  },
  note: text => `※ 「${text}」`,
  budgetOne(subject, fact) {
    return this.one(subject, fact);
  },
  budgetSources(subject, fact) {
    const when = this.when(fact);
    return `The sources of funds${when === '' ? '' : ` for ${when}`} are as follows, according to ${this.place(subject)}.`;
  },
  sources: 'Sources of funds:',
  source(fact, withYear) {
    return `・${withYear ? `${this.when(fact)}, ` : ''}${capital(this.kind(fact.kind))}: ${this.value(fact)} `;
  },
  departments(subject, named) {
    return `In charge of ${this.place(subject)}: ${named.join(', ')}.`;
  },
  quote(subject, section, year) {
    const of = year === '' ? '' : ` for ${year}`;
    return `${this.place(subject)} says under 「${plain(section)}」${of} (in Japanese):`;
  },
  quoteMore(item, section, year) {
    const of = year === '' ? '' : ` for ${year}`;
    return `${this.item(item)} says under 「${plain(section)}」${of} (in Japanese):`;
  },
  told(subject) {
    return `${this.place(subject)} says the following.`;
  },
  summary(subject) {
    return `A summary (要旨) of ${this.place(subject)}, in Japanese:`;
  },
  official: publishers => `For the official wording see the document of ${publishers.join(', ')}.`,
  correction(subject, fact) {
    const when = this.when(fact);
    return `No, the printed ${this.name(fact)}${when === '' ? '' : ` for ${when}`} is ${this.value(fact)}, according to ${this.place(subject)}.`;
  },

  list(plan, criteria, noun, count) {
    return listEn(plan === null ? '' : this.plan(plan), criteria, noun, count);
  },
  beside(plan, criteria) {
    const where = plan ? `, in ${this.plan(plan)}` : '';
    if (criteria.every(({ by }) => by === 'department')) return `Other items of the same department${where}:`;
    return `Related items (関連する取組) that touch on it in part${where}:`;
  },
  listed(item, fact) {
    if (!fact) return `・${this.item(item)} `;
    return `・${this.item(item)} – ${this.labelled(fact)}: ${this.value(fact)} `;
  },
  result(computed, common, text) {
    return resultEn(this, computed, common, text);
  },
  winner(computed, common, of, others) {
    return winnerEn(this, computed, common, of, others);
  },
  operand({ item, plan, fact }, common) {
    if (common.subject) return common.fact ? this.line(fact) : this.namedLine(fact);
    const where = common.plan ? this.item(item) : this.place({ item, plan });
    return `・${where} – ${this.labelled(fact)}: ${this.value(fact)} `;
  },
  ties: 'The same value is printed for:',
  others: 'The other values compared:',
  next: fromLeast => `The next, ${fromLeast ? 'smallest' : 'largest'} first:`,
  formula: 'Calculation',
  allOfThem: 'All of the values above were used.',
  partial: '※ Items that print no value for that year are not included.',

  sideBySide: 'Side by side:',
  sideLine({ item, plan, fact }) {
    const when = this.when(fact);
    return `・${this.place({ item, plan })} – ${this.name(fact)}: ${when === '' ? '' : `${when}, `}${this.value(fact)} `;
  },
  absent(city, nearest, of) {
    if (of === 'text')
      return nearest
        ? `Nothing was found on it in ${this.place(nearest)}.`
        : `Nothing was found on it in the plans of ${city}.`;
    return nearest
      ? `${this.place(nearest)} has no such value in print.`
      : `No such value was found in the plans of ${city}.`;
  },
  unlike(what, computed) {
    const why = what === 'unit' ? 'The units differ' : 'The indicators are defined differently';
    return computed
      ? `※ ${why}, so take the comparison as a rough guide.`
      : `※ ${why}, so they cannot be compared as they are.`;
  },

  ambiguous: 'Your question fits several things in the documents.',
  // Remarks come in Japanese: what matters of them is the year that was understood.
  remark(text) {
    const years = [...new Set(findFiscalYears(text).map(({ year }) => year))];
    return years.length > 0 ? `※ Your question was read as one about ${this.and(years.map(yearOf))}.` : `※ 「${text}」`;
  },
};
