/**
 * The stand-in for a model at `/v1/chat/completions`, streaming and whole. The honest one reads the question out of the
 * messages, looks up with the tools that it is offered, and claims what came back; the others lie, break or stall. What a
 * liar has told is kept in `lies`, so that a test can look for it in the answer that left.
 */
import { honestClaims, type Claimed, type Series, type Text } from './honest.ts';
import type { Behaviour, FakeRequest, Reply } from './openai-server.ts';

interface Wire {
  role: string;
  content?: string | null;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
  tool_call_id?: string;
}
export interface Call {
  name: string;
  args: string;
}

/** What it says next: calls of tools, or text. */
interface Turn {
  calls?: Call[];
  text?: string;
}

export interface Shape {
  /** Fields and forms that differ from one endpoint to the next. */
  extra?: 'reasoning' | 'thoughts in the text' | 'odd finish' | 'parts';
  /** It writes calls and answers as JSON in its text, for it knows no tools. */
  asText?: boolean;
}

const messagesOf = ({ body }: FakeRequest): Wire[] =>
  Array.isArray(body['messages']) ? (body['messages'] as Wire[]) : [];
export const textOf = (request: FakeRequest): string =>
  messagesOf(request)
    .map(({ content }) => content ?? '')
    .join('\n');

/** The question stands in the first frame. */
export const questionIn = (request: FakeRequest): string =>
  /<<<\n([\s\S]*?)(?:\n\n調べられる計画:|\n>>>)/u.exec(textOf(request))?.[1]?.trim() ?? '';

/** Results of look-ups, as the model has them in front of it. */
function resultsIn(request: FakeRequest): Record<string, unknown>[] {
  return messagesOf(request).flatMap(({ role, content }) => {
    const text = role === 'tool' ? content : /の結果（材料）:\n<<<\n([\s\S]*?)\n>>>/u.exec(content ?? '')?.[1];
    try {
      return text ? [JSON.parse(text) as Record<string, unknown>] : [];
    } catch {
      return [];
    }
  });
}

const delta = (fields: object, finish_reason: string | null = null) => ({
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: fields, finish_reason }],
});

/** One turn in the forms that endpoints send. */
export function sent(
  { calls = [], text = '' }: Turn,
  request: FakeRequest,
  { extra, asText = false }: Shape = {},
): Reply {
  const plain = asText
    ? calls.map(({ name, args }) =>
        name === 'give_answer' ? args : JSON.stringify({ tool: name, arguments: JSON.parse(args) as unknown }),
      )
    : [];
  const said = [extra === 'thoughts in the text' ? '<think>{"found":true}</think>' : '', text, plain[0] ?? ''].join('');
  const own = asText ? [] : calls;
  const finish = extra === 'odd finish' ? 'eos' : own.length > 0 ? 'tool_calls' : 'stop';
  const tool_calls = own.map(({ name, args }, index) => ({
    index,
    id: `call_${name}_${String(index)}`,
    type: 'function',
    function: { name, arguments: args },
  }));
  const reasoning = extra === 'reasoning' ? { reasoning_content: '目標は 99,999 トンだと思う。' } : {};
  const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };
  if (request.body['stream'] !== true) {
    const content = extra === 'parts' ? [{ type: 'text', text: said }] : said;
    return {
      json: {
        choices: [
          {
            index: 0,
            finish_reason: finish,
            message: { role: 'assistant', content, ...reasoning, ...(own.length > 0 && { tool_calls }) },
          },
        ],
        usage,
      },
    };
  }
  const half = Math.floor(said.length / 2);
  return {
    events: [
      delta({ role: 'assistant', content: '', ...reasoning }),
      ...(said === '' ? [] : [delta({ content: said.slice(0, half) }), delta({ content: said.slice(half) })]),
      ...tool_calls.flatMap(call => [
        delta({ tool_calls: [{ ...call, function: { name: call.function.name, arguments: '' } }] }),
        delta({ tool_calls: [{ index: call.index, function: { arguments: call.function.arguments } }] }),
      ]),
      delta({}, finish),
      { choices: [], usage },
    ],
    ends: 'done',
  };
}

export interface Liar {
  behave: Behaviour;
  /** What it has told that is not so. */
  lies: string[];
}

const lookUps = (question: string): Call[] => [
  {
    name: 'lookup_facts',
    args: JSON.stringify({
      about: question.slice(0, 300),
      text: question.slice(0, 300),
      kinds: [
        'target',
        'actual',
        'baseline',
        'final_target',
        'effect_expected',
        'effect_actual',
        'budget_total',
        'cost',
      ],
    }),
  },
  { name: 'find_passages', args: JSON.stringify({ about: question.slice(0, 300) }) },
];

/** The conversation of an honest model; `claim` has the last word on what it claims. */
export function conversing(
  claim: (claims: Claimed[], question: string, request: FakeRequest) => Turn,
  shape: Shape = {},
): Behaviour {
  return request => {
    if (request.path !== '/v1/chat/completions') return { status: 404 };
    const question = questionIn(request);
    const results = resultsIn(request);
    if (results.length === 0) {
      const calls = lookUps(question);
      // In plain text there is one call at a time.
      return sent({ calls: shape.asText === true ? calls.slice(0, 1) : calls }, request, shape);
    }
    const series = results.flatMap(result => (result['series'] as Series[] | undefined) ?? []);
    const passages = results.flatMap(result => (result['passages'] as Text[] | undefined) ?? []);
    return sent(claim(honestClaims(question, series, passages), question, request), request, shape);
  };
}

export const answer = (claims: readonly Claimed[], found = claims.length > 0): Turn => ({
  calls: [{ name: 'give_answer', args: JSON.stringify({ found, claims }) }],
});

export const honest = (shape: Shape = {}): Behaviour => conversing(claims => answer(claims), shape);

/** Lies of one kind, the same in every retry. */
export function liar(
  lie: (claims: Claimed[], question: string, tell: (lie: string) => void) => Claimed[],
  shape: Shape = {},
): Liar {
  const lies: string[] = [];
  const behave = conversing(
    (claims, question) =>
      answer(
        lie(claims, question, told => void lies.push(told)),
        true,
      ),
    shape,
  );
  return { behave, lies };
}
