import type { Catalogue } from '../domain/catalogue.ts';
import type { Lookup } from '../retrieve/lookup.ts';
import { findPassages } from './find-passages.ts';
import { lookupFacts } from './lookup-facts.ts';
import { relatedItems } from './related-items.ts';
import { searchItems } from './search-items.ts';

/** Every tool, by the name that the code calls it by. */
export function createTools({ catalogue, lookup }: { catalogue: Catalogue; lookup: Lookup }) {
  return {
    searchItems: searchItems(catalogue),
    lookupFacts: lookupFacts(lookup),
    findPassages: findPassages(lookup),
    relatedItems: relatedItems(catalogue),
  };
}
export type Tools = ReturnType<typeof createTools>;
