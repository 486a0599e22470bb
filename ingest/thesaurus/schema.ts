/**
 * A thesaurus file (言い換え集): groups of words that mean the same, as a text that a clerk can write. Each description
 * says in Japanese what belongs there: it is what the reader answers where something else stands.
 */
import { z } from 'zod';

export const THESAURUS_FORMAT = 'keikaku-navi/thesaurus-1';

const word = z.string().regex(/\S/u).max(80);
const words = z.array(word).min(1).optional();

export const groupSchema = z.strictObject({
  term: word.describe('計画に印字される行政の言葉を一つ（例: 可燃ごみ）'),
  sense: z.string().regex(/\S/u).describe('どの意味の言葉かを一行で'),
  same: words.describe('同じことを指す言葉の並び（例: [燃えるごみ, もやすごみ]）'),
  described: words.describe('その言葉を知らない人の言い表し方の並び（順序も助詞も問わない。二語以上）'),
  english: words.describe('英語の言い方の並び'),
  broader: words.describe('より広い言葉の並び'),
  narrower: words.describe('より狭い言葉の並び'),
  related: words.describe('一緒に探すと役に立つ言葉の並び'),
});
export type Group = z.infer<typeof groupSchema>;

export const thesaurusFileSchema = z.strictObject({
  format: z.literal(THESAURUS_FORMAT).describe(THESAURUS_FORMAT),
  field: word.describe('分野の名前（例: ごみ・環境）'),
  groups: z.array(groupSchema).describe('組の並び。一つの組ごとに「- term:」で始めるもの'),
});
export type ThesaurusFile = z.infer<typeof thesaurusFileSchema>;
