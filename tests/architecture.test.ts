/**
 * The walls of the house as data (docs/design.md): who may import whom. A change to this table is a decision and needs its
 * page in docs/decisions/.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Wall {
  /** Files it speaks of: a prefix of the path. The longest that fits counts. */
  of: string;
  /** Prefixes of what they may import of the project, besides their own folder. */
  may: string[];
  /** Outside packages (`node:` ones named without their part) that they may import, besides zod. */
  packages: string[];
}

const EVERYBODY = ['src/domain/', 'src/errors.ts'];

const WALLS: Wall[] = [
  { of: 'src/domain/', may: [], packages: [] },
  { of: 'src/errors.ts', may: [], packages: [] },
  { of: 'src/text/', may: EVERYBODY, packages: ['kuromoji', 'node:'] },
  { of: 'src/embed/', may: [...EVERYBODY, 'src/text/', 'src/endpoint-client.ts'], packages: [] },
  {
    of: 'src/embed/openai.ts',
    may: [...EVERYBODY, 'src/text/', 'src/endpoint-client.ts'],
    packages: ['@langchain/core', '@langchain/openai'],
  },
  { of: 'src/store/', may: EVERYBODY, packages: [] },
  { of: 'src/store/lance', may: [...EVERYBODY, 'src/store/'], packages: ['@lancedb/lancedb', 'apache-arrow', 'node:'] },
  { of: 'src/retrieve/', may: [...EVERYBODY, 'src/text/', 'src/embed/', 'src/store/store.ts'], packages: [] },
  { of: 'src/tools/', may: [...EVERYBODY, 'src/retrieve/'], packages: [] },
  { of: 'src/answer/', may: [...EVERYBODY, 'src/answer/', 'src/tools/'], packages: [] },
  { of: 'src/channels/shared/', may: EVERYBODY, packages: ['hono'] },
  {
    of: 'src/channels/http/',
    may: [...EVERYBODY, 'src/channels/shared/'],
    packages: ['hono', '@hono/zod-openapi', 'node:'],
  },
  {
    of: 'src/channels/openai/',
    may: [...EVERYBODY, 'src/channels/shared/'],
    packages: ['hono', '@hono/zod-openapi'],
  },
  {
    of: 'src/answer/agent.ts',
    may: [...EVERYBODY, 'src/answer/', 'src/endpoint-client.ts'],
    packages: ['@langchain/core', '@langchain/openai'],
  },
  { of: 'src/channels/pages/', may: EVERYBODY, packages: ['hono', 'node:'] },
  {
    of: 'src/config.ts',
    may: [...EVERYBODY, 'src/endpoint-settings.ts', 'src/endpoint-client.ts'],
    packages: [],
  },
  { of: 'src/endpoint-client.ts', may: [], packages: [] },
  { of: 'src/endpoint-settings.ts', may: [...EVERYBODY, 'src/endpoint-client.ts'], packages: [] },
  { of: 'src/terminal.ts', may: EVERYBODY, packages: ['node:util'] },
  { of: 'src/app.ts', may: ['src/'], packages: ['hono'] },
  { of: 'src/server.ts', may: ['src/'], packages: ['@hono/node-server', 'node:'] },
  { of: 'src/ask-cli.ts', may: ['src/'], packages: ['node:'] },
  { of: 'src/export-cli.ts', may: ['src/'], packages: ['node:'] },
  {
    of: 'ingest/',
    may: [
      ...EVERYBODY,
      'ingest/',
      'src/text/',
      'src/embed/',
      'src/endpoint-client.ts',
      'src/store/',
      'src/config.ts',
      'src/terminal.ts',
    ],
    packages: ['node:'],
  },
  { of: 'ingest/plan-file/', may: [...EVERYBODY, 'ingest/profile.ts'], packages: ['yaml'] },
  {
    of: 'ingest/thesaurus/',
    may: [...EVERYBODY, 'src/text/', 'ingest/plan-file/complaint.ts'],
    packages: ['node:', 'yaml'],
  },
  { of: 'ingest/profile.ts', may: [...EVERYBODY, 'ingest/read/line.ts'], packages: [] },
  { of: 'ingest/read/', may: [...EVERYBODY, 'src/text/fold.ts'], packages: [] },
  { of: 'ingest/profiles/', may: [...EVERYBODY, 'ingest/profile.ts', 'ingest/read/line.ts'], packages: [] },
  {
    of: 'eval/',
    // Through the entrance only; the weights of a search besides, so that it can leave parts out and show what they add.
    may: ['src/app.ts', 'src/config.ts', 'src/terminal.ts', 'src/domain/', 'src/retrieve/ranking.ts'],
    packages: ['node:'],
  },
  {
    of: 'eval/lying.ts',
    // The stand-in model is that of the tests.
    may: ['src/terminal.ts', 'src/domain/', 'tests/fakes/'],
    packages: [],
  },
];

const ENTRIES = ['src/server.ts', 'src/ask-cli.ts', 'src/export-cli.ts', 'ingest/cli.ts', 'eval/run.ts'];

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)));
}

