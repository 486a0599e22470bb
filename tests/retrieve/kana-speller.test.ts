import { describe, expect, it } from 'vitest';
import { kanaSpeller } from '../../src/retrieve/kana-speller.ts';
import { createThesaurus } from '../../src/text/thesaurus.ts';
import type { Tokenizer } from '../../src/text/tokenize.ts';
import { createVocabulary } from '../../src/text/vocabulary.ts';

const row = (token: string, reading: string, items = 3) => ({ token, reading, items });
const vocabulary = createVocabulary(
  [
    row('花壇', 'カダン', 20),
    row('学校', 'ガッコウ', 9),
    row('センタ', 'センター'),
    row('指令センタ', 'シレイセンター'),
    row('協働', 'キョウドウ', 5),
    row('共同', 'キョウドウ', 6),
    row('見直す', 'ミナオシ', 6),
    row('農地', 'ノウチ', 6),
  ],
  100,
  [{ reading: 'ケイジバン', token: 'g:看板' }],
);
const thesaurus = createThesaurus({
  phrases: [{ key: '掲示板', group: '看板', reading: 'ケイジバン', bases: ['掲示板'] }],
  relations: [],
});
const none = { id: 'none', tokens: () => [], words: () => [], analyse: () => ({ words: [], links: [] }) };
const spell = kanaSpeller({ vocabulary, thesaurus, tokenizer: none satisfies Tokenizer });

describe('a question in kana alone', () => {
  it.each<[asked: string, spelt: string, reason: string]>([
    ['がっこうの かだんは いくつ', '学校の 花壇は いくつ', 'words of the corpus'],
    ['がっこうのかだんはいくつ', '学校の花壇はいくつ', 'without blanks'],
    ['せんたーは いくつ', 'センターは いくつ', 'katakana keeps its long mark'],
    ['しれいせんたーは いつ', '指令センターは いつ', 'the same at the end of a compound'],
    ['けいじばんは いくつ', '掲示板は いくつ', 'a word that only the thesaurus has'],
    ['きょうどうの みち', 'きょうどうの みち', 'what may be two words stays'],
    ['かだんの みなおしは いつ', '花壇の 見直しは いつ', 'a verb keeps its ending'],
    ['かだんのうち おおいのは', '花壇のうち おおいのは', 'のうち is no 農地'],
    ['学校の花壇と緑の見直しのかだん', '学校の花壇と緑の見直しのかだん', 'a question with kanji is left as it is'],
  ])('%s → %s (%s)', (asked, spelt) => {
    expect(spell(asked)).toBe(spelt);
  });
});
