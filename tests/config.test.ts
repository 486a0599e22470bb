import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { NaviError } from '../src/errors.ts';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({ port: 8787, corpusDir: 'corpus', dataDir: 'data', logLevel: 'info' });
  });

  it('takes what is set, and an empty variable for none', () => {
    expect(readConfig({ PORT: '0', CORPUS_DIR: '/plans', DATA_DIR: '', OTHER: 'x' })).toMatchObject({
      port: 0,
      corpusDir: '/plans',
      dataDir: 'data',
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s where it is %s', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(NaviError);
    expect(read).toThrow(name);
    expect(read).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
