/** What it takes to read a question as the index was written: the tokeniser, the thesaurus and the words of the corpus. */
import type { Thesaurus } from './thesaurus.ts';
import type { Tokenizer } from './tokenize.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Language {
  /** Its tokens hold those of the thesaurus' groups, as the index does. */
  tokenizer: Tokenizer;
  thesaurus: Thesaurus;
  vocabulary: Vocabulary;
}
