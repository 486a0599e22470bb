import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuller } from '../../src/answer/planner/fuller.ts';
import { planQuote } from '../../src/answer/planner/quoting.ts';
import { textItems } from '../../src/answer/planner/text-items.ts';
import { openTextTown, type TextTown } from './text-town.ts';

let town: TextTown;
beforeAll(async () => {
  town = await openTextTown();
});
afterAll(() => {
  town.close();
});

const sectionsOf = (answer: string) =>
  Array.from(answer.matchAll(/「([^「」]+)」(?:に|には)、[^\n]*書かれています。/gu), ([, section]) => section);

describe('further fields of an item', () => {
  it('how things are, what is done and what shall become of it are told, each under its name', async () => {
    const { answer } = await town.ask({ question: 'さくら野市の生ごみの資源化って、どんなことをするの？' });
    const sections = sectionsOf(answer);
    expect(sections).toEqual(expect.arrayContaining(['取組内容', '目指す姿']));
    expect(sections.some(section => section === '課題' || section === '現状')).toBe(true);
  });

  it('the item is named with its plan once', async () => {
    const { answer } = await town.ask({ question: 'さくら野市の生ごみの資源化って、どんなことをするの？' });
    expect(answer.match(/さくら野市行政改革プラン[^\n]*書かれています/gu)).toHaveLength(1);
    expect(answer).toContain('(1)①「生ごみの資源化」の「');
  });

  it('a field that repeats another is not told', async () => {
    const question = await town.understood('さくら野市の生ごみの資源化って、どんなことをするの？');
    const [item] = await textItems(question, town.tools);
    if (!item) throw new Error('no item');
    const two = item.passages.slice(0, 2);
    const twice = two.map(one => ({
      ...one,
      passage: { ...one.passage, section: `要点の${one.passage.section}` },
    }));
    const items = [{ ...item, passages: [...two, ...twice] }];
    const draft = fuller(planQuote(items, question), items, question);
    const quotes = 'blocks' in draft ? draft.blocks.map(block => (block.form === 'quote' ? block.quote : '')) : [];
    expect(quotes.length).toBeGreaterThan(1);
    expect(new Set(quotes).size).toBe(quotes.length);
  });

  it('rows of the yearly plan that speak of the matter are told as well', async () => {
    const { citations } = await town.ask({ question: 'みなと市の電子申請の導入は、どんなふうに進める？' });
    expect(citations.map(({ field, quote }) => [field, quote])).toContainEqual(['milestone', '電子申請の運用開始']);
  });

  it('when something is asked for, what names neither a year nor a month is left out', async () => {
    const { answer } = await town.ask({ question: 'さくら野市の水切りの呼びかけはいつから？' });
    expect(sectionsOf(answer)).toEqual([]);
  });
});

describe('a second item that may be meant as well', () => {
  it('is told behind the first', async () => {
    const { status, citations } = await town.ask({ question: '電子申請は、どんなことをするの？' });
    expect([status, new Set(citations.map(({ city }) => city)).size]).toEqual(['answered', 2]);
  });

  it.each(['電子申請の拡大は、どんなことをするの？', 'さくら野市の電子申請は、どんなことをするの？'])(
    'is not told where the question names one: %s',
    async question => {
      const { citations } = await town.ask({ question });
      expect(new Set(citations.map(({ itemId }) => itemId)).size).toBe(1);
    },
  );
});
