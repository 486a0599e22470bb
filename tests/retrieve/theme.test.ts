/** Which items deal with a theme in everyday words: sentences over what items hold, each with its reason. */
import { describe, expect, it } from 'vitest';
import type { Concept } from '../../src/retrieve/query.ts';
import { dealingByWords, namesakes } from '../../src/retrieve/theme.ts';
import { alternativesOf, unitsOfTheme } from '../../src/retrieve/theme-words.ts';

/** The words of a theme, each with how rare it is and what else stands for it. */
function themeOf(about: string, words: [surface: string, weight: number, others?: Record<string, number>][]) {
  const concepts = words.map(([surface, weight, others = {}]): Concept => {
    const start = about.indexOf(surface);
    const noun = !/[るすくぐうむ]$/u.test(surface);
    const options = new Map([[surface, 1], ...Object.entries(others)]);
    return { surface, own: surface, noun, start, end: start + surface.length, weight, options };
  });
  return { about, concepts };
}

/** Items best first: their tokens, by title; a plan in front of `:`. */
function dealing(theme: ReturnType<typeof themeOf>, items: [id: string, score: number, tokens: string][]): string[] {
  const hits = items.map(([itemId, score]) => ({ itemId, planId: itemId.split(':')[0] ?? '', itemTitle: '', score }));
  const tokensOf = new Map(
    items.map(([itemId, , tokens]) => [itemId, { all: new Set(tokens.split(' ')), head: new Set<string>() }] as const),
  );
  return dealingByWords({ ...theme, hits, tokensOf, isHeading: itemId => itemId.includes('施策') });
}

const WINDOW = themeOf('窓口を便利にする', [
  ['窓口', 3, { 'g:窓口': 0.9 }],
  ['便利', 3, { 'g:利便性': 0.9 }],
]);

describe('items that deal with a theme', () => {
  it('hold its words, by themselves or by a group of the thesaurus', () => {
    expect(
      dealing(WINDOW, [
        ['a:1', 1, '窓口 便利'],
        ['a:2', 0.8, 'g:窓口 g:利便性'],
        ['a:3', 0.5, '公園'],
      ]),
    ).toEqual(['a:1', 'a:2']);
  });

  it('are no headings: those only sum up', () => {
    expect(
      dealing(WINDOW, [
        ['a:施策1', 1, '窓口 便利'],
        ['a:1', 0.9, '窓口 便利'],
      ]),
    ).toEqual(['a:1']);
  });

  it('end where the score falls off, but the first of each plan may be farther behind', () => {
    expect(
      dealing(WINDOW, [
        ['a:1', 1, '窓口 便利'],
        ['a:2', 0.15, '窓口 便利'],
        ['b:1', 0.15, '窓口 便利'],
      ]),
    ).toEqual(['a:1', 'b:1']);
  });

  it.each<[theme: ReturnType<typeof themeOf>, items: [string, number, string][], reason: string]>([
    [
      themeOf('太陽光の補助や相談', [
        ['太陽光', 5],
        ['補助', 2],
        ['相談', 2],
      ]),
      [['a:1', 1, '補助 相談']],
      'what the theme is about stands in no item',
    ],
    [
      themeOf('対策を充実', [
        ['対策', 2],
        ['充実', 2],
      ]),
      [['a:1', 1, '対策 充実']],
      'such words say of no item what it is about',
    ],
    [
      themeOf('港の残業', [
        ['港', 4],
        ['残業', 4],
      ]),
      [
        ['a:1', 1, '港'],
        ['a:2', 0.9, '残業'],
      ],
      'two words name one theme, and no item holds both',
    ],
    [
      themeOf('自動運転バスを走らせる', [
        ['自動', 4],
        ['運転', 4],
        ['バス', 4],
        ['走らせる', 3],
      ]),
      [
        ['a:1', 1, 'バス'],
        ['a:2', 0.9, '自動'],
      ],
      'a part of a compound is another thing',
    ],
    [
      themeOf('災害と避難とペットと食料と宿と病院', [
        ['災害', 3],
        ['避難', 5],
        ['ペット', 5],
        ['食料', 5],
        ['宿', 5],
        ['病院', 5],
      ]),
      [['a:1', 1, '災害']],
      'one word of many is no more than a shared word',
    ],
  ])('are none for %o', (theme, items) => {
    expect(dealing(theme, items)).toEqual([]);
  });

  it('hold either word where the asker joins them with や', () => {
    const either = themeOf('借地料や使用料を見直す', [
      ['借地', 5],
      ['使用', 4],
      ['見直す', 1],
    ]);
    expect(
      dealing(either, [
        ['a:1', 1, '借地 見直す'],
        ['a:2', 0.6, '使用 見直す'],
      ]),
    ).toEqual(['a:1', 'a:2']);
  });

  it('hold a narrower thing where none holds the thing itself', () => {
    const flood = themeOf('水害を防ぐ', [
      ['水害', 4, { 'g:浸水被害': 0.55 }],
      ['防ぐ', 2],
    ]);
    expect(dealing(flood, [['a:1', 1, 'g:浸水被害 防ぐ']])).toEqual(['a:1']);
    expect(
      dealing(flood, [
        ['a:1', 1, '水害 防ぐ'],
        ['a:2', 0.9, 'g:浸水被害'],
      ]),
    ).toEqual(['a:1']);
  });

  it('hold the word that a slip was meant to be', () => {
    const slip = themeOf('業無量を調べる', [
      ['業無量', 5, { 業務量: 0.5 }],
      ['調べる', 2],
    ]);
    expect(dealing(slip, [['a:1', 1, '業務量 調べる']])).toEqual(['a:1']);
  });
});

