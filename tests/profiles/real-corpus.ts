/** The real documents, where they are: beside the checkout. CI always has them; a user's machine may not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Document } from '../../ingest/profile.ts';
import { readText } from '../../ingest/read/text.ts';
import { NaviError } from '../../src/errors.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** For the title of a suite that is left out without the documents. */
export const WITHOUT_CORPUS = '（../shared/corpus がないため省略）';

/**
 * The document whose file name begins with `prefix`, or undefined where the real documents are not on this machine.
 * @throws NaviError CORPUS_MISSING under CI, where their absence is a failure.
 */
export function realDocument(prefix: string): Document | undefined {
  if (!existsSync(folder)) {
    if (process.env['CI'] === 'true') throw new NaviError('CORPUS_MISSING', '実文書がありません。', { value: folder });
    return undefined;
  }
  const file = readdirSync(folder).find(name => name.startsWith(prefix));
  if (file === undefined) throw new NaviError('CORPUS_MISSING', '実文書がありません。', { value: prefix });
  const plans = JSON.parse(readFileSync(`${folder}plans.json`, 'utf8')) as { file: string; planId: string }[];
  const planId = plans.find(plan => plan.file === file)?.planId ?? prefix;
  return { file, planId, lines: readText(readFileSync(folder + file), file) };
}
