/** Errors as RFC 9457 problem details. */
import type { Context, ErrorHandler } from 'hono';
import { z } from 'zod';
import { NaviError } from '../../errors.ts';
import { toRefusal } from '../shared/refusal.ts';
import type { RefusalStatus } from '../shared/refusal.ts';

export const problemDetailsSchema = z
  .object({
    type: z.string().meta({ description: 'エラーの種類の説明がある場所', example: '/docs#NOT_FOUND' }),
    title: z.string().meta({ description: 'エラーの種類', example: '見つかりません' }),
    status: z.int().meta({ description: 'HTTP の状態コード', example: 404 }),
    detail: z.string().meta({ description: '何が起きたか、どうすればよいか' }),
    code: z.string().meta({ description: '変わらないエラーコード', example: 'NOT_FOUND' }),
    instance: z.string().meta({ description: 'エラーが起きたパス' }).optional(),
  })
  .meta({ id: 'Problem', description: 'エラー（RFC 9457）' });
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;

/** @param instance the path of the request; never its query, which may hold a person's words. */
export function toProblem(error: unknown, instance?: string): ProblemDetails & { status: RefusalStatus } {
  const { code, ...said } = toRefusal(error);
  return { type: `/docs#${code}`, ...said, code, ...(instance !== undefined && { instance }) };
}

/** What nginx calls a client that has gone before its reply. */
const CLIENT_GONE = 499;

export function problemHandler(report: (error: unknown, route: string) => void): ErrorHandler {
  return (error, c) => {
    // Nobody reads it, and it is nobody's fault.
    if (c.req.raw.signal.aborted) return new Response(null, { status: CLIENT_GONE });
    const problem = toProblem(error, c.req.path);
    if (problem.status >= 500) report(error, `${c.req.method} ${c.req.path}`);
    if (problem.status === 503) c.header('Retry-After', '5');
    return c.body(JSON.stringify(problem), problem.status, { 'Content-Type': 'application/problem+json' });
  };
}

/** For paths that no route knows. */
export function unknownRoute(c: Context): never {
  throw new NaviError(
    'NOT_FOUND',
    `「${c.req.path.slice(0, 200)}」というページはありません。アドレスを確かめてください。`,
  );
}
