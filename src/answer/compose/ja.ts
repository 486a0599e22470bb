/** Polite, plain Japanese; the figure comes first. */
import { fiscalYearLong } from '../../domain/fiscal-year.ts';
import { KIND_LABEL } from '../../domain/lexicon.ts';
import type { Fact } from '../../domain/records.ts';
import { figure, plain, shown } from './figures.ts';
import { listJa } from './ja-lists.ts';
import { resultJa, winnerJa } from './ja-computed.ts';
import type { Phrases } from './phrases.ts';

/** What a value is called: its indicator and its kind, said once where the indicator's name says the kind. */
function nameOf({ metric, kind }: Fact, labels: Pick<Phrases, 'kind'>): string {
  if (kind === 'milestone') return `「${plain(metric)}」の予定`;
  if (kind === 'department') return labels.kind(kind);
  const says = kind === 'cost' || kind === 'staff' || kind === 'population' || metric.includes(KIND_LABEL[kind]);
  return says ? plain(metric) : `${plain(metric)}の${labels.kind(kind)}`;
}

export const ja: Phrases = {
  gap: '',
  and: parts => parts.join('、'),
  when({ fiscalYear, period }) {
    if (fiscalYear !== null) return fiscalYearLong(fiscalYear);
    if (!period) return '';
    const [from, to] = period;
    return from === to ? fiscalYearLong(from) : `${fiscalYearLong(from)}～${fiscalYearLong(to)}`;
  },
  plan: ({ city, planTitle }) => `${city}「${plain(planTitle)}」`,
  // A heading that goes by its name (活力) is not named twice.
  item: ({ itemNo, title }) => (itemNo === title ? `「${plain(title)}」` : `${itemNo}「${plain(title)}」`),
  place({ item, plan }) {
    return `${this.plan(plan)}の${item.itemNo === item.title ? '' : ' '}${this.item(item)}`;
  },
  kind: kind => KIND_LABEL[kind],
  name(fact) {
    return nameOf(fact, this);
  },
  indicator: fact => (fact ? plain(fact.metric) : 'お尋ねの値'),
  value: shown,
  gloss: () => '',
  figure: (value, unit) => figure(value, unit, '▲'),
  about: text => `約${text}`,

  one(subject, fact) {
    const when = this.when(fact);
    return `${this.place(subject)}では、${this.name(fact)}は${when === '' ? '' : `${when}で`}${this.value(fact)}です。`;
  },
  several(subject, what) {
    return `${this.place(subject)}では、${what}は次のとおりです。`;
  },
  counted(subject, what, count, counter) {
    return `${this.place(subject)}では、${what}は、${String(count)}${counter}です。`;
  },
  labelled(fact) {
    const when = this.when(fact);
    return `${this.name(fact)}${when === '' ? '' : `、${when}`}`;
  },
  line(fact) {
    return `・${this.when(fact) || '年度の印字なし'}: ${this.value(fact)} `;
  },
  namedLine(fact) {
    return `・${this.labelled(fact)}: ${this.value(fact)} `;
  },
  note: text => `※${text}`,
  budgetOne(subject, fact) {
    const when = this.when(fact);
    return `${this.place(subject)}では、${when === '' ? '' : `${when}の`}${this.kind(fact.kind)}は${this.value(fact)}です。`;
  },
  budgetSources(subject, fact) {
    const when = this.when(fact);
    return `${this.place(subject)}では、${when === '' ? '' : `${when}の`}財源の内訳は次のとおりです。`;
  },
  sources: '財源の内訳:',
  source(fact, withYear) {
    return `・${withYear ? `${this.when(fact)} ` : ''}${this.kind(fact.kind)} ${this.value(fact)} `;
  },
  departments(subject, named) {
    return `${this.place(subject)}の担当は、${named.join('、')}です。`;
  },
  quote(subject, section, year) {
    const of = year === '' ? '' : `${year}のこととして、`;
    return `${this.place(subject)}の「${plain(section)}」に、${of}次のように書かれています。`;
  },
  quoteMore(item, section, year) {
    const of = year === '' ? '' : `${year}のこととして、`;
    return `${this.item(item)}の「${plain(section)}」には、${of}次のように書かれています。`;
  },
  told(subject) {
    return `${this.place(subject)}には、次のことが書かれています。`;
  },
  summary(subject) {
    return `${this.place(subject)}の要旨は、次のとおりです。`;
  },
  official: publishers => `正式な文は、${publishers.join('、')}の文書でお確かめください。`,
  correction(subject, fact) {
    const when = this.when(fact);
    return `いいえ、印字されている${this.name(fact)}は${when === '' ? '' : `${when}で`}${this.value(fact)}です。${this.place(subject)}の値です。`;
  },

  list(plan, criteria, noun, count) {
    return listJa(plan === null ? '' : this.plan(plan), criteria, noun, count);
  },
  beside(plan, criteria) {
    const where = plan ? `${this.plan(plan)}の` : '';
    if (criteria.every(({ by }) => by === 'department'))
      return `同じ担当の、ほかの取組には、${where}次のものがあります。`;
    return `関連する取組（お尋ねのことに一部で触れているもの）には、${where}次のものがあります。`;
  },
  listed(item, fact) {
    if (!fact) return `・${this.item(item)}`;
    if (fact.kind === 'department') return `・${this.item(item)}: 担当${this.value(fact)} `;
    return `・${this.item(item)}: ${this.labelled(fact)} ${this.value(fact)} `;
  },
  result(computed, common, text) {
    return resultJa(this, computed, common, text);
  },
  winner(computed, common, of, others) {
    return winnerJa(this, computed, common, of, others);
  },
  operand({ item, plan, fact }, common) {
    if (common.subject) return common.fact ? this.line(fact) : this.namedLine(fact);
    const where = common.plan ? this.item(item) : this.place({ item, plan });
    return `・${where}: ${this.labelled(fact)} ${this.value(fact)} `;
  },
  ties: '同じ値のものが、ほかにもあります。',
  others: '比べたほかの値は、次のとおりです。',
  next: fromLeast => `これに続くものは、${fromLeast ? '小さい' : '大きい'}順に次のとおりです。`,
  formula: '計算',
  allOfThem: '上の値をすべて使って計算しました。',
  partial: '※その年度の値が印字されていない項目は、含みません。',

  sideBySide: '並べると、次のとおりです。',
  sideLine({ item, plan, fact }) {
    const when = this.when(fact);
    return `・${this.place({ item, plan })}（${this.name(fact)}）: ${when === '' ? '' : `${when} `}${this.value(fact)} `;
  },
  absent(city, nearest, of) {
    if (of === 'text')
      return nearest
        ? `${this.place(nearest)}には、お尋ねのことは見つかりませんでした。`
        : `${city}の計画には、お尋ねのことは見つかりませんでした。`;
    return nearest
      ? `${this.place(nearest)}には、お尋ねの値は印字されていません。`
      : `${city}の計画には、お尋ねの値を見つけられませんでした。`;
  },
  unlike(what, computed) {
    const why = what === 'unit' ? '※単位が違う' : '※指標の取り方が違う';
    return computed
      ? `${why}ことがあるため、差や大小は目安としてご覧ください。`
      : `${why}ため、そのままは比べられません。`;
  },

  ambiguous: 'お尋ねに当てはまるものが、いくつかあります。',
  remark: text => `※${text}`,
};
