/** How a list is introduced in Japanese: what its items have in common. */
import type { Criterion } from '../draft.ts';
import { plain } from './figures.ts';
import type { Noun } from './phrases.ts';

const CRITERION: Record<Criterion['by'], (name: string) => string> = {
  department: name => `担当が「${name}」の`,
  place: name => `「${name}」の`,
  link: name => `「${name}」に結び付く`,
  mark: name => `「${name}」の印がある`,
  kinds: name => `「${name.replace(/のある$/u, '')}」が印字されている`,
  subject: name => (name === '' ? 'お尋ねの言葉に関わる' : `「${name}」に関わる`),
  plan: () => '',
};

export const criteriaJa = (criteria: readonly Criterion[]): string =>
  criteria.flatMap(({ by, name }) => CRITERION[by](plain(name)) || []).join('、');

/** `plan` is named where all items are of one, else empty; `count` where the number is the answer. */
export function listJa(plan: string, criteria: readonly Criterion[], noun: Noun, count: number | null): string {
  const clauses = criteriaJa(criteria);
  const scope = plan === '' ? '' : `${plan}${clauses === '' ? 'の' : 'で、'}`;
  return `${scope}${clauses}${noun.label}は、${count === null ? '次のとおり' : `${String(count)}${noun.counter}`}です。`;
}
