/**
 * A tool is neutral: a name, a description, a zod input, a zod output and a function; no framework's type. The planner
 * calls it directly; a model's or an MCP client's tools are made from it. No schema is written twice.
 */
import type { z } from 'zod';

export interface Tool<Input extends z.ZodType, Output extends z.ZodType> {
  /** snake_case, stable: callers name it. */
  name: string;
  /** English, for a model or a programmer: what it gives, in which units, what an empty result means. */
  description: string;
  input: Input;
  output: Output;
  run(input: z.infer<Input>): Promise<z.infer<Output>>;
}
