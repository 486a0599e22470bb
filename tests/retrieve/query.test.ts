import { beforeAll, describe, expect, it } from 'vitest';
import { compileThesaurus } from '../../ingest/thesaurus/compile.ts';
import { coverage, matchedSurfaces, readQuery, type Query } from '../../src/retrieve/query.ts';
import { RANKING, type Ranking } from '../../src/retrieve/ranking.ts';
import type { Language } from '../../src/text/language.ts';
import { createThesaurus, groupToken } from '../../src/text/thesaurus.ts';
import { loadTokenizer } from '../../src/text/tokenize.ts';
import { createVocabulary } from '../../src/text/vocabulary.ts';

const GROUPS = [
  { term: '時間外勤務', sense: '勤務時間の外で働く', same: ['残業'], related: ['働き方改革'] },
  { term: '可燃ごみ', sense: '焼くごみ', same: ['燃えるごみ'], broader: ['ごみ'] },
  { term: '寄附', sense: 'お金などを贈る', english: ['donate'] },
  { term: '財産処分', sense: '土地などを売る', same: ['土地を売る'] },
];
const ROWS: [token: string, reading: string, items: number][] = [
  ['時間外勤務', 'ジカンガイキンム', 3],
  ['妊婦健診', 'ニンプケンシン', 2],
  ['水道', 'スイドウ', 9],
  ['水道料金', 'スイドウリョウキン', 3],
  ['料金', 'リョウキン', 8],
  ['花壇', 'カダン', 1],
  ['市民', 'シミン', 9],
  ['目標', 'モクヒョウ', 9],
  ['ごみ', 'ゴミ', 12],
  ['児童扶養手当', 'ジドウフヨウテアテ', 2],
  ['見直す', 'ミナオシ', 7],
  ['グループ', 'グループ', 4],
  ['g:寄附', '', 2],
  ['2500', '', 9],
  ['g:時間外勤務', '', 3],
  ['g:可燃ごみ', '', 4],
];

let language: Language;
beforeAll(async () => {
  const tokenizer = await loadTokenizer();
  const thesaurus = createThesaurus(compileThesaurus(GROUPS, tokenizer));
  const rows = ROWS.map(([token, reading, items]) => ({ token, reading, items }));
  const phrases = thesaurus.readings.map(({ reading, group }) => ({ reading, token: groupToken(group) }));
  language = { tokenizer, thesaurus, vocabulary: createVocabulary(rows, 100, phrases) };
});
const read = (text: string, change: Partial<Ranking> = {}) => readQuery(text, language, { ...RANKING, ...change });
const surfaces = ({ concepts }: Query) => concepts.map(({ surface }) => surface);
const conceptOf = (query: Query, surface: string) => query.concepts.find(concept => concept.surface === surface);
const optionsOf = (text: string, surface: string) =>
  conceptOf(read(text), surface)?.options ?? new Map<string, number>();
const weight = (text: string, surface: string) => conceptOf(read(text), surface)?.weight ?? 0;
/** All tokens that the full text is asked for in the titles. */
const asked = (query: Query) => query.clauses.filter(({ field }) => field === 'title').flatMap(({ tokens }) => tokens);

describe('the concepts of a query', () => {
  it('are its words as written; what is only said politely is none', () => {
    expect(surfaces(read('花壇のゴミについて教えてください'))).toEqual(['花壇', 'ゴミ']);
  });

  it('are the words of a compound, not the compound once more', () => {
    expect(surfaces(read('水道料金'))).toEqual(['水道', '料金']);
    expect(asked(read('水道料金'))).toContain('水道料金');
  });

  it('are no years: the scope has them', () => {
    expect(surfaces(read('令和7年度の花壇'))).toEqual(['花壇']);
  });

  it('are sixty at most, however long the question is', () => {
    expect(read('花壇とごみと水道と料金を見る。'.repeat(100)).concepts.length).toBeLessThanOrEqual(60);
  });
});

