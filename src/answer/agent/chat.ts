/** A conversation with a model, without any client's types. */

export interface ToolCall {
  id: string;
  name: string;
  /** As the model wrote them: JSON, or not. */
  args: string;
}

export type Message =
  | { role: 'system' | 'user'; text: string }
  | { role: 'assistant'; text: string; calls: readonly ToolCall[] }
  | { role: 'tool'; callId: string; name: string; text: string };

export interface FunctionSpec {
  name: string;
  description: string;
  /** JSON schema, made of the tool's zod schema. */
  parameters: Record<string, unknown>;
}

export interface Reply {
  text: string;
  calls: ToolCall[];
}

/** Why an endpoint brought nothing of use. `no_tools`: it takes no tools; the same may be asked in plain text. */
export type ModelFailure =
  { kind: 'connection' | 'slow' | 'unreadable' | 'too_long' | 'no_tools' } | { kind: 'status'; status: number };

/** What came of one request. `gone`: the asker went away, or the time for the whole answer is over. */
export type Outcome =
  | { reply: Reply; /** What it cost, as the endpoint counts; 0 where it does not. */ tokens: number }
  | { failure: ModelFailure }
  | { gone: true };

export interface Chat {
  /** Whether the endpoint takes tools, as far as is known. */
  takesTools(): boolean;
  /** `hear` is given the reply so far, whenever more of it has come. */
  complete(
    messages: readonly Message[],
    functions: readonly FunctionSpec[],
    signal: AbortSignal,
    hear: (soFar: Reply) => void,
  ): Promise<Outcome>;
}
