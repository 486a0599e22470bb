/** Writes corpus/plan-file.schema.json from the plan file's zod schema, for editors and other programs. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { planFileJsonSchema } from '../ingest/plan-file/schema.ts';

const path = fileURLToPath(new URL('../corpus/plan-file.schema.json', import.meta.url));
writeFileSync(path, await format(JSON.stringify(planFileJsonSchema()), { parser: 'json', printWidth: 120 }));
