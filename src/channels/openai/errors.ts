/** Errors in OpenAI's shape, which its clients know how to show. */
import type { ErrorHandler } from 'hono';
import { NaviError } from '../../errors.ts';
import type { ErrorCode } from '../../errors.ts';
import { toRefusal } from '../shared/refusal.ts';
import type { RefusalStatus } from '../shared/refusal.ts';

/** The name of the field that is at fault travels as the error's value. */
export function refused(param: string, message: string, code: ErrorCode = 'BAD_REQUEST'): NaviError {
  return new NaviError(code, message, { value: { param } });
}

function paramOf(error: unknown): string | null {
  const value = error instanceof NaviError ? error.value : null;
  return typeof value === 'object' && value !== null && 'param' in value ? String(value.param) : null;
}

export function toOpenAiError(error: unknown) {
  const { status, detail, code } = toRefusal(error);
  const type = status >= 500 ? ('server_error' as const) : ('invalid_request_error' as const);
  // Clients look for this one code by OpenAI's name.
  const named = code === 'NOT_FOUND' && paramOf(error) === 'model' ? 'model_not_found' : code;
  return { status, body: { error: { message: detail, type, param: paramOf(error), code: named } } };
}

/** What nginx calls a client that has gone before its reply. */
const CLIENT_GONE = 499;
const RETRY_SECONDS: Partial<Record<RefusalStatus, string>> = { 503: '5' };

export function openAiErrorHandler(report: (error: unknown, route: string) => void): ErrorHandler {
  return (error, c) => {
    // Nobody reads it, and it is nobody's fault.
    if (c.req.raw.signal.aborted) return new Response(null, { status: CLIENT_GONE });
    const { status, body } = toOpenAiError(error);
    if (status >= 500) report(error, `${c.req.method} ${c.req.path}`);
    const retry = RETRY_SECONDS[status];
    if (retry !== undefined) c.header('Retry-After', retry);
    return c.json(body, status);
  };
}
