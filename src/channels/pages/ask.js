/** A question put to the service: its answer, and on the way what is told of it. */
import { bodyOf, send } from './dom.js';

const EVENTS = 'text/event-stream';
const BROKEN = '通信が途中で切れました。電波や回線の状態を確かめて、もう一度お試しください。';

/** `[name, data]` of every event, as it comes. */
async function* eventsOf(reply) {
  const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Error(BROKEN);
    });
    if (done) return;
    const blocks = (text + value).split('\n\n');
    text = blocks.pop();
    for (const lines of blocks.map(block => block.split('\n'))) {
      const [name, data] = ['event: ', 'data: '].map(field =>
        lines.find(line => line.startsWith(field))?.slice(field.length),
      );
      // Comments only keep the connection alive.
      if (name !== undefined && data !== undefined) yield [name, JSON.parse(data)];
    }
  }
}

/** @param on functions by the name of an event: `status` and `token` are given `{ text }` */
export async function putQuestion(request, on) {
  const accept = 'TextDecoderStream' in globalThis ? `${EVENTS}, application/json;q=0.9` : 'application/json';
  const reply = await send('/api/ask', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: accept },
    body: JSON.stringify(request),
  });
  if (!reply.headers.get('content-type')?.startsWith(EVENTS)) return bodyOf(reply);
  for await (const [name, data] of eventsOf(reply)) {
    if (name === 'done') return data;
    if (name === 'error') throw new Error(data.detail);
    on[name]?.(data);
  }
  throw new Error(BROKEN);
}
