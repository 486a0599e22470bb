/** What is left of a subject once the names that hold items (部課・見出し・段階) are taken out of it. */

const plain = (text: string) => text.normalize('NFKC');

/** 市民協働 is of 市民･地域との協働の推進: words of a name, side by side. */
function isOf(run: string, words: readonly string[]): boolean {
  if (words.some(word => word.includes(run))) return true;
  const letters = Array.from(run);
  return letters.some((_, at) => {
    const [head, tail] = [letters.slice(0, at).join(''), letters.slice(at).join('')];
    return at > 1 && letters.length - at > 1 && words.some(word => word.includes(head) && word.includes(tail));
  });
}

/** The subject without the names that hold items, or the words of them that it uses. */
export function withoutNames(about: string, names: readonly string[]): string {
  const words = names
    .flatMap(name => [name, ...name.split(/[\s　]/u), name.replace(/^\S+\s/u, '')])
    .map(plain)
    .filter(word => word.length > 1)
    .toSorted((a, b) => b.length - a.length);
  const left = words.reduce((text, word) => text.replaceAll(word, ' '), plain(about));
  return left.replaceAll(/[\p{Script=Han}\p{Script=Katakana}ーA-Za-z]{2,}/gu, run => (isOf(run, words) ? ' ' : run));
}
