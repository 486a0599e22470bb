/**
 * The real documents (../shared/corpus), which are not part of the project: tests over them are left out where the folder
 * is missing, but never in CI, where their absence would turn a proof into silence.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { z } from 'zod';
import type { Document } from '../../ingest/profile.ts';
import { readText } from '../../ingest/read/text.ts';
import { NaviError } from '../../src/errors.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const manifestSchema = z.array(z.looseObject({ file: z.string(), planId: z.string() }));

/**
 * The real document whose file name begins with `prefix` (`004`), under the plan id of plans.json.
 * @throws NaviError CORPUS_MISSING in CI where it is not there.
 */
export function realDocument(prefix: string): Document | undefined {
  const file = existsSync(folder) ? readdirSync(folder).find(name => name.startsWith(`${prefix}_`)) : undefined;
  if (file === undefined) {
    if (process.env['CI'] !== 'true') return undefined;
    throw new NaviError('CORPUS_MISSING', `実文書「${prefix}_…」が ${folder} にありません。`, { value: prefix });
  }
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'plans.json'), 'utf8')));
  const planId = manifest.find(entry => entry.file === file)?.planId;
  if (planId === undefined) {
    throw new NaviError('CORPUS_MISSING', `plans.json に「${file}」がありません。`, { value: file });
  }
  return { file, planId, lines: readText(readFileSync(join(folder, file)), file) };
}

/** Tests over the index of all five real documents; where one is missing, they are left out as those of `describeReal` are. */
export function describeRealCorpus(title: string, tests: (folder: string) => void): void {
  const missing = ['000', '001', '002', '003', '004'].filter(prefix => realDocument(prefix) === undefined);
  describe(title, () => {
    if (missing.length > 0) it.todo(`left out: there is no ${missing.join(', ')}_*.txt in ../shared/corpus`);
    else tests(folder);
  });
}

/** Tests over one real document; where it is missing, they are left out under a title that says why. */
export function describeReal(prefix: string, title: string, tests: (document: Document) => void): void {
  const document = realDocument(prefix);
  describe(title, () => {
    if (document === undefined) it.todo(`left out: there is no ${prefix}_*.txt in ../shared/corpus`);
    else tests(document);
  });
}
