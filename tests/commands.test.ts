/** The commands of package.json as a user types them, over one small invented plan, and over the corpus that ships. */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../src/domain/answer.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let work: string;
let corpus: string;
let data: string;

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'keikaku-commands-'));
  corpus = join(work, 'corpus');
  data = join(work, 'data');
  cpSync(join(root, 'tests/corpus'), corpus, { recursive: true });
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

function npm(args: string[], env: Record<string, string> = {}): SpawnSyncReturns<string> {
  return spawnSync('npm', ['run', '--silent', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CORPUS_DIR: corpus, DATA_DIR: data, LANCEDB_LOG: '', ...env },
  });
}
const ask = (question: string, env?: Record<string, string>) =>
  JSON.parse(npm(['ask', '--', question, '--json'], env).stdout) as Answer;

/** Nobody but an operator with a debugger is helped by one. */
const NO_STACK = /\n\s+at /u;

describe('npm run ingest', () => {
  it('builds an index, prints a table, and changes nothing the second time', () => {
    const first = npm(['ingest']);
    expect(first.status).toBe(0);
    expect(first.stderr).toContain('sakurano-kaikaku-r6.txt  reform-plan');
    const before = readdirSync(data).toSorted();
    const second = npm(['ingest']);
    expect(second.status).toBe(0);
    expect(second.stderr).toContain('索引はそのままです');
    expect(readdirSync(data).toSorted()).toEqual(before);
  });

  it('reads the good documents beside a bad one, and exits 1', () => {
    const mixed = join(work, 'mixed');
    cpSync(corpus, mixed, { recursive: true });
    writeFileSync(join(mixed, 'picture.txt'), Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe]));
    writeFileSync(join(mixed, 'letter.txt'), 'お知らせ\n来月の予定です。\n');
    const run = npm(['ingest', '--', mixed, '--data', join(work, 'mixed-data')]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('[DOCUMENT_UNREADABLE]');
    expect(run.stderr).toContain('[DOCUMENT_UNKNOWN]');
    expect(run.stderr).toContain('reform-plan');
    expect(run.stderr).not.toMatch(NO_STACK);
  });

  it.each([
    ['CORPUS_MISSING', () => join(work, 'nowhere')],
    ['CORPUS_EMPTY', () => join(work, 'empty')],
  ])('says %s in words, exits 1 and writes nothing', (code, folder) => {
    mkdirSync(join(work, 'empty'), { recursive: true });
    const run = npm(['ingest', '--', folder(), '--data', join(work, 'none')]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(`[${code}]`);
    expect(run.stderr).not.toMatch(NO_STACK);
    expect(readdirSync(work)).not.toContain('none');
  });

  it('says that a data folder cannot be written', () => {
    writeFileSync(join(work, 'file'), '');
    const run = npm(['ingest', '--', corpus, '--data', join(work, 'file/data')]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('[DATA_UNWRITABLE]');
    expect(run.stderr).not.toMatch(NO_STACK);
  });
});

describe('npm run ask', () => {
  it('answers a figure with item number and year', () => {
    const answer = ask('可燃ごみの排出量の令和7年度の目標は？');
    expect(answer.status).toBe('answered');
    expect(answer.answer).toContain('17,500 トン');
    expect(answer.citations).toMatchObject([
      { itemNo: 'Ⅰ(1)ア', fiscalYear: 2025, field: 'target', quote: '17,500 トン' },
    ]);
  });

  it('says what it does not find', () => {
    expect(ask('可燃ごみの排出量の令和20年度の目標は？').status).toBe('not_found');
    expect(ask('青葉市の可燃ごみの排出量の令和7年度の目標は？').status).toBe('not_found');
    expect(ask('明日の天気は？').status).toBe('not_found');
  });

  it('refuses an empty question and one of 1,001 characters', () => {
    for (const [question, code] of [
      ['', 'QUESTION_EMPTY'],
      ['　', 'QUESTION_EMPTY'],
      ['あ'.repeat(1001), 'QUESTION_TOO_LONG'],
    ] as const) {
      const run = npm(['ask', '--', question]);
      expect(run.status).toBe(1);
      expect(run.stderr).toContain(`[${code}]`);
    }
  });

  it('keeps serving the last good index when the documents are gone', () => {
    const gone = { CORPUS_DIR: join(work, 'nowhere') };
    expect(ask('可燃ごみの排出量の令和7年度の目標は？', gone).status).toBe('answered');
    const fresh = npm(['ask', '--', '目標は'], { ...gone, DATA_DIR: join(work, 'fresh') });
    expect(fresh.status).toBe(1);
    expect(fresh.stderr).toContain('[CORPUS_MISSING]');
  });

  it('names a setting that is wrong', () => {
    const run = npm(['ask', '--', '目標は'], { PORT: 'eighty' });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/PORT.*\n.*\[CONFIG_INVALID\]/u);
  });
});