const names = (theme: ReturnType<typeof themeOf>) =>
  unitsOfTheme(theme.about, theme.concepts).units.map(({ words }) => words.map(({ own }) => own).join('|'));

describe('the words of a theme', () => {
  it('are one thing where nouns stand side by side', () => {
    const theme = themeOf('学校給食の無償化', [
      ['学校', 3],
      ['給食', 3],
      ['無償', 5],
    ]);
    expect(names(theme)).toEqual(['学校|給食', '無償']);
  });

  it('leave out what people say of anything a city does, unless a phrase of the thesaurus holds it', () => {
    expect(
      names(
        themeOf('お金の話', [
          ['お金', 5],
          ['話', 5],
        ]),
      ),
    ).toEqual([]);
    expect(names(themeOf('役所の窓口', [['役所', 5, { 'g:役所の窓口': 0.9 }]]))).toEqual(['役所']);
  });
});

const hit = (itemId: string, itemTitle: string) => ({
  itemId,
  planId: itemId.split(':')[0] ?? '',
  itemTitle,
  score: 1,
});

describe('namesakes', () => {
  it('are items of another plan whose title holds the name of one that deals with the theme', () => {
    const dealingHit = hit('a:1', '児童みまもりクラブ推進事業');
    const others = [
      hit('b:1', '委託の拡大：児童みまもりクラブの運営'),
      hit('a:2', '児童みまもりクラブの改修'),
      hit('b:2', '児童の健診'),
    ];
    expect(namesakes([dealingHit], [dealingHit, ...others])).toEqual(['b:1']);
  });
  it('share a name, and no short word', () => {
    expect(namesakes([hit('a:1', 'みどり公園の整備')], [hit('b:1', 'みどり公園の改修')])).toEqual([]);
  });
});

const nouns = (...words: string[]) => words.map((word): [string, number] => [word, 3]);

describe('themes of which any will do', () => {
  it.each<[about: string, words: [string, number][], expected: string[], reason: string]>([
    ['火事や救急', nouns('火事', '救急'), ['火事', '救急'], 'two themes'],
    [
      '公園や駅のバリアフリー',
      nouns('公園', '駅', 'バリアフリー'),
      ['公園のバリアフリー', '駅のバリアフリー'],
      'of each',
    ],
    ['土地や建物を貸す', [...nouns('土地', '建物'), ['貸す', 2]], ['土地を貸す', '建物を貸す'], 'done to each'],
    ['となりの市や町と手を組む', nouns('市', '町'), ['広域連携', '事務の共同処理'], 'what plans call it'],
    [
      'ごみ処理を隣の市と共同で行う',
      nouns('ごみ処理', '市'),
      ['ごみ処理を隣の市と共同で行う'],
      'of a thing of its own',
    ],
    ['市と協働', nouns('市', '協働'), ['市と協働'], 'と joins'],
  ])('%s is %j: %j, %s', (about, words, expected) => {
    const theme = themeOf(about, words);
    expect(alternativesOf(about, theme.concepts)).toEqual(expected);
  });
});

describe('what is done to a theme', () => {
  it('is no theme: who helps farming deals with farming', () => {
    const { about, concepts } = themeOf('農業を応援する', [
      ['農業', 2],
      ['応援', 5],
    ]);
    expect(unitsOfTheme(about, concepts).units.map(({ words }) => words.map(({ own }) => own))).toEqual([['農業']]);
  });

  it('is one where nothing else tells', () => {
    const { about, concepts } = themeOf('施設を開放する', [
      ['施設', 2],
      ['開放', 5],
    ]);
    expect(unitsOfTheme(about, concepts).units.map(({ words }) => words.map(({ own }) => own))).toEqual([['開放']]);
  });
});