const IMPORTS = [
  /^import\s*(?:[^'"`;]*?\bfrom\s*)?['"]([^'"]+)['"]/gmu,
  /^export\s+(?:type\s+)?[*{][^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gmu,
  /\bimport\(\s*['"]([^'"]+)['"]/gu,
];
const importsOf = (source: string) =>
  IMPORTS.flatMap(form => Array.from(source.matchAll(form), ([, name]) => name ?? ''));

function wallOf(file: string, walls: readonly Wall[]): Wall | undefined {
  return walls.filter(wall => file.startsWith(wall.of)).toSorted((a, b) => b.of.length - a.of.length)[0];
}

/** What a file imports that its wall forbids. */
function broken(file: string, text: string, walls: readonly Wall[] = WALLS): string[] {
  const wall = wallOf(file, walls);
  if (!wall) return [`${file} stands in no wall`];
  return importsOf(text)
    .filter(name => {
      if (!name.startsWith('.'))
        return !['zod', ...wall.packages].some(
          allowed =>
            name === allowed || name.startsWith(`${allowed.replace(/:$/u, '')}${allowed.endsWith(':') ? ':' : '/'}`),
        );
      const target = relative(root, resolve(root, dirname(file), name));
      // A profile knows its own parts and no other profile; everybody else knows its own folder.
      if (file.startsWith('ingest/profiles/') && file !== 'ingest/profiles/index.ts') {
        const family = /^ingest\/profiles\/([a-z-]+)/u.exec(file)?.[1] ?? '';
        if (target.startsWith('ingest/profiles/')) return !target.startsWith(`ingest/profiles/${family}/`);
      }
      return dirname(target) !== dirname(file) && !wall.may.some(allowed => target.startsWith(allowed));
    })
    .map(name => `${file} imports ${name}`);
}

const files = [...filesBelow('src'), ...filesBelow('ingest'), ...filesBelow('eval')];
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const code = (file: string) => text(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '');

describe('the walls of the house', () => {
  it('hold in every file', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap(file => broken(file, text(file)))).toEqual([]);
  });

  it.each([
    ['src/domain/records.ts', "import { x } from '../errors.ts';"],
    ['src/domain/records.ts', "import { x } from '../store/store.ts';"],
    ['src/retrieve/search.ts', "import { openStore } from '../store/lance.ts';"],
    ['src/answer/planner.ts', "import type { Store } from '../store/store.ts';"],
    ['src/channels/http/app.ts', "import { createPages } from '../pages/app.ts';"],
    ['src/channels/openai/app.ts', "import { toProblem } from '../http/problem.ts';"],
    ['src/channels/openai/app.ts', "import { ChatOpenAI } from '@langchain/openai';"],
    ['src/channels/shared/metrics.ts', "import { json } from '../http/schemas.ts';"],
    ['src/channels/http/app.ts', "export { readConfig } from '../../config.ts';"],
    ['src/store/store.ts', "import { connect } from '@lancedb/lancedb';"],
    ['src/tools/lookup-facts.ts', "const x = await import('@langchain/core');"],
    ['src/embed/local.ts', "import { OpenAIEmbeddings } from '@langchain/openai';"],
    ['src/answer/agent/loop.ts', "const x = await import('@langchain/core/messages');"],
    ['src/answer/agent.ts', "import { createTools } from '../tools/index.ts';"],
    ['src/embed/openai.ts', "import { connect } from '@lancedb/lancedb';"],
    ['ingest/endpoint-vectors.ts', "const x = await import('@langchain/openai');"],
    ['ingest/profiles/reform-plan.ts', "import { y } from './project-plan.ts';"],
    ['ingest/profiles/reform-plan/sheet.ts', "import { y } from '../project-plan/sheet.ts';"],
    ['ingest/profiles/reform-plan/sheet.ts', "import { y } from '../reform-plan.ts';"],
    ['ingest/profiles/reform-plan.ts', "import { readFileSync } from 'node:fs';"],
    ['eval/score.ts', "import { verify } from '../src/answer/verify.ts';"],
    ['eval/retrieval.ts', "import { readQuery } from '../src/retrieve/query.ts';"],
  ])('would stop %s with %s', (file, line) => {
    expect(broken(file, line)).toHaveLength(1);
  });

  it('leave the environment to the entries', () => {
    const readers = files.filter(file => code(file).includes('process.env'));
    expect(readers.filter(file => !ENTRIES.includes(file))).toEqual([]);
  });

  it('load the client of models only where one is configured', () => {
    const plain = /^(?:import|export)\s(?!type\b)[^;]*?['"]@langchain\//mu;
    expect("import { x } from '@langchain/openai';").toMatch(plain);
    expect("import type { x } from '@langchain/openai';").not.toMatch(plain);
    expect(files.filter(file => plain.test(text(file)))).toEqual([]);
  });

  it('let no plain Error out of src and ingest', () => {
    expect(files.filter(file => !file.startsWith('eval/') && /\bnew Error\(/u.test(code(file)))).toEqual([]);
  });
});
