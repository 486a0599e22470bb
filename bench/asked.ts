/** Questions as people ask them: values, texts, lists and computations; `eval` says which answers are right. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns none where the set is not there */
export function askedQuestions(set: 'shared' | 'tune'): string[] {
  const file = join(root, set === 'shared' ? '../shared/eval/questions.jsonl' : 'eval/questions/tune.jsonl');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(line => line !== '').map(line => (JSON.parse(line) as { question: string }).question);
}
