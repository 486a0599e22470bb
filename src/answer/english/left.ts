/** What is left of an English question while it is read. */
export interface Left {
  text: string;
  has(words: RegExp): boolean;
  /** Takes words out, or puts others in their place. @returns whether there were any */
  take(words: RegExp, put?: string): boolean;
}

export function leftOf(text: string): Left {
  const left: Left = {
    text,
    has: words => left.text.search(words) >= 0,
    take(words, put = ' ') {
      const before = left.text;
      left.text = before.replaceAll(words, put);
      return left.text !== before;
    },
  };
  return left;
}
