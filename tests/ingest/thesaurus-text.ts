/** Small thesaurus files for tests. */

/** A file with these groups; the first begins in line 4. */
export const file = (...groups: string[]) =>
  `format: keikaku-navi/thesaurus-1\nfield: 試し\ngroups:\n${groups.map(group => `  - ${group.replaceAll('\n', '\n    ')}\n`).join('')}`;
export const group = (term: string, ...lines: string[]) => [`term: ${term}`, 'sense: 試し', ...lines].join('\n');
