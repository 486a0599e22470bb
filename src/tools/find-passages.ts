import { z } from 'zod';
import { itemSchema, passageSchema, planSchema } from '../domain/records.ts';
import type { Lookup } from '../retrieve/lookup.ts';
import { defined, subjectShape } from './lookup-facts.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject(subjectShape);

export const foundPassageSchema = z.strictObject({
  item: itemSchema,
  plan: planSchema,
  passage: passageSchema,
  passageCoverage: z.number(),
  coverage: z.number(),
  rank: z.int(),
});

const output = z.strictObject({ passages: z.array(foundPassageSchema) });

/** Pieces of text about a subject, closest first. */
export function findPassages(lookup: Lookup): Tool<typeof input, typeof output> {
  return {
    name: 'find_passages',
    description:
      'Pieces of the plans’ own text about a subject, closest first, each with its item, its section (課題, 取組方針, 目指す姿 …) and its place ' +
      'in the document. passageCoverage (0 to 1) says how much of the subject the piece holds.',
    input,
    output,
    run: async subject => ({ passages: await lookup.passages(defined(subject)) }),
  };
}
