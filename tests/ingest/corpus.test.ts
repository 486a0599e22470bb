import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corpusHash, findDocuments, planIdOf } from '../../ingest/corpus.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keikaku-corpus-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const put = (name: string, text: string) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};

describe('findDocuments', () => {
  it('finds the documents of sub-folders, in a stable order, each once, and no README, manifest or hidden file', () => {
    for (const name of ['b.txt', 'a.txt', '秦野/c.txt', 'README.md', '.hidden.txt']) put(name, 'x');
    put('plans.json', '[{"file":"秦野/c.txt","planId":"c-plan"}]');
    const found = findDocuments([folder, join(folder, 'a.txt')]);
    expect(found.map(({ file, entry }) => [file, entry?.planId])).toEqual([
      ['a.txt', undefined],
      ['b.txt', undefined],
      ['秦野/c.txt', 'c-plan'],
    ]);
  });

  it.each([
    ['CORPUS_MISSING', (root: string) => join(root, 'nowhere')],
    ['CORPUS_EMPTY', (root: string) => root],
  ])('says %s', (code, at) => {
    expect(() => findDocuments([at(folder)])).toThrow(expect.objectContaining({ code }));
  });

  it.each(['{', '[{"file":"a.txt"}]', '[{"file":"a.txt","planId":"大文字"}]'])(
    'refuses the manifest %s, for plan ids are public addresses',
    manifest => {
      put('a.txt', 'x');
      put('plans.json', manifest);
      expect(() => findDocuments([folder])).toThrow(
        expect.objectContaining({ message: expect.stringContaining('plans.json') as string }),
      );
    },
  );
});

describe('planIdOf', () => {
  it('makes an id of the file name, whatever its letters', () => {
    expect(planIdOf('さくら野/2024_Plan（改訂）.txt')).toBe('2024-plan');
    expect(planIdOf('計画.txt')).toMatch(/^plan-[0-9a-f]{8}$/u);
    expect(planIdOf('計画.txt')).not.toBe(planIdOf('別の計画.txt'));
  });
});

describe('corpusHash', () => {
  it('changes with a document and with what the manifest says of it, and with nothing else', () => {
    put('a.txt', '一');
    const before = corpusHash(findDocuments([folder]));
    expect(corpusHash(findDocuments([folder]))).toBe(before);
    put('plans.json', '[{"file":"a.txt","planId":"x"}]');
    const named = corpusHash(findDocuments([folder]));
    put('a.txt', '二');
    expect(new Set([before, named, corpusHash(findDocuments([folder]))]).size).toBe(3);
  });
});
