/**
 * One completion out of what an endpoint sends, whole or piece by piece: whatever fields it adds, leaves out or sets to
 * null, one plain shape comes out of it.
 */
import { isObject, type Json } from './json.ts';

export interface Completion {
  content: string;
  calls: { id: string; name: string; args: string }[];
  promptTokens: number;
  completionTokens: number;
  /** Whether the endpoint said that it had come to an end. */
  ended: boolean;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;

/** Content is text, or a list of parts that hold text. */
const contentOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : list(value)
        .map(part => (isObject(part) ? text(part['text']) : ''))
        .join('');

export function createCompletion(): Completion & { add(piece: unknown): boolean } {
  const byIndex = new Map<number, { id: string; name: string; args: string }>();
  const completion = {
    content: '',
    calls: [] as Completion['calls'],
    promptTokens: 0,
    completionTokens: 0,
    ended: false,
    /** false where the piece is no part of a completion. */
    add(piece: unknown): boolean {
      if (!isObject(piece) || (isObject(piece['error']) && piece['choices'] === undefined)) return false;
      const usage = piece['usage'];
      if (isObject(usage)) {
        completion.promptTokens = count(usage['prompt_tokens']);
        completion.completionTokens = count(usage['completion_tokens']);
      }
      const [choice] = list(piece['choices']);
      if (!isObject(choice)) return true;
      if (typeof choice['finish_reason'] === 'string') completion.ended = true;
      const message = isObject(choice['delta']) ? choice['delta'] : choice['message'];
      // reasoning_content and the like are no part of the answer.
      completion.content += isObject(message) ? contentOf(message['content']) : text(choice['text']);
      if (isObject(message)) list(message['tool_calls']).forEach(addCall);
      return true;
    },
  };
  function addCall(given: unknown, i: number): void {
    if (!isObject(given)) return;
    const fn = isObject(given['function']) ? given['function'] : {};
    const at = typeof given['index'] === 'number' ? given['index'] : i;
    let call = byIndex.get(at);
    if (!call) {
      call = { id: '', name: '', args: '' };
      byIndex.set(at, call);
      completion.calls.push(call);
    }
    call.id ||= text(given['id']);
    call.name ||= text(fn['name']);
    const args = fn['arguments'];
    call.args += typeof args === 'string' ? args : args === undefined || args === null ? '' : JSON.stringify(args);
  }
  return completion;
}

/** In the form that the client reads. */
export const asJson = ({ content, calls, promptTokens, completionTokens }: Completion): Json => ({
  id: 'completion',
  object: 'chat.completion',
  created: 0,
  model: 'model',
  choices: [
    {
      index: 0,
      finish_reason: calls.length > 0 ? 'tool_calls' : 'stop',
      message: {
        role: 'assistant',
        content,
        ...(calls.length > 0 && {
          tool_calls: calls.map(({ id, name, args }, i) => ({
            id: id || `call_${String(i + 1)}`,
            type: 'function',
            function: { name, arguments: args },
          })),
        }),
      },
    },
  ],
  usage: {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  },
});