describe('what may stand for a word', () => {
  it('is itself most of all, its group nearly, a related group less', () => {
    const options = optionsOf('残業を減らす', '残業');
    const order = ['残業', 'g:時間外勤務', 'g:働き方改革'].map(token => options.get(token) ?? 0);
    expect(order[0]).toBe(1);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(Math.min(...order)).toBeGreaterThan(0);
  });

  it('is its own group rather than a broader one', () => {
    const options = optionsOf('燃えるごみ', '燃える');
    expect(options.get('燃える')).toBe(1);
    expect(options.get('g:可燃ごみ') ?? 0).toBeGreaterThan(options.get('g:ごみ') ?? 1);
  });

  it('is a group whose words stand apart in the question', () => {
    const options = optionsOf('土地や建物を売る', '土地');
    expect(options.has('g:財産処分')).toBe(true);
    expect(optionsOf('土地を借りて、車を買い、家を売る', '土地').has('g:財産処分')).toBe(false);
  });

  it('is no group of the contrary', () => {
    expect(optionsOf('燃えないごみ', '燃える').has('g:可燃ごみ')).toBe(false);
  });

  it.each<[text: string, surface: string, meant: string, reason: string]>([
    ['妊婦検診の助成', '妊婦', '妊婦健診', 'the same sound'],
    ['児童扶用手当', '児童', '児童扶養手当', 'a wrong letter'],
    ['suidou bill', 'suidou', '水道', 'in Latin letters'],
    ['すいどうりょうきん', 'すいどうりょうきん', '水道料金', 'in kana'],
    ['もえるごみはいつ', 'もえるごみ', 'g:可燃ごみ', 'the phrase of a group in kana'],
  ])('%s: %s may mean %s: %s', (text, surface, meant) => {
    expect(optionsOf(text, surface).has(meant)).toBe(true);
  });

  it('is not guessed for a word that the corpus has, nor for one that a group explains', () => {
    expect([...optionsOf('水道', '水道').keys()]).toEqual(['水道']);
    expect([...optionsOf('残業', '残業').keys()]).toEqual(['残業', 'g:時間外勤務', 'g:働き方改革']);
  });

  it('is nothing near where the ranking has no groups', () => {
    expect(conceptOf(read('残業を減らす', { groups: 0 }), '残業')?.options.has('g:働き方改革')).toBe(false);
  });
});

describe('a wrong kanji', () => {
  it('is read as the word that it hides, and is shown as it was written', () => {
    expect(optionsOf('水道の目票', '目票').has('目標')).toBe(true);
    expect(surfaces(read('水道の目票'))).toEqual(['水道', '目票']);
  });

  it('is less sure than the right one', () => {
    expect(optionsOf('水道の目票', '目票').get('目標') ?? 1).toBeLessThan(1);
  });

  it('beside a verb is heard: 治す sounds as 直す', () => {
    expect(optionsOf('料金の見治し', '見治し').has('見直す')).toBe(true);
  });

  it('is none in a word of the dictionary, whatever the corpus holds', () => {
    expect(surfaces(read('水道の目次'))).toEqual(['水道', '目次']);
    expect([...optionsOf('水道の目次', '目次').keys()]).toEqual(['目次']);
  });

  it('and a dash for a long mark are mended in the words, not in what is shown', () => {
    expect(optionsOf('グル―プの花壇', 'グル―プ').has('グループ')).toBe(true);
  });
});

describe('English', () => {
  it('that only asks is no subject', () => {
    expect(surfaces(read('How many flowers does the city plan to have in total by the end of the year?'))).toEqual([
      'flowers',
    ]);
  });

  it('names a group in any of its forms', () => {
    expect(optionsOf('land that was donated', 'donated').has('g:寄附')).toBe(true);
  });

  it('writes names without long vowels', () => {
    expect(optionsOf('suido bill', 'suido').has('水道')).toBe(true);
  });
});

describe('a run of kana', () => {
  it('is one word, whichever of its homophones was meant', () => {
    expect(surfaces(read('かだんのすいどう'))).toEqual(['かだん', 'すいどう']);
  });

  it('is nearly as sure as kanji, the surer the longer', () => {
    const [long, short] = [
      optionsOf('すいどうりょうきん', 'すいどうりょうきん').get('水道') ?? 0,
      optionsOf('かだん', 'かだん').get('花壇') ?? 0,
    ];
    expect(long).toBeGreaterThan(short);
    expect(short).toBeGreaterThan(0.7);
  });

  it('that is all particles, endings and asking says nothing', () => {
    expect(surfaces(read('すいどうは いま ぜんぶで いくつ ありますか'))).toEqual(['すいどう']);
  });

  it('counts against an item where nobody knows it; a verb does not', () => {
    const [unknown, verb] = [
      weight('すいどうの かたつむり', 'かたつむり'),
      weight('すいどうを あらためる', 'あらためる'),
    ];
    expect(unknown).toBeGreaterThan(2 * verb);
  });

  it('behind a kanji is its ending', () => {
    expect(surfaces(read('水道を料金していますか'))).toEqual(['水道', '料金']);
  });

  it('is void where words of the corpus were found in it: the dictionary cuts it at random', () => {
    // 水道 and 料金, as in kanji.
    const found = surfaces(read('すいどうりょうきんのもくひょう'));
    expect(found).toEqual(['すいどうりょうきん', 'すいどうりょうきん', 'もくひょう']);
  });

  it('stays as the dictionary reads it where the corpus has none of it', () => {
    expect(surfaces(read('かたつむり'))).toEqual(['かたつむり']);
  });
});

