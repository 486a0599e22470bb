import type { Store } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import { createThesaurus, groupToken, withThesaurus } from '../text/thesaurus.ts';
import type { Tokenizer } from '../text/tokenize.ts';
import { createVocabulary } from '../text/vocabulary.ts';
import { remembered } from './kept.ts';

/** Texts that are kept taken apart: those of a question are read several times, for its places, its search, its vector. */
const TEXTS_KEPT = 64;

function rememberLately(tokenizer: Tokenizer): Tokenizer {
  const analyse = remembered((text: string) => tokenizer.analyse(text), TEXTS_KEPT);
  const words = (text: string) => analyse(text).words;
  return { ...tokenizer, analyse, words, tokens: text => words(text).flatMap(word => word.tokens) };
}

/** The language that an index was written in. */
export async function openLanguage(store: Store, tokenizer: Tokenizer): Promise<Language> {
  const [rows, words] = await Promise.all([store.thesaurus(), store.vocabulary()]);
  const thesaurus = createThesaurus(rows);
  return {
    tokenizer: withThesaurus(rememberLately(tokenizer), thesaurus),
    thesaurus,
    vocabulary: createVocabulary(
      words,
      store.manifest.counts.items,
      thesaurus.readings.map(({ reading, group }) => ({ reading, token: groupToken(group) })),
    ),
  };
}
