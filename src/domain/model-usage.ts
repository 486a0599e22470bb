/** Who answers, and what answering with a model has cost so far: for the operator, and for metrics. */
import { z } from 'zod';

export const answerModeSchema = z.enum(['auto', 'tools', 'llm']);
export type AnswerMode = z.infer<typeof answerModeSchema>;

/** Counted since the start; nothing of a question. */
export const modelUsageSchema = z.strictObject({
  /** Requests to the endpoint. */
  calls: z.int(),
  /** Requests that brought nothing of use: no connection, too late, a status, no completion. */
  failures: z.int(),
  /** As the endpoint counts them; 0 where it does not. */
  promptTokens: z.int(),
  completionTokens: z.int(),
  /** Answers that left as the model phrased them. */
  answered: z.int(),
  /** Questions that the planner answered after the model had been asked. */
  fellBack: z.int(),
  /** Questions that were not handed to the model because the breaker was open. */
  spared: z.int(),
  /** closed: in use; open: left alone for a while after repeated failures; half_open: one call is tried. */
  breaker: z.enum(['closed', 'open', 'half_open']),
  /** Not closed: for who counts in ones and zeros. */
  breakerOpen: z.boolean(),
});
export type ModelUsage = z.infer<typeof modelUsageSchema>;
