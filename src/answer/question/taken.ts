/** A text that is taken apart piece by piece; what is left says the subject. */
export interface Taken {
  text: string;
  /** Cuts a matched piece out; a blank keeps its neighbours apart. */
  cut(piece: string): void;
}

export function takenFrom(text: string): Taken {
  return {
    text,
    cut(piece) {
      this.text = this.text.replace(piece, ' ');
    },
  };
}

/** Cuts every match; whether there was one. */
export function take(subject: Taken, words: RegExp): boolean {
  const found = Array.from(subject.text.matchAll(words), ([piece]) => piece).filter(piece => piece !== '');
  for (const piece of found) subject.cut(piece);
  return found.length > 0;
}
