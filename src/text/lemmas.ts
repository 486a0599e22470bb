/** English words in the forms that a dictionary might list them in (electronically → electronic, donated → donate). */

const ENDINGS: readonly [ending: RegExp, ...stems: string[]][] = [
  [/ically$/u, 'ic'],
  [/ily$/u, 'y'],
  [/ly$/u, ''],
  [/([bdfgklmnprtz])\1ing$/u, '$1'],
  [/ing$/u, '', 'e'],
  [/([bdfgklmnprtz])\1ed$/u, '$1'],
  [/ied$/u, 'y'],
  [/ed$/u, '', 'e'],
  [/ization$/u, 'ize', 'ized'],
  [/isation$/u, 'ization', 'ize'],
  [/ation$/u, 'ate', 'e'],
  [/ment$/u, ''],
  [/(?<=.{3})al$/u, ''],
];
const STEM_MIN = 3;

/** Likeliest first, without the word itself; nothing for what is no English word. */
export function lemmasOf(word: string): string[] {
  if (!/^[a-z]{5,}$/u.test(word)) return [];
  const stems = ENDINGS.flatMap(([ending, ...others]) =>
    ending.test(word) ? others.map(other => word.replace(ending, other)) : [],
  );
  const longer = [`${word}ing`, word.endsWith('e') ? `${word.slice(0, -1)}ing` : `${word}ed`];
  return Array.from(new Set([...stems, ...longer])).filter(stem => stem.length >= STEM_MIN && stem !== word);
}
