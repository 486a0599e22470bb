import type { Item } from '../../src/domain/records.ts';
import type { IndexContent } from '../../src/store/store.ts';
import { sampleContent, sampleRow } from './sample.ts';

/** Its search table alone takes a good part of a second to write. */
export function bigContent(items: Item[] = []): IndexContent {
  const search = Array.from({ length: 10_000 }, (_, i) =>
    sampleRow(`p:${String(i)}@0`, { bodyTokens: `語${String(i % 997)} 語${String(i % 31)}`, fiscalYears: [2024] }),
  );
  return sampleContent({ items, search }, 'never finished');
}
