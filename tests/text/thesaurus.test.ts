import { beforeAll, describe, expect, it } from 'vitest';
import { compileThesaurus } from '../../ingest/thesaurus/compile.ts';
import type { Group } from '../../ingest/thesaurus/schema.ts';
import { createThesaurus, groupToken, isGroupToken, withThesaurus, type Thesaurus } from '../../src/text/thesaurus.ts';
import { loadTokenizer, rememberLines, type Tokenizer } from '../../src/text/tokenize.ts';

const GROUPS: Group[] = [
  {
    term: '可燃ごみ',
    sense: '焼くごみ',
    same: ['燃えるごみ', '燃やすごみ', 'ごみを燃やす'],
    english: ['burnable garbage'],
  },
  { term: '不燃ごみ', sense: '焼かないごみ', same: ['燃えないごみ'], broader: ['ごみ'] },
  { term: '不登校', sense: '学校に行けない子', same: ['学校に行きたくない', '学校に行けない'], related: ['教育相談'] },
  { term: '通学', sense: '学校への行き帰り', same: ['学校に行く'] },
  { term: '離職者支援', sense: '職を失った人を助ける', same: ['仕事がない'] },
  { term: '就労', sense: '働くこと', same: ['仕事'] },
  { term: 'ひきこもり', sense: '家から出ない人', same: ['8050問題'], narrower: ['社会的孤立'] },
  { term: '救急', sense: '急病人を運ぶ', same: ['救急車', '119番'] },
  { term: '長期介護', sense: '長い介護', english: ['long-term care', 'day care center'] },
  { term: '財産処分', sense: '市の土地などを売る', same: ['土地を売る'], broader: ['公有財産'] },
  { term: '花いっぱい', sense: '花を植える', same: ['花壇'], broader: ['緑化'] },
];

let tokenizer: Tokenizer;
let thesaurus: Thesaurus;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
  thesaurus = createThesaurus(compileThesaurus(GROUPS, tokenizer));
});
const found = (text: string) => [...new Set(thesaurus.find(tokenizer.analyse(text).links).map(({ group }) => group))];
const apart = (text: string) => thesaurus.findApart(tokenizer.analyse(text).links).map(({ group }) => group);

describe('a phrase is found', () => {
  it.each<[text: string, group: string, reason: string]>([
    ['燃えるごみの日', '可燃ごみ', 'as it is written'],
    ['燃やしたごみ', '可燃ごみ', 'inflected'],
    ['燃やしているごみを', '可燃ごみ', 'the group names it, or a phrase of it that stands near'],
    ['ごみは燃やします', '可燃ごみ', 'with another particle'],
    ['もやして燃えるゴミ袋に', '可燃ごみ', 'in the spelling that it is not written in'],
    ['可燃ごみ排出量', '可燃ごみ', 'in a compound'],
    ['公園花壇管理事業', '花いっぱい', 'in the midst of a compound'],
    ['burnable garbage bags', '可燃ごみ', 'in English'],
    ['Burnable Garbages', '可燃ごみ', 'in the plural and in capitals'],
    ['BURNABLE-GARBAGE', '可燃ごみ', 'with a hyphen'],
    ['long term care', '長期介護', 'without its hyphen'],
    ['ｌｏｎｇ－ｔｅｒｍ　ｃａｒｅ', '長期介護', 'in full width'],
    ['day-care centers', '長期介護', 'with a hyphen of its own, in the plural'],
    ['８０５０問題', 'ひきこもり', 'its number is a part of it'],
    ['119番に電話する', '救急', 'a number alone may be a phrase'],
    ['学校には行けません', '不登校', 'ません and ない say the same'],
  ])('%s names %s: %s', (text, group) => {
    expect([...found(text), ...apart(text)]).toContain(group);
  });

  it.each<[text: string, group: string, reason: string]>([
    ['学校に行く', '不登校', 'negation is a part of a phrase'],
    ['学校に行きたくない', '通学', 'it means the contrary'],
    ['燃えないごみ', '可燃ごみ', 'nor do its words count where ない stands between them'],
    ['燃えるごみ', '不燃ごみ', 'what is not said is not meant'],
    ['8050円の家賃と物価の問題', 'ひきこもり', 'other words stand between'],
    ['9060問題', 'ひきこもり', 'another number is another phrase'],
    ['110番', '救急', 'another number is another call'],
    ['不登。校', '不登校', 'no phrase reaches across a sign'],
    ['学校。行けない', '不登校', 'nor across sentences'],
    ['carefree', '長期介護', 'a word within a word is none'],
  ])('%s does not name %s: %s', (text, group) => {
    expect([...found(text), ...apart(text)]).not.toContain(group);
  });

  it('keeps a noun that ない stands after: who has no work asks about work', () => {
    expect(found('仕事がない')).toEqual(['就労', '離職者支援']);
  });

  it('tells where it stands in the text as given', () => {
    const text = '毎週、ﾓｴﾙでなく燃えるｺﾞﾐを出す';
    const [place] = thesaurus.find(tokenizer.analyse(text).links).filter(({ group }) => group === '可燃ごみ');
    expect(text.slice(place?.start, place?.end)).toBe('燃えるｺﾞﾐ');
  });
});

