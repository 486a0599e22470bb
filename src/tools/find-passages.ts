import { z } from 'zod';
import { factSchema, itemSchema, passageSchema, planSchema } from '../domain/records.ts';
import type { Lookup } from '../retrieve/lookup.ts';
import { defined, subjectShape } from './lookup-facts.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject(subjectShape);

const heldSchema = z.strictObject({ coverage: z.number(), whole: z.number(), held: z.array(z.string()) });
const spanSchema = heldSchema.extend({ start: z.int(), end: z.int() });

const foundShape = {
  item: itemSchema,
  plan: planSchema,
  coverage: z.number(),
  headCoverage: z.number(),
  rank: z.int(),
  score: z.number(),
};

export const foundPassageSchema = z.strictObject({
  ...foundShape,
  passage: passageSchema,
  passageCoverage: z.number(),
  spans: z.array(spanSchema),
});

export const foundMilestoneSchema = z.strictObject({
  ...foundShape,
  fact: factSchema,
  row: heldSchema,
  cell: heldSchema,
});

const output = z.strictObject({
  passages: z.array(foundPassageSchema),
  milestones: z.array(foundMilestoneSchema),
});

/** Pieces of text about a subject, closest first, and what the same items plan year by year. */
export function findPassages(lookup: Lookup): Tool<typeof input, typeof output> {
  return {
    name: 'find_passages',
    description:
      'Pieces of the plans’ own text about a subject, closest first, each with its item, its section (課題, 取組方針, 目指す姿 …) and its place ' +
      'in the document. passageCoverage (0 to 1) says how much of the subject the piece holds; spans say it of its sentences (start and end are ' +
      'places in the text). milestones are what the same items plan for each fiscal year (年次計画).',
    input,
    output,
    run: async subject => lookup.texts(defined(subject)),
  };
}
