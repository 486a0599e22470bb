import { describe, expect, it } from 'vitest';
import { NaviError } from '../src/errors.ts';
import { displayWidth, errorText, table } from '../src/terminal.ts';

describe('table', () => {
  it('lines Japanese and Latin cells up', () => {
    const lines = table(
      ['文書', '数'],
      [
        ['a.txt', 7],
        ['計画.txt', 12],
      ],
    ).split('\n');
    expect(new Set(lines.map(displayWidth)).size).toBe(1);
    expect(lines[1]).toBe('a.txt      7');
  });
});

describe('errorText', () => {
  it('gives message, remedy and code, and nothing of an unexpected error', () => {
    expect(errorText(new NaviError('INDEX_MISSING', '索引がありません。', { remedy: 'npm run ingest' }))).toBe(
      '索引がありません。\nnpm run ingest [INDEX_MISSING]',
    );
    expect(errorText(new TypeError('secret /path'))).not.toContain('secret');
  });
});
