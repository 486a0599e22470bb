/** Finds the documents of a corpus (計画文書のフォルダー) and what its manifest `plans.json` says of them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { planSchema } from '../src/domain/records.ts';
import { NaviError } from '../src/errors.ts';
import { isThesaurusFile } from './thesaurus/read.ts';

const manifestEntrySchema = planSchema
  .pick({ planId: true })
  .extend({ file: z.string().min(1) })
  .extend(
    planSchema
      .pick({ city: true, planTitle: true, fiscalYears: true, publisher: true, url: true, published: true })
      .partial().shape,
  );
/** What the manifest says of one file; what it leaves out is taken from the document. */
export type ManifestEntry = z.infer<typeof manifestEntrySchema>;

export interface CorpusFile {
  /** Where it is on this machine; never leaves it. */
  path: string;
  /** Below the folder that was given, with `/`: what sources name. */
  file: string;
  entry: ManifestEntry | null;
}

const MANIFEST = 'plans.json';

/** Files that explain the corpus and are no documents of it. */
const isDocument = (name: string) =>
  !name.startsWith('.') &&
  name !== MANIFEST &&
  !name.endsWith('.schema.json') &&
  !/^readme\b/iu.test(name) &&
  !isThesaurusFile(name);

function filesBelow(folder: string, wanted: (name: string) => boolean): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : filesBelow(path, wanted);
      return wanted(entry.name) ? [path] : [];
    });
}

/** The city's own thesaurus files (言い換え集) below the given folders. */
export const findThesauri = (paths: readonly string[]): string[] =>
  paths.filter(path => statSync(path).isDirectory()).flatMap(folder => filesBelow(folder, isThesaurusFile));

/** @throws NaviError CORPUS_EMPTY where the manifest cannot be read: its plan ids are public addresses, so no guess. */
function readManifest(folder: string): ManifestEntry[] {
  const path = join(folder, MANIFEST);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return []; // a corpus without a manifest is fine
  }
  try {
    return z.array(manifestEntrySchema).parse(JSON.parse(text));
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    throw new NaviError(
      'CORPUS_EMPTY',
      `計画の一覧 ${MANIFEST} を読めません${issue ? `（${issue.path.map(String).join('.')}）` : ''}。`,
      {
        value: MANIFEST,
        remedy: `${MANIFEST} を JSON の配列として直してください。書き方は corpus/README.md にあります。`,
        cause,
      },
    );
  }
}

/**
 * The documents under the given folders and files, in a stable order, each once.
 * @throws NaviError CORPUS_MISSING, CORPUS_EMPTY
 */
export function findDocuments(paths: readonly string[]): CorpusFile[] {
  const found = new Map<string, CorpusFile>();
  for (const given of paths) {
    const stat = statSync(given, { throwIfNoEntry: false });
    if (!stat) {
      throw new NaviError('CORPUS_MISSING', `計画文書の場所「${given}」が見つかりません。`, {
        value: given,
        remedy: 'CORPUS_DIR か、コマンドに書いた場所を確かめてください。',
      });
    }
    const root = stat.isDirectory() ? given : dirname(given);
    const manifest = readManifest(root);
    for (const path of stat.isDirectory() ? filesBelow(given, isDocument) : [given]) {
      const file = relative(root, path).split(sep).join('/');
      found.set(resolve(path), { path, file, entry: manifest.find(entry => entry.file === file) ?? null });
    }
  }
  if (found.size === 0) {
    throw new NaviError('CORPUS_EMPTY', `「${paths.join('、')}」に計画文書がありません。`, {
      value: paths,
      remedy: 'テキストの計画文書を置いてください。置き方は corpus/README.md にあります。',
    });
  }
  return [...found.values()];
}

/** `さくら野/2024_plan.txt` → `2024-plan`; a name without Latin letters or digits gets a short hash of itself. */
export function planIdOf(file: string): string {
  const slug = basename(file, extname(file))
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
  return slug === '' ? `plan-${createHash('sha256').update(file).digest('hex').slice(0, 8)}` : slug;
}

/** Code whose change makes another index of the same documents. */
const READING_CODE = ['.', '../src/domain', '../src/text', '../src/embed', '../src/store'];

/** Names the documents, their manifest, the thesauri and the code that reads them: equal hash, equal index. */
export function corpusHash(files: readonly CorpusFile[], thesauri: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const { path, file, entry } of files) {
    hash.update(`${file}\0${JSON.stringify(entry)}\0`).update(createHash('sha256').update(readFileSync(path)).digest());
  }
  for (const path of thesauri) hash.update(readFileSync(path));
  const here = dirname(fileURLToPath(import.meta.url));
  for (const folder of READING_CODE) {
    for (const path of filesBelow(join(here, folder), name => /\.(?:ts|yaml)$/u.test(name))) {
      hash.update(relative(here, path)).update(readFileSync(path));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
