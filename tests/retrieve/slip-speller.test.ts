import { beforeAll, describe, expect, it } from 'vitest';
import { slipSpeller } from '../../src/retrieve/slip-speller.ts';
import { createThesaurus } from '../../src/text/thesaurus.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';
import { createVocabulary } from '../../src/text/vocabulary.ts';

const row = (token: string, reading: string, items = 3) => ({ token, reading, items });
const vocabulary = createVocabulary(
  [
    row('目標', 'モクヒョウ', 60),
    row('開催', 'カイサイ', 20),
    row('会社', 'カイシャ', 9),
    row('刊行', 'カンコウ', 5),
    row('配分', 'ハイブン', 5),
    row('花壇', 'カダン', 5),
    row('管理', 'カンリ', 30),
    row('整理', 'セイリ', 10),
    row('温室', 'オンシツ', 4),
    row('センタ', 'センター', 9),
    row('グリーンセンタ', 'グリーンセンター', 2),
    row('グリーン', 'グリーン', 4),
    row('ボランティア', 'ボランティア', 6),
    row('スタート', 'スタート', 8),
  ],
  100,
);
const thesaurus = createThesaurus({ phrases: [], relations: [] });
let spell: (text: string) => string;
beforeAll(async () => {
  spell = slipSpeller({ vocabulary, thesaurus, tokenizer: await loadTokenizer() });
});

describe('slips, before any rule reads the question', () => {
  it.each<[asked: string, spelt: string, reason: string]>([
    ['花壇の目票は？', '花壇の目標は？', 'a kanji that sounds alike'],
    ['温室の菅理は？', '温室の管理は？', 'a kanji that looks alike'],
    ['グリンセンターはいつ', 'グリーンセンターはいつ', 'a long mark lost'],
    ['センンターはいつ', 'センターはいつ', 'a letter doubled'],
    ['ボランテイアは何人', 'ボランティアは何人', 'a small letter typed large'],
    ['スケジユールは？', 'スケジュールは？', 'a word that only the dictionary has'],
    ['何パセントか', '何パーセントか', 'a unit, that the documents write as a sign'],
  ])('%s → %s (%s)', (asked, spelt) => {
    expect(spell(asked)).toBe(spelt);
  });

  it.each<[asked: string, reason: string]>([
    ['協定を結んだのは何社か', '何社 is no 会社'],
    ['2年分の目標', '2年分 is no 配分'],
    ['スタントを見せる教室', 'スタント is a word'],
    ['企行のこと', '企 and 刊 are read otherwise'],
    ['グリーンセンターの目標は何件', 'what is right stays'],
  ])('%s stays (%s)', asked => {
    expect(spell(asked)).toBe(asked);
  });
});
