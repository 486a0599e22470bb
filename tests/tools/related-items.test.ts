import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import { relatedItems } from '../../src/tools/related-items.ts';
import { SKETCHES, openTown, type Sketch } from '../retrieve/town.ts';

const MORE: Sketch[] = [
  { planId: 'minato', itemNo: '1-3', title: 'ごみ減量の推進', facts: [['可燃ごみの排出量', 2024]] },
  {
    planId: 'minato',
    itemNo: '1-4',
    title: '市民講座',
    texts: ['ごみ減量推進事業に学びます。', '年に一度です。', '誰でも来られます。', '無料です。'],
  },
];

let catalogue: Catalogue;
let close: () => void;
beforeAll(async () => {
  ({ catalogue, close } = await openTown([...SKETCHES, ...MORE]));
});
afterAll(() => {
  close();
});

const run = async (input: object) => {
  const tool = relatedItems(catalogue);
  return tool.output.parse(await tool.run(tool.input.parse(input)));
};
const subject = async (input: object) => {
  const found = await run(input);
  expect(found.related).toEqual([]);
  return found.subject.map(({ itemId, grade, where }) => `${itemId} ${grade} ${where}`);
};

describe('the tool related_items', () => {
  it('gives what the catalogue gives of an item, cut to the limit', async () => {
    const found = await run({ itemId: 'sakurano:1-1' });
    expect(found).toEqual({ related: await catalogue.related('sakurano:1-1', 10), subject: [] });
    expect(found.related.length).toBeGreaterThan(1);
    expect((await run({ itemId: 'sakurano:1-1', limit: 1 })).related).toEqual(found.related.slice(0, 1));
    expect(await run({ itemId: 'sakurano:9-9' })).toEqual({ related: [], subject: [] });
  });

  it.each<[about: string, expected: string[], reason: string]>([
    [
      '時間外勤務',
      ['sakurano:2-1 about indicator', 'minato:1-1 about text'],
      'an indicator comes before a text, which is all that the other item says',
    ],
    [
      'ごみ',
      [
        'sakurano:1-1 about title',
        'minato:1-3 about title',
        'minato:1-4 mentions text',
        'minato:1-2 about text',
        'sakurano:1-2 about text',
        'sakurano:施策1 mentions text',
      ],
      'titles first; a heading only sums up, and one sentence of four is said in passing',
    ],
    ['公会計', ['sakurano:2-2 about title'], 'a part of the compound 公会計化'],
    ['花壇のごみ', ['sakurano:1-2 about title'], 'both words, the longer in the title'],
    ['宇宙', [], 'no plan names it'],
    ['？', [], 'it says nothing'],
  ])('gives all items of the subject %s: %j, for %s', async (about, expected) => {
    expect((await subject({ about })).toSorted()).toEqual(expected.toSorted());
    const grades = (await subject({ about })).map(line => line.includes(' about '));
    expect(grades).toEqual(grades.toSorted((a, b) => Number(b) - Number(a)));
  });

  it('says where a subject stands', async () => {
    const { subject: found } = await run({ about: '時間外勤務' });
    expect(found.map(({ reason }) => reason)).toEqual([
      '指標「時間外勤務の平均時間」に出てきます',
      '「事業内容」の文章で扱っています',
    ]);
  });

  it('narrows a subject to cities and plans, and cuts it where a limit is given', async () => {
    expect(await subject({ about: 'ごみ', cities: ['みなと市'] })).toEqual([
      'minato:1-3 about title',
      'minato:1-2 about text',
      'minato:1-4 mentions text',
    ]);
    expect(await subject({ about: 'ごみ', planIds: ['minato'], cities: ['さくら野市'] })).toEqual([]);
    expect(await subject({ about: 'ごみ', limit: 1 })).toEqual(['sakurano:1-1 about title']);
  });

  it.each([
    {},
    { itemId: 'a:1', about: 'ごみ' },
    { itemId: 'a:1', cities: ['みなと市'] },
    { itemId: '' },
    { about: ' ' },
    { about: 'ごみ', limit: 0 },
    { about: 'ごみ', city: 'みなと市' },
  ])('refuses %j', input => {
    expect(relatedItems(catalogue).input.safeParse(input).success).toBe(false);
  });

  it('has an input that a model is given as one object', () => {
    expect(z.toJSONSchema(relatedItems(catalogue).input)).toMatchObject({
      type: 'object',
      properties: { itemId: { type: 'string' }, about: { type: 'string' } },
    });
  });
});
