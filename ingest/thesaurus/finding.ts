/** What a check of the thesaurus (言い換え集) says, and what all checks look at. */
import { phraseKey } from '../../src/text/thesaurus.ts';
import type { Tokenizer } from '../../src/text/tokenize.ts';
import type { Complaint } from '../plan-file/complaint.ts';
import type { PlacedGroup } from './read.ts';

export interface Finding extends Complaint {
  severity: 'error' | 'warning';
  file: string;
}
/** The words of a phrase as texts are compared by them. */
export type KeyOf = (word: string) => string;

export const wordsOf = ({ term, same = [], english = [] }: PlacedGroup): string[] => [term, ...same, ...english];
export const placeOf = ({ file, line }: PlacedGroup): string => `${file} の${String(line)}行目`;

/** A phrase is cut into words once, however many groups name it. */
export function keyReader(tokenizer: Tokenizer): KeyOf {
  const known = new Map<string, string>();
  return word => {
    const key = known.get(word) ?? phraseKey(tokenizer.analyse(word).links);
    known.set(word, key);
    return key;
  };
}