describe('how much a word says', () => {
  it('says that a word of talk tells little, and one of the subject much, though the corpus lacks both', () => {
    expect(weight('水道が濁る原因', '原因')).toBeLessThan(weight('水道の火星', '火星') / 2);
    expect(weight('水道が濁る原因', '原因')).toBeGreaterThan(0);
  });

  it('falls with how common it is', () => {
    expect(weight('花壇と水道', '花壇')).toBeGreaterThan(weight('花壇と水道', '水道'));
  });

  it('is little for words that say which value is asked for, for numbers and for 市民', () => {
    const text = '水道の目標と市民と2500';
    // All stand in as many items.
    for (const surface of ['目標', '市民', '2500']) {
      expect(weight(text, surface)).toBeLessThan(weight(text, '水道') / 2);
      expect(weight(text, surface)).toBeGreaterThan(0);
    }
  });

  it('is that of what stands for it, where the corpus lacks the word itself', () => {
    expect(weight('残業', '残業')).toBe(language.vocabulary.rarity('g:時間外勤務'));
  });
});

describe('how much a word says that the corpus lacks', () => {
  it('is most for a specific noun, half for an English word, little for a verb', () => {
    const [noun, english, verb] = [
      weight('水道の火星人', '火星'),
      weight('水道の telescope', 'telescope'),
      weight('水道を煮込む', '煮込む'),
    ];
    expect(noun).toBe(language.vocabulary.rarity(''));
    expect(english).toBeLessThan(noun);
    expect(verb).toBeLessThan(english);
    expect(verb).toBeGreaterThan(0);
  });
});

describe('coverage', () => {
  it('is whole with every word, none with none, and grows with what is held', () => {
    const { concepts } = read('花壇の残業の目標');
    const held = [[], ['目標'], ['目標', '花壇'], ['目標', '花壇', 'g:時間外勤務'], ['目標', '花壇', '残業']];
    const shares = held.map(tokens => coverage(concepts, new Set(tokens)));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBeCloseTo(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(new Set(shares).size).toBe(held.length);
  });

  it('of a common word is less than that of a rare one', () => {
    const { concepts } = read('花壇の残業の目標');
    expect(coverage(concepts, new Set(['目標']))).toBeLessThan(coverage(concepts, new Set(['花壇'])) / 2);
  });

  it('counts the best of what stands for a word', () => {
    const { concepts } = read('残業');
    expect(coverage(concepts, new Set(['残業', 'g:時間外勤務', 'g:働き方改革']))).toBe(1);
  });

  it('of nothing is nothing', () => {
    expect(coverage([], new Set(['花壇']))).toBe(0);
  });

  it('tells the words as they were written, each once', () => {
    const { concepts } = read('残業と残業とゴミと花壇');
    expect(matchedSurfaces(concepts, new Set(['g:時間外勤務', 'ごみ']))).toEqual(['残業', 'ゴミ']);
  });
});

describe('the clauses', () => {
  it('ask the words in every field, and pairs of letters', () => {
    const { clauses } = read('花壇');
    const fields = clauses.filter(({ tokens }) => tokens.includes('花壇')).map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['title', 'metric', 'body']));
    expect(fields.some(field => /grams/iu.test(field))).toBe(true);
  });

  it('name each token once', () => {
    const tokens = asked(read('花壇と花壇と残業と残業'));
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it.each(['', '？！', '🙂🙂', 'を、が。', '\u0000\u0007'])('of %j ask for nothing', text => {
    const { concepts, clauses } = read(text);
    expect(concepts).toEqual([]);
    expect(clauses.flatMap(({ tokens }) => tokens)).toEqual([]);
  });
});
