/** What a fake endpoint answers at `/v1/embeddings`: honest vectors, in every shape there is, and lies. */
import { createHash } from 'node:crypto';
import type { Behaviour, FakeRequest, FakeServer, Reply } from './openai-server.ts';

export const FAKE_DIMENSION = 96;

const directions = new Map<string, number>();
function hashOf(pair: string): number {
  const hash = directions.get(pair) ?? createHash('sha1').update(pair).digest().readUInt32LE(0);
  directions.set(pair, hash);
  return hash;
}

/** Neighbouring pairs of characters, each hashed to a direction: texts that share words are alike. */
function vectorOf(text: string, dimension: number, bias: number): number[] {
  const vector = Array.from({ length: dimension }, () => 0);
  const letters = Array.from(text.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  for (const [i, letter] of letters.entries()) {
    const hash = hashOf(`${letter}${letters[i + 1] ?? ''}`);
    const at = (hash >>> 1) % dimension;
    vector[at] = (vector[at] ?? 0) + (hash % 2 === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((x, i) => x / length + (i % 3 === 0 ? bias : 0));
}

export interface Shape {
  dimension?: number;
  /** In base64, as the official endpoint does where it is asked to. */
  base64?: boolean;
  /** The list the other way round, each entry with its true index. */
  reversed?: boolean;
  /** Added to a third of the values: many models put all texts into one corner. */
  bias?: number;
  /** The last word on the list: makes lies of it. */
  spoil?: (data: { index?: unknown; embedding: unknown }[]) => unknown;
}

export const textsOf = ({ body }: FakeRequest): string[] =>
  Array.isArray(body['input']) ? (body['input'] as string[]) : [String(body['input'])];

/** All texts that were asked for so far. */
export const askedTexts = ({ requests }: FakeServer): string[] => requests.flatMap(textsOf);

export function embeddings({ dimension = FAKE_DIMENSION, base64, reversed, bias = 0, spoil }: Shape = {}) {
  return (request: FakeRequest): Reply => {
    if (request.path !== '/v1/embeddings') return { status: 404 };
    const data = textsOf(request).map((text, index) => {
      const vector = vectorOf(text, dimension, bias);
      return { object: 'embedding', index, embedding: base64 ? toBase64(vector) : vector };
    });
    if (reversed) data.reverse();
    return { json: { object: 'list', model: request.body['model'], data: spoil ? spoil(data) : data } };
  };
}

const toBase64 = (vector: readonly number[]) => Buffer.from(Float32Array.from(vector).buffer).toString('base64');

/** These replies first, one a request, then honest ones. */
export function first(...replies: Reply[]): Behaviour {
  const queue = [...replies];
  const honest = embeddings();
  return request => queue.shift() ?? honest(request);
}
