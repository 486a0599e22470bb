/**
 * The model (言語モデル): the only file of `answer` that knows its client. It is loaded where an endpoint is configured, and
 * in the background, so that neither the start nor the first question waits for it.
 */
import type { ModelUsage } from '../domain/model-usage.ts';
import { clientSettings, endpointHeaders, type Endpoint } from '../endpoint-client.ts';
import { NaviError } from '../errors.ts';
import { createBreaker, BREAKER, type BreakerSettings } from './agent/breaker.ts';
import type { Chat, FunctionSpec, Message, ModelFailure, Outcome, Reply } from './agent/chat.ts';
import { isObject, parsed } from './agent/json.ts';
import { createPace } from './agent/pace.ts';
import { createManners, modelFetch } from './agent/wire.ts';

/** A model as questions use it; it outlives the index that is open. */
export interface Model extends Chat {
  /** Whether it may be asked now; false while the breaker is open. Who is let in calls `complete`. */
  allows(): boolean;
  /** What became of a question that it was asked, or spared. */
  note(what: 'answered' | 'fellBack' | 'spared'): void;
  usage(): ModelUsage;
}

const TOKENS_MOST = 2_000;

type Client = (
  messages: readonly Message[],
  functions: readonly FunctionSpec[],
  signal: AbortSignal,
  hear: (soFar: Reply) => void,
) => Promise<Came>;
interface Came extends Reply {
  promptTokens: number;
  completionTokens: number;
}

function objectOf(args: string): Record<string, unknown> {
  const given = parsed(args);
  return isObject(given) ? given : {};
}

async function createClient({ baseUrl, model, apiKey }: Endpoint): Promise<Client> {
  const [
    { ChatOpenAICompletions, convertMessagesToCompletionsMessageParams },
    { AIMessage, HumanMessage, SystemMessage, ToolMessage },
  ] = await Promise.all([import('@langchain/openai'), import('@langchain/core/messages')]);
  const headers = endpointHeaders(apiKey, 'text/event-stream, application/json');
  const fetchFor = modelFetch({ headers, pace: createPace(), manners: createManners() });
  // One for each reply: what comes of it is heard by its asker alone.
  const clientFor = (hear: (soFar: Reply) => void) =>
    new ChatOpenAICompletions({
      model,
      temperature: 0,
      maxTokens: TOKENS_MOST,
      ...clientSettings(
        { baseUrl, apiKey },
        fetchFor(({ content, calls }) => {
          hear({ text: content, calls });
        }),
      ),
    });
  const own = (message: Message) => {
    switch (message.role) {
      case 'system':
        return new SystemMessage(message.text);
      case 'user':
        return new HumanMessage(message.text);
      case 'tool':
        return new ToolMessage({ content: message.text, tool_call_id: message.callId, name: message.name });
      case 'assistant':
        return new AIMessage({
          content: message.text,
          // The client writes arguments itself; what was no JSON has been answered for.
          tool_calls: message.calls.map(({ id, name, args }) => ({ id, name, args: objectOf(args) })),
        });
    }
  };
  return async (messages, functions, signal, hear) => {
    const client = clientFor(hear);
    const tools = functions.map(spec => ({ type: 'function' as const, function: spec }));
    // Not `invoke`: it would hand the question to a tracer where LANGSMITH_TRACING is set.
    const { choices, usage } = await client.completionWithRetry(
      {
        ...client.invocationParams(tools.length > 0 ? { tools, tool_choice: 'auto' } : {}),
        stream: false,
        messages: convertMessagesToCompletionsMessageParams({ messages: messages.map(own), model }),
      },
      { signal },
    );
    const message = choices[0]?.message;
    return {
      text: message?.content ?? '',
      calls: (message?.tool_calls ?? []).flatMap(call =>
        call.type === 'function' ? [{ id: call.id, name: call.function.name, args: call.function.arguments }] : [],
      ),
      promptTokens: usage?.prompt_tokens ?? 0,
      completionTokens: usage?.completion_tokens ?? 0,
    };
  };
}

/** The client wraps what `fetch` throws. */
function failureOf(error: unknown): ModelFailure {
  for (let at = error; at instanceof Error; at = at.cause)
    if (at instanceof NaviError && at.value !== undefined) return at.value as ModelFailure;
  return { kind: 'unreadable' };
}

const isTimeout = (reason: unknown): boolean => reason instanceof DOMException && reason.name === 'TimeoutError';

export function createModel(settings: Endpoint, breaking: BreakerSettings = BREAKER): Model {
  const loading = createClient(settings);
  // Who awaits it is told; until then nobody is.
  loading.catch(() => undefined);
  const breaker = createBreaker(breaking);
  const counts = {
    calls: 0,
    failures: 0,
    promptTokens: 0,
    completionTokens: 0,
    answered: 0,
    fellBack: 0,
    spared: 0,
  };
  let takesTools = true;
  return {
    allows: () => breaker.allows(),
    takesTools: () => takesTools,
    async complete(messages, functions, signal, hear): Promise<Outcome> {
      counts.calls++;
      try {
        const client = await loading;
        const { promptTokens, completionTokens, ...reply } = await client(messages, functions, signal, hear);
        counts.promptTokens += promptTokens;
        counts.completionTokens += completionTokens;
        breaker.succeeded();
        return { reply, tokens: promptTokens + completionTokens };
      } catch (error) {
        // An asker who goes away is no failure of the endpoint; that the time for an answer ran out is one.
        const late = signal.aborted && isTimeout(signal.reason);
        if (signal.aborted && !late) {
          breaker.gaveUp();
          return { gone: true };
        }
        const failure: ModelFailure = late ? { kind: 'slow' } : failureOf(error);
        if (failure.kind === 'no_tools') {
          takesTools = false;
          return { failure };
        }
        counts.failures++;
        breaker.failed();
        return { failure };
      }
    },
    note(what) {
      counts[what]++;
    },
    usage() {
      const state = breaker.state();
      return { ...counts, breaker: state, breakerOpen: state !== 'closed' };
    },
  };
}
