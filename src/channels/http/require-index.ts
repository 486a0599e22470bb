import { NaviError } from '../../errors.ts';
import type { HttpServices } from './services.ts';

/** @throws NaviError INDEX_MISSING while no index is open. */
export function requireIndex(services: Pick<HttpServices, 'ready'>): void {
  if (!services.ready()) throw new NaviError('INDEX_MISSING', '索引がまだ開いていません。');
}