describe('two words of a phrase that stand apart', () => {
  it.each(['土地や建物を売る', '土地をすぐに売りたい'])('are found in %s', text => {
    expect(found(text)).not.toContain('財産処分');
    expect(apart(text)).toContain('財産処分');
  });

  it('are not looked for across a whole sentence', () => {
    expect(apart('土地と建物と道具と車を売る')).toEqual([]);
  });
});

describe('relations', () => {
  it('hold both ways', () => {
    expect(thesaurus.near('不燃ごみ')).toEqual([{ group: 'ごみ', nearness: 'broader' }]);
    expect(thesaurus.near('ごみ')).toEqual([{ group: '不燃ごみ', nearness: 'narrower' }]);
    expect(thesaurus.near('教育相談')).toEqual([{ group: '不登校', nearness: 'related' }]);
    expect(thesaurus.near('社会的孤立')).toEqual([{ group: 'ひきこもり', nearness: 'broader' }]);
  });

  it('make a group of a word that no group has, so that texts which name it are found', () => {
    expect(found('市の公有財産')).toEqual(['公有財産']);
    expect(found('緑化を進める')).toEqual(['緑化']);
  });

  it('lead to the group that a word is a synonym in', () => {
    const groups: Group[] = [
      { term: 'A課', sense: '一', related: ['花園'] },
      { term: '花壇', sense: '二', same: ['花園'] },
    ];
    const near = createThesaurus(compileThesaurus(groups, tokenizer)).near('A課');
    expect(near).toEqual([{ group: '花壇', nearness: 'related' }]);
  });

  it('of a group to itself are none', () => {
    const groups: Group[] = [{ term: '花壇', sense: '一', same: ['花園'], related: ['花園'] }];
    expect(compileThesaurus(groups, tokenizer).relations).toEqual([]);
  });
});

describe('the tokens of a text', () => {
  it('end with those of the groups that it names; its words stay as they are', () => {
    const both = withThesaurus(tokenizer, thesaurus);
    const text = '花壇と燃やしたごみ';
    expect(both.tokens(text)).toEqual([...tokenizer.tokens(text), 'g:花いっぱい', 'g:可燃ごみ', 'g:ごみ']);
    expect(both.id).toBe(tokenizer.id);
    expect(rememberLines(both).tokens(text)).toEqual(both.tokens(text));
  });

  it('of groups are short, hold no blank and are told from words', () => {
    expect(groupToken(`a b　${'花'.repeat(50)}`)).toBe(`g:ab${'花'.repeat(28)}`);
    expect([isGroupToken('g:花壇'), isGroupToken('花壇'), isGroupToken('garbage')]).toEqual([true, false, false]);
  });
});
