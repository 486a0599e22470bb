import { beforeAll, describe, expect, it } from 'vitest';
import { kanaSpeller } from '../../src/retrieve/kana-speller.ts';
import { loadLexicon } from '../../src/text/dictionary.ts';
import { createThesaurus } from '../../src/text/thesaurus.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';
import { createVocabulary } from '../../src/text/vocabulary.ts';

const row = (token: string, reading: string, items = 5) => ({ token, reading, items });
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
    row('がん検診', 'ガンケンシン', 3),
    row('花壇', 'カダン', 20),
    row('遊具', 'ユウグ', 4),
    row('目標', 'モクヒョウ', 60),
    row('予算', 'ヨサン', 40),
    row('ごみ', 'ゴミ', 4),
    row('dx', '', 4),
  ],
  100,
  [{ reading: 'ケイジバン', token: 'g:看板' }],
);
const thesaurus = createThesaurus({
  phrases: [{ key: '掲示板', group: '看板', reading: 'ケイジバン', bases: ['掲示板'] }],
  relations: [],
});
let spell: (text: string) => Promise<string>;

beforeAll(async () => {
  const language = { vocabulary, thesaurus, tokenizer: await loadTokenizer() };
  const names = { cities: ['秦野市', '津市'], departments: ['花とみどり課'] };
  spell = kanaSpeller({ language, lexicon: await loadLexicon(), names: () => Promise.resolve(names) });
});

describe('a question in kana alone', () => {
  it.each<[asked: string, spelt: string, reason: string]>([
    ['がっこうの かだんは いくつ', '学校の花壇はいくつ', 'words of the corpus'],
    ['がっこうのかだんはいくつ', '学校の花壇はいくつ', 'without blanks'],
    ['せんたーは いくつ', 'センターはいくつ', 'katakana keeps its long mark'],
    ['しれいせんたーは いつ', '指令センターはいつ', 'the same at the end of a compound'],
    ['けいじばんは いくつ', '掲示板はいくつ', 'a word that only the thesaurus has'],
    ['きょうどうの かだん', 'きょうどうの花壇', 'what may be two words stays'],
    ['かだんの みなおしは いつ', '花壇の見直しはいつ', 'a verb in the form that is asked'],
    ['かだんのうち おおいのは', '花壇のうち多いのは', 'のうち is no 農地'],
    ['はだのの がんけんしんは なんにん？', '秦野のがん検診は何人？', 'the city as its people say it'],
    ['つの かだん', 'つの花壇', 'a city of one letter'],
    ['れいわ４ねんどまでに ゆうぐは なんき ふえますか', '令和４年度までに遊具は何基増えますか', 'years and counters'],
    ['しが くれる ざいりょうは さんじゅっけんですか', '市がくれる材料は30件ですか', 'numbers, the city in one letter'],
    ['はなとみどりかの よさん', '花とみどり課の予算', 'a department'],
    ['でぃーえっくすの もくひょうは なんですか', 'DXの目標は何ですか', 'letters by their names'],
    ['かだん ゆうぐ れいわ７ねんど もくひょう', '花壇 遊具 令和７年度 目標', 'key words keep their blanks'],
    ['ごみの りょうは？', 'ごみの量は？', 'a word that everybody writes in kana'],
  ])('%s → %s (%s)', async (asked, spelt) => {
    expect(await spell(asked)).toBe(spelt);
  });

  it.each<[asked: string, spelt: string, reason: string]>([
    ['ｶﾞｯｺｳﾉ ｶﾀﾞﾝﾊ ｲｸﾂ?', '学校の花壇はいくつ?', 'half width'],
    ['ガッコウノカダンハイクツ', '学校の花壇はいくつ', 'without blanks'],
    ['ペットボトル リサイクル', 'ペットボトル リサイクル', 'words of katakana'],
  ])('%s → %s (katakana: %s)', async (asked, spelt) => {
    expect(await spell(asked)).toBe(spelt);
  });
});

describe('a question half in kana', () => {
  it.each<[asked: string, spelt: string, reason: string]>([
    ['学校の よさんは いくら？', '学校の 予算は いくら？', 'a word that children cannot write'],
    ['遊具の数のもくひょうはなんけん', '遊具の数の目標は何件', 'and how it is counted'],
    ['花壇のうちごみの多いのはどこですか', '花壇のうちごみの多いのはどこですか', 'words that are written in kana'],
    ['学校の花壇と緑の見直しのかだん', '学校の花壇と緑の見直しの花壇', 'at its end'],
    ['広報はだのの予算', '広報はだのの予算', 'a name in kana'],
  ])('%s → %s (%s)', async (asked, spelt) => {
    expect(await spell(asked)).toBe(spelt);
  });
});

it('reads a question of kana in milliseconds', async () => {
  await spell('がっこうの かだんは いくつ');
  const started = performance.now();
  for (let i = 0; i < 20; i++)
    await spell(`かだんと ゆうぐの よさんは れいわ${String((i % 9) + 1)}ねんどに なんぜんえん ふえますか`);
  expect((performance.now() - started) / 20).toBeLessThan(100);
});
