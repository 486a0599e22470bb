/** What the contract says of this channel's replies. */
import type { z } from 'zod';
import { errorSchema } from './schemas.ts';

export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

const FAILURE_TEXT = {
  400: 'リクエストの内容が正しくない、または対応していない',
  404: 'そのようなモデルはない',
  413: '本文が大きすぎる',
  500: 'サーバー側の問題',
  503: '索引を準備している',
} as const;

export function failures(...statuses: (keyof typeof FAILURE_TEXT)[]) {
  return Object.fromEntries(statuses.map(status => [status, json(errorSchema, FAILURE_TEXT[status])]));
}
