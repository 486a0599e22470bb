/** What the model hands back: claims that name what they rest on. Nothing in it is taken for true. */
import { z } from 'zod';

export const GIVE_ANSWER = 'give_answer';

const handle = z.string().max(20);

export const claimSchema = z.object({
  /** One sentence, with {f1}, {i1} or {c1} where a value, an item or a result belongs. */
  sentence: z.string().max(1000),
  /** What else it rests on: p1, f2. */
  rests_on: z.array(handle).max(40).default([]),
  /** Words of a passage, verbatim. */
  quotes: z
    .array(z.object({ of: handle, text: z.string().min(1).max(1000) }))
    .max(5)
    .default([]),
});
export type Claim = z.infer<typeof claimSchema>;

export const proposalSchema = z.object({
  /** false where the documents do not say. */
  found: z.boolean(),
  claims: z.array(claimSchema).max(20).default([]),
});
export type Proposal = z.infer<typeof proposalSchema>;

export const GIVE_ANSWER_TEXT =
  'The answer, as claims: `sentence` with placeholders ({f1} a printed value, {i1} an item, {c1} a computed result; never a figure of your own), `rests_on` the handles of what it rests on, `quotes` words of a passage, verbatim. found: false where the documents do not say.';

/** Thoughts are no answer; one that is not closed takes all that follows. */
export const withoutThoughts = (text: string): string =>
  text.replaceAll(/<(think|thinking|reasoning)>[\s\S]*?(?:<\/\1>|$)/giu, '').replace(/^[\s\S]*<\/think>/iu, '');

const LONGEST = 60_000;
const TRIES = 8;

/** The first JSON objects of a text, whatever stands around them: fences, greetings. */
export function objectsIn(text: string): unknown[] {
  const found: unknown[] = [];
  const given = text.slice(0, LONGEST);
  for (let from = given.indexOf('{'), n = 0; from >= 0 && n < TRIES; n++) {
    const end = endOfObject(given, from);
    try {
      found.push(JSON.parse(given.slice(from, end)));
      from = given.indexOf('{', end);
    } catch {
      from = given.indexOf('{', from + 1);
    }
  }
  return found;
}

/** Behind the object that begins there; the end of the text where it is not closed. */
export function endOfObject(text: string, from: number): number {
  let depth = 0;
  let inText = false;
  for (let at = from; at < text.length; at++) {
    const c = text.charAt(at);
    if (inText) {
      if (c === '\\') at++;
      else if (c === '"') inText = false;
    } else if (c === '"') inText = true;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}

/** A tool call written as text. */
const textCallSchema = z.object({
  tool: z.string().max(100),
  arguments: z.record(z.string(), z.unknown()).default({}),
});

/** What a text without tool calls means: a call, an answer, or nothing. */
export function readText(text: string): { call: { name: string; args: string } } | { proposal: Proposal } | null {
  for (const given of objectsIn(withoutThoughts(text))) {
    const call = textCallSchema.safeParse(given);
    if (call.success) return { call: { name: call.data.tool, args: JSON.stringify(call.data.arguments) } };
    const proposal = proposalSchema.safeParse(given);
    if (proposal.success) return { proposal: proposal.data };
  }
  return null;
}
