import { expect, it } from 'vitest';
import { retryAfterMs } from '../../src/embed/patient-fetch.ts';

const NOW = Date.UTC(2026, 10, 26, 12, 0, 0);

it.each([
  [null, null],
  ['5', 5_000],
  ['0', 0],
  [' 1.5 ', 1_500],
  ['Thu, 26 Nov 2026 12:00:30 GMT', 30_000],
  ['Thu, 26 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
  ['', null],
])('reads Retry-After %j as %j ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});
