/**
 * The departments (担当部課) of a sheet, in a bracket behind its title with the 部 printed once for several 課, and of a related
 * project, in a cell for the 部 and one for its 課.
 */
import type { FactDetails } from '../../profile.ts';
import type { LineSpan } from './part.ts';

export interface Department {
  /** As printed in its cell. */
  printed: string;
  /** With the 部 that an enumeration prints once. */
  full: string;
}

const BUREAU = /(?:部|局|委員会|本部)$/u;
const OWNER = /(?:部|局|委員会|課|室)[\s、，]\s*\S|(?:課|室|担当|センター|係)$/u;

/** The bracket at the end of a text, where it names a department. */
export function splitOwner(text: string): { title: string; owner: string | null } {
  let depth = 0;
  const from = /[)）]/u.test(text.charAt(text.length - 1)) ? text.length - 1 : -1;
  for (let at = from; at >= 0; at--) {
    const sign = text.charAt(at);
    if (sign === ')' || sign === '）') depth++;
    if ((sign === '(' || sign === '（') && --depth === 0) {
      const owner = text.slice(at + 1, -1).trim();
      return OWNER.test(owner.slice(0, 200)) ? { title: text.slice(0, at), owner } : { title: text, owner: null };
    }
  }
  return { title: text, owner: null };
}

/** The departments of a bracket: `福祉部 高齢課、介護課及び教育部 図書館`. */
export function departmentsOf(owner: string): Department[] {
  let bureau = '';
  return owner.split(/[、，]|及び/u).flatMap(piece => {
    const words = piece.trim().split(/\s+/u);
    const printed = words.join(' ');
    if (printed === '') return [];
    const named = words.length > 1 && BUREAU.test(words[0] ?? '');
    if (named) bureau = words[0] ?? '';
    return [{ printed, full: named || bureau === '' ? printed : `${bureau} ${printed}` }];
  });
}

/** The departments of two cells, 担当部 and 担当課; a 担当 belongs to the 課 before it. */
export function departmentsIn(bureau: string, sections: string): Department[] {
  const words = sections.split(/[\s、，]+|及び/u).filter(word => word !== '');
  const torn = joinToLast(words, '', word => word === '担当');
  const whole = joinToLast(torn, ' ', word => word.endsWith('担当') && !word.includes('課'));
  return whole.map((section, i) => ({
    printed: i === 0 ? `${bureau} ${section}` : section,
    full: `${bureau} ${section}`,
  }));
}

/** The words with each one that belongs to the word before it joined to it. */
function joinToLast(words: readonly string[], by: string, belongs: (word: string) => boolean): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && belongs(word)) joined.splice(-1, 1, `${last}${by}${word}`);
    else joined.push(word);
  }
  return joined;
}

export const departmentFacts = (departments: readonly Department[], at: number | LineSpan): FactDetails[] =>
  departments.map(({ printed }) => ({ metric: '担当', kind: 'department', fiscalYear: null, valueText: printed, at }));
