/** kuromoji with its dictionary and the words that it lacks. The only file that knows kuromoji. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';
import type { IpadicFeatures, Tokenizer as Kuromoji } from 'kuromoji';
import { NaviError } from '../errors.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { READINGS, USER_WORDS } from './user-words.ts';

export type Morpheme = IpadicFeatures;

/** Left and right context of a proper noun (固有名詞,一般) in IPADIC, and a cost that no other reading undercuts. */
const NOUN_CONTEXT = 1288;
const WINNING_COST = -8000;
/** Above every id of the dictionary's own trie. */
const FIRST_TRIE_ID = 10_000_000;

/** What kuromoji has at run time beyond its declared types. */
interface OpenDictionary {
  dictionary: { position: number; buffer: Uint8Array };
  pos_buffer: { position: number; buffer: Uint8Array };
  target_map: Record<number, number[]>;
  put(left: number, right: number, cost: number, surface: string, feature: string): number;
}
interface OpenTrie {
  commonPrefixSearch(text: string): { k: string; v: number }[];
}
interface OpenCosts {
  get(right: number, left: number): number;
}

/** kuromoji has no user dictionary: the words are put behind the dictionary's end and added to what its trie finds. */
function addWords(tokenizer: Kuromoji<Morpheme>, words: readonly string[]): void {
  const dictionary = tokenizer.token_info_dictionary as unknown as OpenDictionary;
  const byFirst = new Map<string, { k: string; v: number }[]>();
  // The dictionary reads the words by the pieces that it cuts them into.
  const readings = words.map(word =>
    tokenizer.tokenize(word).map(({ reading, surface_form: surface }) => reading ?? surface),
  );
  // Only now: each reading moves the position, and what is put there would overwrite other words.
  dictionary.dictionary.position = dictionary.dictionary.buffer.length;
  dictionary.pos_buffer.position = dictionary.pos_buffer.buffer.length;
  for (const [i, word] of words.entries()) {
    const reading = READINGS.get(word) ?? readings[i]?.join('') ?? '*';
    const feature = `名詞,固有名詞,ユーザ,*,*,*,${word},${reading},${reading}`;
    dictionary.target_map[FIRST_TRIE_ID + i] = [
      dictionary.put(NOUN_CONTEXT, NOUN_CONTEXT, WINNING_COST, word, feature),
    ];
    const first = word.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { k: word, v: FIRST_TRIE_ID + i }]);
  }
  const trie = tokenizer.viterbi_builder.trie as unknown as OpenTrie;
  const search = trie.commonPrefixSearch.bind(trie);
  trie.commonPrefixSearch = text => {
    const added = byFirst.get(text.charAt(0))?.filter(({ k }) => text.startsWith(k)) ?? [];
    return added.length === 0 ? search(text) : [...search(text), ...added];
  };
}

function unreadable(cause: unknown): NaviError {
  return new NaviError('INTERNAL', '日本語の辞書（kuromoji）を読み込めませんでした。', {
    remedy: '「npm ci」をもう一度実行してください。',
    cause,
  });
}

const OWN_FOLDER = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');

async function build(folder: string): Promise<Kuromoji<Morpheme>> {
  const tokenizer = await new Promise<Kuromoji<Morpheme>>((resolve, reject) => {
    kuromoji.builder({ dicPath: folder }).build((error: Error | null, built) => {
      if (error) reject(unreadable(error));
      else resolve(built);
    });
  });
  addWords(
    tokenizer,
    USER_WORDS.map(([word]) => word),
  );
  return tokenizer;
}

let own: Promise<Kuromoji<Morpheme>> | undefined;

/** Loaded once; a failed load is not remembered. */
function open(folder: string): Promise<Kuromoji<Morpheme>> {
  if (folder !== OWN_FOLDER) return build(folder);
  own ??= build(folder).catch((error: unknown) => {
    own = undefined;
    throw error;
  });
  return own;
}

/** @throws NaviError INTERNAL where the dictionary's files cannot be read. */
export async function loadDictionary(folder = OWN_FOLDER): Promise<(text: string) => Morpheme[]> {
  const tokenizer = await open(folder);
  return text => tokenizer.tokenize(text);
}

let ownLexicon: Promise<Lexicon> | undefined;

/** The same dictionary by its words: what is read so, what may follow what. Every index that is opened shares it. */
export function loadLexicon(): Promise<Lexicon> {
  ownLexicon ??= open(OWN_FOLDER)
    .then(lexiconOf)
    .catch((error: unknown) => {
      ownLexicon = undefined;
      throw error;
    });
  return ownLexicon;
}

function lexiconOf(tokenizer: Kuromoji<Morpheme>): Lexicon {
  const {
    dictionary,
    pos_buffer: features,
    target_map: ids,
  } = tokenizer.token_info_dictionary as unknown as OpenDictionary;
  const trie = tokenizer.viterbi_builder.trie as unknown as OpenTrie;
  const costs = tokenizer.viterbi_searcher.connection_costs as unknown as OpenCosts;
  return createLexicon({
    entries: dictionary.buffer,
    features: features.buffer,
    follows: (left, right) => costs.get(left, right),
    beginning: text => trie.commonPrefixSearch(text).map(({ k, v }) => ({ surface: k, ids: ids[v] ?? [] })),
  });
}
