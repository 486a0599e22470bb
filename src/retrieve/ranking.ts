/** What each part of a search is worth. One record, so that `eval` can leave a part out and show what it adds. */
export interface Ranking {
  /** Words and compounds found in each field of a row. */
  fields: { title: number; metric: number; place: number; body: number };
  /** Of a word's weight: fiscal years, which most items hold, compounds, groups of the thesaurus, groups that the query describes, their neighbours, words that were likely meant. */
  years: number;
  compounds: number;
  groups: number;
  described: number;
  neighbours: number;
  guesses: number;
  /** Pairs of letters; pairs of hiragana apart, for they are mostly endings. */
  grams: number;
  hiraganaGrams: number;
  /** Of the fused score, what the vectors add to the full text's share of 1. */
  vectors: number;
  /** Of the score, what rests on how much of the query the item holds: all words of it rather than one of them often. */
  coverage: number;
  /** Of the coverage, what must stand in the title and the indicators. */
  head: number;
}

export const RANKING: Ranking = {
  fields: { title: 1.2, metric: 1, place: 0.7, body: 1 },
  years: 0.3,
  compounds: 0.8,
  groups: 0.7,
  described: 0.25,
  neighbours: 0.2,
  guesses: 0.5,
  grams: 0.5,
  hiraganaGrams: 0.12,
  vectors: 0.4,
  coverage: 0.9,
  head: 0.25,
};
