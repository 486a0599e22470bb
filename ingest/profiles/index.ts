import type { Profile } from '../profile.ts';

/** Every document family that ingestion knows. `tests/` compares this list with the folder. */
export const profiles: readonly Profile[] = [];
