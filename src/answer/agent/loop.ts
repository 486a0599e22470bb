/** The conversation: the model looks up, and hands back an answer. Every bound is held here, whatever it does. */
import type { Chat, Message, ModelFailure, Reply, ToolCall } from './chat.ts';
import { parametersOf, type Offered } from './offered.ts';
import { framed, PROMPT, textProtocol } from './prompt.ts';
import { createClaimReader } from './claims-heard.ts';
import { parsed } from './json.ts';
import {
  GIVE_ANSWER,
  GIVE_ANSWER_TEXT,
  proposalSchema,
  readText,
  withoutThoughts,
  type Claim,
  type Proposal,
} from './proposal.ts';
import type { Table } from './table.ts';

/** Requests for one proposal; look-ups at once; look-ups in all. */
const STEPS = 6;
const AT_ONCE = 4;
const LOOKUPS = 12;
/** Tokens of one answer, its retry included: what a city pays for it at most, but for the last reply. */
const TOKENS_IN_ALL = 60_000;

const ANSWER_FUNCTION = {
  name: GIVE_ANSWER,
  description: GIVE_ANSWER_TEXT,
  parameters: parametersOf(proposalSchema),
};
const AS_TOLD = `${GIVE_ANSWER} で答えてください。`;

/** `nothing`: it says that it found nothing; `no_end`: it came to no answer within its bounds. */
export type Proposed = { proposal: Proposal } | { none: 'nothing' | 'no_end' | 'gone' } | { failure: ModelFailure };

export interface Conversation {
  /** `again`: what was wrong with the proposal before. */
  propose(again?: readonly string[]): Promise<Proposed>;
}

export interface ConversationParts {
  chat: Chat;
  offered: readonly Offered[];
  table: Table;
  /** What is asked, and what helps to understand it; data. */
  question: string;
  signal: AbortSignal;
  /** Told of a look-up before it runs. */
  onLookUp: (status: string) => void;
  /** Told of a claim as soon as it is written, before the answer is whole; it may be told again by a retry. */
  onClaim: (claim: Claim) => void;
}

/** For an endpoint that takes no tools: the same conversation in plain text. */
function asText(messages: readonly Message[], protocol: string): Message[] {
  return messages.map((message): Message => {
    if (message.role === 'system') return { role: 'system', text: `${message.text}\n\n${protocol}` };
    if (message.role === 'tool')
      return { role: 'user', text: `${message.name} の結果（材料）:\n${framed(message.text)}\n続けてください。` };
    if (message.role !== 'assistant') return message;
    const calls = message.calls.map(({ name, args }) => `{"tool":${JSON.stringify(name)},"arguments":${args || '{}'}}`);
    return { role: 'assistant', text: [message.text, ...calls].filter(text => text !== '').join('\n'), calls: [] };
  });
}

/** No arguments are an empty object. */
const argumentsOf = (args: string): unknown => (args.trim() === '' ? {} : parsed(args));

const ended = (proposal: Proposal): Proposed =>
  proposal.found && proposal.claims.length > 0 ? { proposal } : { none: 'nothing' };

export function createConversation({
  chat,
  offered,
  table,
  question,
  signal,
  onLookUp,
  onClaim,
}: ConversationParts): Conversation {
  const functions = [
    ...offered.map(({ name, description, parameters }) => ({ name, description, parameters })),
    ANSWER_FUNCTION,
  ];
  const byName = new Map(offered.map(tool => [tool.name, tool]));
  const messages: Message[] = [
    { role: 'system', text: PROMPT },
    { role: 'user', text: `次の質問に答えてください（材料）。\n${framed(question)}` },
  ];
  const done = new Map<string, string>();
  let lookUps = 0;
  let spent = 0;

  async function complete() {
    const read = createClaimReader(onClaim);
    const hear = ({ text, calls }: Reply) => {
      read(calls.find(({ name }) => name === GIVE_ANSWER)?.args ?? withoutThoughts(text));
    };
    const plain = () => chat.complete(asText(messages, textProtocol(functions)), [], signal, hear);
    if (!chat.takesTools()) return plain();
    const outcome = await chat.complete(messages, functions, signal, hear);
    return 'failure' in outcome && outcome.failure.kind === 'no_tools' ? plain() : outcome;
  }

  async function lookUp({ name, args }: ToolCall): Promise<string> {
    const tool = byName.get(name);
    if (!tool) return JSON.stringify({ error: `${name.slice(0, 40)} という道具はありません。` });
    const given = argumentsOf(args);
    if (given === undefined) return JSON.stringify({ error: 'arguments が JSON ではありません。' });
    const key = `${name} ${JSON.stringify(given)}`;
    const known = done.get(key);
    if (known !== undefined) return known;
    if (++lookUps > LOOKUPS) return JSON.stringify({ error: `これ以上は調べられません。${AS_TOLD}` });
    onLookUp(tool.status);
    const result = await tool.run(given, table);
    done.set(key, result);
    return result;
  }

  /** null: it goes on. */
  async function step(): Promise<Proposed | null> {
    const outcome = await complete();
    if ('gone' in outcome) return { none: 'gone' };
    if ('failure' in outcome) return outcome;
    spent += outcome.tokens;
    const { text, calls } = outcome.reply;
    const read = calls.length > 0 ? null : readText(text);
    if (read && 'proposal' in read) {
      messages.push({ role: 'assistant', text: JSON.stringify(read.proposal), calls: [] });
      return ended(read.proposal);
    }
    const made = read ? [{ id: `text_${String(messages.length)}`, ...read.call }] : calls.slice(0, AT_ONCE);
    // A thought that led to a call is not sent back: it costs, and some endpoints refuse it.
    messages.push({ role: 'assistant', text: made.length > 0 ? '' : text.slice(0, 2_000), calls: made });
    if (made.length === 0) messages.push({ role: 'user', text: AS_TOLD });
    let answer: Proposed | null = null;
    for (const call of made) {
      const given = call.name === GIVE_ANSWER ? proposalSchema.safeParse(argumentsOf(call.args)) : null;
      if (given?.success === true) answer ??= ended(given.data);
      const result =
        given === null
          ? await lookUp(call)
          : given.success
            ? '{}'
            : JSON.stringify({
                error: given.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`),
              });
      messages.push({ role: 'tool', callId: call.id, name: call.name, text: result });
      if (signal.aborted) return { none: 'gone' };
    }
    return answer;
  }

  return {
    async propose(again = []) {
      if (again.length > 0) {
        const faults = again.slice(0, 8).map(fault => `- ${fault.slice(0, 200)}`);
        messages.push({
          role: 'user',
          text: `答えに、文書で確かめられないところがありました。直して、もう一度 ${AS_TOLD}\n${faults.join('\n')}`,
        });
      }
      for (let n = 0; n < STEPS && spent < TOKENS_IN_ALL; n++) {
        const proposed = await step();
        if (proposed) return proposed;
      }
      return { none: 'no_end' };
    },
  };
}
