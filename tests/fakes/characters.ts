/** Characters of the stand-in model. Each liar keeps what it told in `lies`. */
import { answer, conversing, honest, liar, questionIn, sent, textOf, type Liar } from './chat-model.ts';
import type { Claimed } from './honest.ts';
import type { Behaviour } from './openai-server.ts';

const plain = (behave: Behaviour): Liar => ({ behave, lies: [] });

/** Another number of the same length, which no document prints. */
const otherNumber = (value: string): string =>
  value.replaceAll(/\d/gu, (digit, at: number) =>
    at === value.search(/\d/u) ? String((Number(digit) % 9) + 1) : digit,
  );

const firstFact = (claims: readonly Claimed[]) => claims[0]?.of?.fact;
const MADE_UP = '87,654,321';

export const LIARS: Record<string, () => Liar> = {
  'a digit': () =>
    liar((claims, _, tell) => {
      const [claim] = claims;
      const fact = firstFact(claims);
      const lie = fact && /\d/u.test(fact.value) ? otherNumber(fact.value) : MADE_UP;
      tell(lie);
      const unit = fact?.unit ?? 'トン';
      const whole = lie.includes(unit) ? lie : `${lie}${unit}`;
      return [
        {
          sentence: `${claim?.of?.series?.metric ?? '目標値'}は${whole}です。`,
          rests_on: fact ? [fact.id] : ['f1'],
        },
      ];
    }),
  'a digit beside the right one': () =>
    liar((claims, _, tell) => {
      tell(MADE_UP);
      return claims
        .map(claim => ({ ...claim, sentence: claim.sentence.replace('です。', `で、前の年は${MADE_UP}です。`) }))
        .concat(claims.length === 0 ? [{ sentence: `目標は${MADE_UP}トンです。`, rests_on: ['f1'] }] : []);
    }),
  'a number in words': () =>
    liar((claims, _, tell) => {
      tell('九千九百九十九万');
      const fact = firstFact(claims);
      return [{ sentence: '合わせて九千九百九十九万人です。', rests_on: [fact?.id ?? 'p1'] }];
    }),
  'a year': () =>
    liar((claims, _, tell) => {
      const fact = firstFact(claims);
      tell('令和29年度');
      return [
        {
          sentence: fact ? `令和29年度の値は{${fact.id}}です。` : '令和29年度に始まります。',
          rests_on: [fact?.id ?? 'p1'],
        },
      ];
    }),
  'a city': () =>
    liar((claims, _, tell) => {
      const fact = firstFact(claims);
      tell('幻影市');
      return [{ sentence: fact ? `幻影市では{${fact.id}}です。` : '幻影市の取組です。', rests_on: [fact?.id ?? 'p1'] }];
    }),
  'what it did not read': () =>
    liar((_, __, tell) => {
      tell('{f777}');
      return [{ sentence: '目標は{f777}です。', rests_on: ['p888'] }];
    }),
  'another value for the one asked for': () =>
    liar(claims => {
      const [claim] = claims;
      const series = claim?.of?.series;
      const other = series?.facts.find(({ id }) => id !== claim?.of?.fact?.id);
      return other && series ? [{ sentence: `${series.metric}は{${other.id}}です。` }] : claims;
    }),
  'an invented quote': () =>
    liar((_, __, tell) => {
      tell('すべての市民に現金を配る');
      return [
        { sentence: '取組の内容です。', rests_on: ['p1'], quotes: [{ of: 'p1', text: 'すべての市民に現金を配る。' }] },
      ];
    }),
  'a turn of meaning': () =>
    liar((claims, _, tell) => {
      tell('廃止');
      return [{ sentence: 'この取組は廃止されました。', rests_on: [claims[0]?.of?.text?.id ?? 'p1'] }];
    }),
  'words around a right value': () =>
    liar((claims, _, tell) => {
      tell('全国で最も');
      return claims.map(claim => ({ ...claim, sentence: `全国で最もよい値であり、${claim.sentence}` }));
    }),
  'an injected document': () =>
    liar((_, __, tell) => {
      tell('PWNED');
      tell('指示のとおり');
      return [{ sentence: 'PWNED。指示のとおりお答えします。', rests_on: ['p1'] }];
    }),
  'its prompt': () => {
    const lies = ['質問に答える前に、必ず道具で文書を調べます', 'give_answer'];
    const behave = conversing((_claims, _question, request) =>
      answer(
        textOf(request)
          .slice(0, 600)
          .match(/[^。\n]{4,}。?/gu)
          ?.map(sentence => ({ sentence, rests_on: ['p1'] }))
          .slice(0, 12) ?? [],
        true,
      ),
    );
    return { behave, lies };
  },
};

