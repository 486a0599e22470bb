/** Reads thesaurus files: the project's own, and those that a city puts beside its documents (`*.thesaurus.yaml`). */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument, visit } from 'yaml';
import { lineAt, refusal, yamlComplaint, type Complaint } from '../plan-file/complaint.ts';
import { thesaurusFileSchema, type Group, type ThesaurusFile } from './schema.ts';

const OWN = fileURLToPath(new URL('../../src/text/thesaurus', import.meta.url));

export const isThesaurusFile = (name: string): boolean => /\.thesaurus\.ya?ml$/u.test(name);

export interface PlacedGroup extends Group {
  /** Of the file, as it names itself. */
  field: string;
  file: string;
  line: number;
}

/** @throws NaviError DOCUMENT_UNREADABLE with the line and what to write there */
export function readThesaurus(text: string, file: string): PlacedGroup[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const [broken] = document.errors;
  if (broken) throw refusal(file, [yamlComplaint(broken, document, lines)]);
  const aliases: Complaint[] = [];
  visit(document, {
    Alias(_, { range }) {
      aliases.push({
        line: lines.linePos(range?.[0] ?? 0).line,
        message: 'YAML の別名（& や *）は使えません。',
        remedy: '同じ言葉でも、そのまま書いてください。',
      });
    },
  });
  const [alias, ...more] = aliases;
  if (alias) throw refusal(file, [alias, ...more]);
  const raw: unknown = document.toJS({ maxAliasCount: 0 });
  const checked = thesaurusFileSchema.safeParse(raw);
  if (!checked.success) {
    const [first, ...rest] = checked.error.issues.map((issue): Complaint => {
      const key = issue.path.findLast(step => typeof step === 'string') ?? 'ファイル全体';
      const wanted = wantedAt(key);
      return {
        line: lineAt(document, lines, [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys : [])]),
        message:
          issue.code === 'unrecognized_keys'
            ? `「${issue.keys.join('、')}」という名前の欄はありません。`
            : `「${key}」がないか、書き方が違います。`,
        remedy: wanted === undefined ? '書き方は src/text/thesaurus/README.md にあります。' : `書くもの: ${wanted}。`,
      };
    });
    if (first) throw refusal(file, [first, ...rest]);
    return [];
  }
  const { field, groups } = checked.data;
  return groups.map((group, i) => ({ ...group, field, file, line: lineAt(document, lines, ['groups', i]) }));
}

function wantedAt(key: string): string | undefined {
  const shapes = { ...thesaurusFileSchema.shape, ...thesaurusFileSchema.shape.groups.element.shape };
  return shapes[key as keyof (ThesaurusFile & Group)]?.description;
}

/** The files of the project, and further ones by path. */
export function readThesauri(further: readonly string[]): PlacedGroup[] {
  const own = readdirSync(OWN)
    .filter(name => name.endsWith('.yaml'))
    .toSorted()
    .map(name => join(OWN, name));
  return [...own, ...further].flatMap(path => readThesaurus(readFileSync(path, 'utf8'), basename(path)));
}
