/** The phrases for a reader: Japanese, やさしい日本語, or English. */
import type { Voice } from '../draft.ts';
import { easyVoice } from './easy.ts';
import { en } from './en.ts';
import { enOutcomes } from './en-outcomes.ts';
import { ja } from './ja.ts';
import { jaOutcomes } from './ja-outcomes.ts';
import type { Spoken } from './phrases.ts';

/** Made anew for each answer: what was explained once is not explained again. */
export function createVoice({ language, easy }: Voice): Spoken {
  if (language === 'en') return { phrases: en, outcomes: enOutcomes, explain: () => [] };
  return easy ? easyVoice() : { phrases: ja, outcomes: jaOutcomes, explain: () => [] };
}
