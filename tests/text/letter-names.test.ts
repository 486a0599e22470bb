import { expect, it } from 'vitest';
import { lettersSpelt } from '../../src/text/letter-names.ts';

it.each<[reading: string, letters: string | null]>([
  ['アイシーティー', 'ICT'],
  ['びーしーぴー', 'BCP'],
  ['えーあい', 'AI'],
  ['エー', null],
  ['えいが', null],
])('%s spells %s', (reading, letters) => {
  expect(lettersSpelt(reading)).toBe(letters);
});
