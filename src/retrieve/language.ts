import type { Store } from '../store/store.ts';
import type { Language } from '../text/language.ts';
import { createThesaurus, groupToken, withThesaurus } from '../text/thesaurus.ts';
import type { Tokenizer } from '../text/tokenize.ts';
import { createVocabulary } from '../text/vocabulary.ts';

/** The language that an index was written in. */
export async function openLanguage(store: Store, tokenizer: Tokenizer): Promise<Language> {
  const [rows, words] = await Promise.all([store.thesaurus(), store.vocabulary()]);
  const thesaurus = createThesaurus(rows);
  return {
    tokenizer: withThesaurus(tokenizer, thesaurus),
    thesaurus,
    vocabulary: createVocabulary(
      words,
      store.manifest.counts.items,
      thesaurus.readings.map(({ reading, group }) => ({ reading, token: groupToken(group) })),
    ),
  };
}