describe('a fresh clone', () => {
  it('answers figures of all three cities from the corpus that ships with it', () => {
    const shipped = { CORPUS_DIR: join(root, 'corpus'), DATA_DIR: join(work, 'shipped') };
    for (const [question, itemId, figure] of [
      ['可燃ごみの排出量の令和7年度の目標は？', 'isehara-gyokaku6-r6:(2)④', '22,040トン/年'],
      ['厚木市の職員自主研究グループ数の現状値は？', 'atsugi-gyokaku7-2:Ⅰ(1)ア', '4 グループ'],
      ['秦野市の3-2の取組の進捗の令和3年度の実績は？', 'hadano-gyokaku-r3:3-2', '48%'],
    ] as const) {
      const answer = ask(question, shipped);
      expect(answer.answer).toContain(figure);
      expect(answer.citations.map(citation => citation.itemId)).toEqual([itemId]);
    }
    expect(ask('産業用地の創出とはどのような取組ですか', shipped).answer).toContain('要旨');
  });
});

describe('npm run export', () => {
  it.each(['items', 'facts', 'passages', 'problems'])('writes %s as JSON lines and as CSV', what => {
    const lines = npm(['export', '--', '--what', what]).stdout.split('\n').slice(0, -1);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('planId');
    const csv = npm(['export', '--', '--what', what, '--format', 'csv']).stdout;
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    const least = { items: 5, facts: 20, passages: 5 }[what] ?? 0;
    expect(lines.length).toBeGreaterThanOrEqual(least);
  });

  it('says how it is used, asked or not', () => {
    const help = npm(['export', '--', '--help']);
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('使い方');
    const unknown = npm(['export', '--', '--wat', 'facts']);
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toContain('[BAD_REQUEST]');
  });

  it('says what it can write', () => {
    const run = npm(['export', '--', '--what', 'everything']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('[BAD_REQUEST]');
  });
});

const freePort = async () =>
  new Promise<number>(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

describe('npm start', () => {
  it('serves, notices a new index, and stops on SIGTERM', async () => {
    const own = join(work, 'start-corpus');
    cpSync(corpus, own, { recursive: true });
    const port = await freePort();
    const env = { ...process.env, PORT: String(port), CORPUS_DIR: own, DATA_DIR: join(work, 'start-data') };
    const server = spawn('npm', ['start', '--silent'], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    let log = '';
    server.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const ended = new Promise<number | null>(resolve => server.on('exit', resolve));
    const get = async (path: string) => fetch(`http://127.0.0.1:${String(port)}${path}`);
    try {
      await expect
        .poll(
          async () =>
            get('/readyz').then(
              response => response.status,
              () => 0,
            ),
          { timeout: 60_000 },
        )
        .toBe(200);
      expect(log).toContain(`http://localhost:${String(port)}/`);
      expect(await get('/').then(async response => response.text())).toContain('計画ナビ');

      const file = join(own, 'sakurano-kaikaku-r6.txt');
      writeFileSync(file, readFileSync(file, 'utf8').replace('17,500 トン', '17,400 トン'));
      expect(npm(['ingest', '--', own, '--data', join(work, 'start-data')]).status).toBe(0);
      const targets = async () => (await get('/api/facts?metric=可燃ごみ&kind=target&fiscalYear=2025')).text();
      await expect.poll(targets, { timeout: 15_000 }).toContain('17,400');
    } finally {
      server.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
    expect(log).not.toMatch(NO_STACK);
  }, 60_000);
});

describe('an old Node', () => {
  it('is named in one line', () => {
    const source = readFileSync(join(root, 'scripts/preload.mjs'), 'utf8')
      .replace('process.versions.node', "'20.20.2'")
      .replace('${process.versions.node}', '20.20.2');
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', source], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toContain('[NODE_TOO_OLD]');
  });
});
