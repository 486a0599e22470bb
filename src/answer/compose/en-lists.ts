/** How a list is introduced in English: what its items have in common. */
import type { Criterion } from '../draft.ts';
import { plain } from './figures.ts';
import type { Noun } from './phrases.ts';

const CRITERION: Record<Criterion['by'], (name: string) => string> = {
  department: name => `in the charge of 「${name}」`,
  place: name => `under 「${name}」`,
  link: name => `linked to 「${name}」`,
  mark: name => `marked 「${name}」`,
  kinds: name => `with a printed 「${name.replace(/のある$/u, '')}」`,
  subject: name => (name === '' ? 'on the words of your question' : `on the subject of 「${name}」`),
  plan: () => '',
};

const nounOf = ({ kind, label }: Noun, one: boolean) =>
  kind === 'heading' ? `headings (「${label}」)` : `${kind}${one ? '' : 's'} (${label})`;

export const criteriaEn = (criteria: readonly Criterion[]): string =>
  criteria.flatMap(({ by, name }) => CRITERION[by](plain(name)) || []).join(' and ');

/** `plan` is named where all items are of one, else empty; `count` where the number is the answer. */
export function listEn(plan: string, criteria: readonly Criterion[], noun: Noun, count: number | null): string {
  const clauses = criteriaEn(criteria);
  const where = [clauses, plan === '' ? '' : `in ${plan}`].filter(part => part !== '').map(part => ` ${part}`);
  const which = nounOf(noun, count === 1) + where.join('');
  if (count === null) return `The ${which} are as follows.`;
  return `There ${count === 1 ? 'is' : 'are'} ${String(count)} ${which}.`;
}
