import type { Env, Hono } from 'hono';
import { NaviError } from '../../errors.ts';

/** A known path with another method: 405, naming the methods that it has. To be called when all routes stand. */
export function refuseOtherMethods<E extends Env>(app: Hono<E>): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method === 'ALL') continue;
    methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  for (const [path, known] of methods) {
    const allowed = [...known].flatMap(method => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    app.all(path, c => {
      c.header('Allow', allowed);
      throw new NaviError('METHOD_NOT_ALLOWED', `このアドレスで使えるメソッドは ${allowed} です。`);
    });
  }
}
