/** やさしい日本語: one thing a sentence, hard terms explained where they first stand. The same figures and marks. */
import { explanationOf, termsIn } from '../glossary.ts';
import { easyComputed } from './easy-computed.ts';
import { easyOutcomes } from './easy-outcomes.ts';
import { ja } from './ja.ts';
import type { Phrases, Spoken } from './phrases.ts';

/** More explanations at the end than this are a text of their own. */
const EXPLAINED_AT_END = 6;

export function easyVoice(): Spoken {
  const told = new Set<string>();
  /** A term, and behind it what it means, once. */
  const explained = (term: string): string => {
    const explanation = explanationOf(term);
    if (explanation === undefined || told.has(term)) return term;
    told.add(term);
    return `${term}（${explanation}）`;
  };
  /** What a longer name (市税徴収率) holds is explained behind it: the name itself stays whole. */
  const named = (name: string): string => {
    const terms = termsIn(name).filter(({ term }) => !told.has(term));
    for (const { term } of terms) told.add(term);
    if (terms.length === 0) return name;
    const alone = terms.length === 1 && terms[0]?.term === name;
    return `${name}（${terms.map(({ term, explanation }) => (alone ? explanation : `${term}は ${explanation}`)).join('。')}）`;
  };

  const phrases: Phrases = {
    ...ja,
    kind: kind => explained(ja.kind(kind)),
    name(fact) {
      const { kind, metric } = fact;
      const name = ja.name(fact);
      // The indicator is explained where it ends: before 「の目標値」, which has a meaning of its own.
      const label = `の${ja.kind(kind)}`;
      return name === `${metric}${label}` ? `${named(metric)}の${explained(ja.kind(kind))}` : named(name);
    },
    indicator: fact => (fact ? named(ja.indicator(fact)) : ja.indicator(null)),
    one(subject, fact) {
      const when = this.when(fact);
      const what = fact.value === null ? 'こと' : fact.unit.endsWith('円') ? 'お金' : '数';
      const year = when === '' ? '' : `${when}の${what}です。`;
      return `${this.name(fact)}は、${this.value(fact)}です。${year}${this.place(subject)}に 書いてあります。`;
    },
    several(subject, what) {
      return `${what}は、次のとおりです。${this.place(subject)}に 書いてあります。`;
    },
    budgetOne(subject, fact) {
      return this.one(subject, fact);
    },
    budgetSources(subject, fact) {
      const when = this.when(fact);
      return `${explained('財源')}は、次のとおりです。${when === '' ? '' : `${when}のお金です。`}${this.place(subject)}に 書いてあります。`;
    },
    sources: '使うお金の もと:',
    departments(subject, names) {
      return `${this.place(subject)}の仕事をするのは、${names.join('、')}です。`;
    },
    quote(subject, section, year) {
      const of = year === '' ? '' : `${year}の こととして、`;
      return `${this.place(subject)}の「${section}」に、${of}こう書いてあります。`;
    },
    quoteMore(item, section, year) {
      const of = year === '' ? '' : `${year}の こととして、`;
      return `${this.item(item)}の「${section}」には、${of}こう書いてあります。`;
    },
    told(subject) {
      return `${this.place(subject)}に、こう書いてあります。`;
    },
    summary(subject) {
      return `${this.place(subject)}の${explained('要旨')}です。`;
    },
    official: publishers => `正しい文は、${publishers.join('、')}の文書を 見てください。`,
    correction(subject, fact) {
      const when = this.when(fact);
      return `いいえ、ちがいます。書いてある${this.name(fact)}は、${when === '' ? '' : `${when}で `}${this.value(fact)}です。${this.place(subject)}に 書いてあります。`;
    },
    // Explanations stand in brackets, and so the name does not.
    sideLine({ item, plan, fact }) {
      return `・${this.place({ item, plan })}: ${this.labelled(fact)} ${this.value(fact)} `;
    },
    ...easyComputed,
    ambiguous: '聞かれたことに 合うものが、いくつか あります。',
  };

  return {
    phrases,
    outcomes: easyOutcomes,
    explain(citations) {
      const texts = citations.flatMap(({ itemTitle, field, quote }) => [
        itemTitle,
        ...(field === 'text' ? [quote] : []),
      ]);
      const terms = termsIn([...new Set(texts)].join('\n')).filter(({ term }) => !told.has(term));
      if (terms.length === 0) return [];
      const lines = terms.slice(0, EXPLAINED_AT_END).map(({ term, explanation }) => `・${term}: ${explanation}`);
      return ['ことばの説明', ...lines];
    },
  };
}
