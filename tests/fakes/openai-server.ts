/**
 * An OpenAI-compatible server on loopback, scripted: it notes every request and behaves as a test tells it to. What an
 * endpoint answers when all is well stands in a file of its own (`embeddings.ts`); the ways to fail are the same for all.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

/** What one request meets. An honest reply is `{ json }`; the strings are ways to fail. */
export type Reply =
  | { json: unknown }
  | { text: string; type: string }
  | { status: number; headers?: Record<string, string>; json?: unknown }
  | { events: readonly unknown[]; ends: 'done' | 'hangs' | 'breaks off'; firstMs?: number }
  | 'hangs'
  | 'hangs in the body'
  | 'breaks off'
  | 'hangs up';

/** A stream: one event after another, and how it ends. */
async function stream(response: ServerResponse, { events, ends, firstMs = 0 }: Extract<Reply, { events: unknown }>) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (firstMs > 0) await new Promise(resolve => setTimeout(resolve, firstMs));
  for (const event of events) {
    if (response.destroyed) return;
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  }
  if (ends === 'done') response.end('data: [DONE]\n\n');
  if (ends === 'breaks off') setTimeout(() => response.destroy(), 5);
}

export type Behaviour = (request: FakeRequest, n: number) => Reply;

function send(response: ServerResponse, reply: Reply): void {
  if (typeof reply === 'string') {
    if (reply === 'hangs') return;
    if (reply === 'hangs up') {
      response.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' });
    response.write('{"object":"list","data":[', () => {
      if (reply === 'breaks off') response.destroy();
    });
    return;
  }
  if ('events' in reply) {
    void stream(response, reply);
    return;
  }
  const headers = 'headers' in reply ? reply.headers : {};
  const type = 'text' in reply ? reply.type : 'application/json';
  response.writeHead('status' in reply ? reply.status : 200, { 'content-type': type, ...headers });
  response.end('text' in reply ? reply.text : JSON.stringify(reply.json ?? { error: { message: 'as scripted' } }));
}

export interface FakeServer {
  /** Ends in `/v1`. */
  url: string;
  requests: FakeRequest[];
  /** From now on. */
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export async function startFakeServer(first: Behaviour): Promise<FakeServer> {
  let behaviour = first;
  const requests: FakeRequest[] = [];
  const server = createServer((incoming, response) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      const body = JSON.parse(Buffer.concat(pieces).toString() || '{}') as Record<string, unknown>;
      const request = { path: incoming.url ?? '', headers: incoming.headers, body };
      requests.push(request);
      send(response, behaviour(request, requests.length));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    requests,
    behave: next => {
      behaviour = next;
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
