/** A circuit breaker (遮断器): after repeated failures the endpoint is left alone for a while, then one call is tried. */
import type { ModelUsage } from '../../domain/model-usage.ts';

export interface Breaker {
  /** Whether the endpoint may be asked; where it is being tried again, by one caller only. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
  /** Neither: the asker went away. */
  gaveUp(): void;
  state(): ModelUsage['breaker'];
}

export interface BreakerSettings {
  failures: number;
  pauseMs: number;
  pauseMaxMs: number;
}

export const BREAKER: BreakerSettings = { failures: 3, pauseMs: 30_000, pauseMaxMs: 300_000 };

export function createBreaker({ failures, pauseMs, pauseMaxMs }: BreakerSettings = BREAKER, now = Date.now): Breaker {
  let inARow = 0;
  let pause = 0;
  let until = 0;
  let trying = false;
  const open = () => pause > 0;
  return {
    allows() {
      if (!open()) return true;
      if (trying || now() < until) return false;
      trying = true;
      return true;
    },
    succeeded() {
      inARow = 0;
      pause = 0;
      trying = false;
    },
    failed() {
      inARow++;
      // Those that were under way when it opened do not make the pause longer.
      if (open() ? trying : inARow >= failures) {
        pause = Math.min(pauseMaxMs, Math.max(pauseMs, pause * 2));
        until = now() + pause;
      }
      trying = false;
    },
    gaveUp() {
      trying = false;
    },
    state: () => (!open() ? 'closed' : trying || now() >= until ? 'half_open' : 'open'),
  };
}
