import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadDictionary } from '../../src/text/dictionary.ts';
import { loadTokenizer, matchedTerms, rememberLines, type Tokenizer } from '../../src/text/tokenize.ts';
import { SPELLINGS, USER_WORDS } from '../../src/text/user-words.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
});
const tokens = (text: string) => tokenizer.tokens(text);

describe('content words', () => {
  it('are kept in their base form; particles, endings and light verbs are not', () => {
    expect(tokens('花壇を美しく整えています')).toEqual(['花壇', '美しい', '整える']);
  });

  it('leave out how a question is put', () => {
    expect(tokens('花壇の数はいくらですか。教えてください')).toEqual(['花壇', '数']);
    expect(tokens('何年度にどの課が担当しますか？')).toEqual(['課', '担当']);
    expect(tokens('それについて知りたいのですが')).toEqual([]);
  });

  it('are the same in every width and case', () => {
    expect(tokens('ＢＰＲとＩＣＴ')).toEqual(tokens('bprとICT'));
    expect(tokens('ﾊﾟｿｺﾝ')).toEqual(tokens('パソコン'));
    expect(tokens('ﾊﾟｿｺﾝ')).toEqual(['パソコン']);
  });

  it('join spellings of one word', () => {
    expect(tokens('サーバー')).toEqual(tokens('サーバ'));
    expect(tokens('取り組みを見直した')).toEqual(tokens('取組の見直し'));
    expect(tokens('ゴミ')).toEqual(['ごみ']);
  });

  it('of an English plural are those of its singular; an abbreviation is none', () => {
    expect(tokens('garbage bags, libraries, taxes, buses, houses, SDGs, news')).toEqual(
      'garbage bag library tax bus house sdgs news'.split(' '),
    );
    expect(tokens('class')).toEqual(['class']);
  });

  it('hold no blank and are never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        for (const token of tokens(text)) expect(token).toMatch(/^\S+$/u);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

describe('compounds', () => {
  it('are indexed whole and by their parts', () => {
    expect(tokens('花壇管理')).toEqual(['花壇', '花壇管理', '管理']);
    expect(tokens('公園花壇管理')).toEqual(expect.arrayContaining(['公園', '公園花壇', '公園花壇管理', '花壇管理']));
  });

  it('end where another word stands between the nouns', () => {
    expect(tokens('花壇と管理')).toEqual(['花壇', '管理']);
  });

  it('of the user words come out whole and are found by their parts', () => {
    expect(tokens('ふるさと納税')).toEqual(['ふるさと納税', 'ふるさと', '納税']);
    expect(tokens('会計年度任用職員')).toEqual(expect.arrayContaining(['会計年度任用職員', '任用', '職員']));
  });

  it.each(USER_WORDS.map(([word]) => word).filter(word => word !== '令和'))('knows %s as one word', word => {
    expect(tokens(word)[0]).toBe(SPELLINGS.get(word) ?? word.replace(/(?<=.{3})ー$/u, ''));
  });
});

describe('years, numbers and amounts', () => {
  it('of one year are one token, however it is written', () => {
    for (const text of ['令和6年度', 'Ｒ６', 'R6', '2024年度', '令和６（2024）年度']) {
      expect(tokens(text)).toEqual(['fy2024']);
    }
  });

  it('of items are canonical', () => {
    expect(tokens('（２）④と２－④')).toEqual(['no:(2)④', 'no:(2)④']);
    expect(tokens('Ⅰ（１）アの花壇')).toEqual(['no:Ⅰ(1)ア', '花壇']);
    expect(tokens('事業11-111')).toEqual(['事業', 'no:11-111']);
  });

  it('keep the amount, not its commas; small counts find nothing', () => {
    expect(tokens('２２，０４０円')).toEqual(tokens('22,040 円'));
    expect(tokens('22,040')).toEqual(['22040']);
    expect(tokens('12.5')).toEqual(['12.5']);
    expect(tokens('3')).toEqual([]);
  });

  it('stay short, however long the number is', () => {
    expect(tokens('1'.repeat(500))[0]).toHaveLength(30);
  });

  it('stop at a line end', () => {
    expect(tokens('令和\n6')).toEqual([]);
    expect(tokens('花壇\n管理')).toEqual(['花壇', '管理']);
  });
});

describe('words', () => {
  it('tell what stands in the text and where', () => {
    const text = 'ﾊﾟｿｺﾝの𠮷野、Ｒ６';
    for (const { surface, start, end } of tokenizer.words(text)) expect(text.slice(start, end)).toBe(surface);
    expect(tokenizer.words(text)).toEqual(
      expect.arrayContaining([
        { surface: 'ﾊﾟｿｺﾝ', start: 0, end: 5, tokens: ['パソコン'], form: 'word', noun: true, reading: 'パソコン' },
        { surface: 'Ｒ６', start: 10, end: 12, tokens: ['fy2024'], form: 'pattern', noun: true, reading: '' },
      ]),
    );
  });

  it('of the dictionary are untouched by those that are added to it', async () => {
    const analyse = await loadDictionary();
    const text = '花も木もあるが、水だけしかないのか';
    expect(
      analyse(text)
        .map(({ surface_form: surface }) => surface)
        .join(''),
    ).toBe(text);
    expect(analyse('花も木もある').map(({ pos }) => pos)).toEqual(['名詞', '助詞', '名詞', '助詞', '動詞']);
    expect(tokenizer.analyse('花も木も咲いたが').links.map(({ base }) => base)).toEqual(['花', '木', '咲く']);
  });

  it('show a sign that folds to several', () => {
    expect(tokenizer.words('㍿🉃').map(word => word.surface)).toEqual(['㍿', '🉃']);
  });

  it('lie within the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        for (const { surface, start, end } of tokenizer.words(text)) {
          expect(start).toBeLessThan(end);
          expect(text.slice(start, end)).toBe(surface);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('that are held are told as the query writes them, each once', () => {
    const held = new Set(tokens('パソコンを整える。花壇の管理。'));
    expect(matchedTerms(tokenizer.words('ﾊﾟｿｺﾝとﾊﾟｿｺﾝ、花壇を整えた年度は？温泉は？'), held)).toEqual([
      'ﾊﾟｿｺﾝ',
      '花壇',
      '整え',
    ]);
  });
});

describe('the tokeniser itself', () => {
  it('is one, shared by all', async () => {
    expect(await loadTokenizer()).toBe(await loadTokenizer());
  });

  it('says in plain words that its dictionary is missing', async () => {
    await expect(loadDictionary(join(tmpdir(), 'no-dictionary-here'))).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('辞書'),
    });
  });

  it('remembers lines without changing a token', () => {
    const text = '花壇の管理\n公園の花壇\r\n花壇の管理\n\n令和6年度';
    const remembering = rememberLines(tokenizer);
    expect(remembering.tokens(text)).toEqual(tokens(text));
    expect(remembering.tokens(text)).toEqual(tokens(text));
  });

  it('does not remember a failed load', async () => {
    vi.resetModules();
    const fresh = await import('../../src/text/tokenize.ts');
    await expect(fresh.loadTokenizer(() => loadDictionary('/no-dictionary-here'))).rejects.toThrow('辞書');
    const analyse = await fresh.loadTokenizer(() => Promise.resolve(() => []));
    expect(analyse.tokens('花壇')).toEqual([]);
  });

  it.each(['あ', 'ー', '市', 'a', '令', '(', '1', '1,', '-', '𠮷', '令和', 'ｶﾞ', 'e\u0301'])(
    'takes linear time for %j again and again',
    unit => {
      // Processor time in ms: other programs on the machine do not count.
      const time = (length: number): number => {
        const text = unit.repeat(length / unit.length);
        const start = process.threadCpuUsage();
        tokens(text);
        const { user, system } = process.threadCpuUsage(start);
        return (user + system) / 1000;
      };
      time(2_000);
      // Eight times the length; quadratic time would be 64 times as long.
      expect(time(80_000)).toBeLessThan(Math.max(24 * time(10_000), 400));
      // kuromoji alone takes 7 to 13 seconds for this, the tokeniser a tenth of one.
      expect(Math.min(time(20_000), time(20_000))).toBeLessThan(2_000);
    },
  );
});