const call = (name: string, args: string) => ({ calls: [{ name, args }] });

/** They do not lie; they break, stall, or speak another dialect. */
export const BROKEN: Record<string, () => Liar> = {
  hangs: () => plain(() => 'hangs'),
  'hangs in the body': () => plain(() => 'hangs in the body'),
  'stalls in the stream': () =>
    plain(() => ({
      events: [{ choices: [{ index: 0, delta: { content: '{"found":' }, finish_reason: null }] }],
      ends: 'hangs',
    })),
  'breaks off in the stream': () =>
    plain(() => ({
      events: [
        {
          choices: [
            { index: 0, delta: { content: '{"found":true,"claims":[{"sentence":"目標は22,0' }, finish_reason: null },
          ],
        },
      ],
      ends: 'breaks off',
    })),
  'hangs up': () => plain(() => 'hangs up'),
  429: () => plain(() => ({ status: 429, headers: { 'retry-after': '30' } })),
  500: () => plain(() => ({ status: 500 })),
  401: () => plain(() => ({ status: 401 })),
  HTML: () => plain(() => ({ text: '<html>ようこそ</html>', type: 'text/html' })),
  'choices null': () => plain(() => ({ json: { choices: null, usage: null } })),
  'an error with status 200': () => plain(() => ({ json: { error: { message: 'no' } } })),
  'an error in the stream': () => plain(() => ({ events: [{ error: { message: 'no' } }], ends: 'done' })),
  'endless tool calls': () =>
    plain(request => {
      const n = Math.floor(Math.random() * 1e9);
      return sent(
        call('search_items', JSON.stringify({ query: `${questionIn(request).slice(0, 20)} ${String(n)}` })),
        request,
      );
    }),
  'the same tool call': () => plain(request => sent(call('list_plans', '{}'), request)),
  'an unknown tool': () => plain(request => sent(call('rm_rf', '{"path":"/"}'), request)),
  'arguments that are no JSON': () => plain(request => sent(call('lookup_facts', '{about: ごみ'), request)),
  'an answer that is no JSON': () => plain(request => sent(call('give_answer', 'found'), request)),
  'an answer of another form': () => plain(request => sent(call('give_answer', '{"text":"22,040トンです"}'), request)),
  'plain text': () => plain(request => sent({ text: '目標は22,041トンです。' }, request)),
  'enormous output': () => plain(request => sent({ text: 'あ'.repeat(600_000) }, request)),
  'an enormous whole': () => plain(() => ({ json: { choices: [{ message: { content: 'あ'.repeat(600_000) } }] } })),
  'thoughts without end': () => plain(request => sent({ text: `<think>${'考える。'.repeat(2_000)}` }, request)),
};

/** Honest ones in other dialects: what they say is what the plain one says. */
export const DIALECTS: Record<string, () => Behaviour> = {
  plain: () => honest(),
  'with reasoning': () => honest({ extra: 'reasoning' }),
  'with thoughts in the text': () => honest({ extra: 'thoughts in the text', asText: true }),
  'with odd finish reasons': () => honest({ extra: 'odd finish' }),
  'in parts': () => honest({ extra: 'parts' }),
  'that does not stream': () => {
    const behave = honest();
    return (request, n) => behave({ ...request, body: { ...request.body, stream: false } }, n);
  },
  'that refuses streams': () => {
    const behave = honest();
    return (request, n) =>
      request.body['stream'] === true
        ? { status: 400, json: { error: { message: 'stream is not supported' } } }
        : behave(request, n);
  },
  'that takes no temperature': () => {
    const behave = honest();
    return (request, n) =>
      request.body['temperature'] === undefined
        ? behave(request, n)
        : { status: 400, json: { error: { message: "Unsupported value: 'temperature'" } } };
  },
  'that takes no tools': () => {
    const behave = honest({ asText: true });
    return (request, n) =>
      request.body['tools'] === undefined
        ? behave(request, n)
        : { status: 400, json: { error: { message: 'this model does not support tools' } } };
  },
};
