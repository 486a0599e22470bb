/** What the reader of a plan file answers where something is wrong: the line, what is the matter, what to write there. */
import { isMap, isScalar, isSeq, visit, type Document, type LineCounter, type YAMLError } from 'yaml';
import type { z } from 'zod';
import { KIND_LABEL } from '../../src/domain/lexicon.ts';
import { NaviError } from '../../src/errors.ts';
import { planFileJsonSchema } from './schema.ts';

/** Keys and positions from the top of the file to what is meant. */
export type Path = readonly PropertyKey[];

export interface Complaint {
  line: number;
  /** One sentence without the place. */
  message: string;
  remedy: string;
}

/** The line of what stands at a path; where it is missing, that of the nearest thing around it. */
export function lineAt(document: Document.Parsed, lines: LineCounter, path: Path): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (isMap(node) || isSeq(node) || isScalar(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  return lines.linePos(offset).line;
}

type Schema = z.core.JSONSchema.JSONSchema;

const root = planFileJsonSchema();
const resolved = (schema: Schema | undefined): Schema | undefined =>
  schema?.$ref === undefined ? schema : root.$defs?.[schema.$ref.replace('#/$defs/', '')];

/** What may stand at a path, with its Japanese description. */
function schemaAt(path: Path): Schema | undefined {
  let schema: Schema | undefined = root;
  for (const step of path) {
    const inner: unknown =
      typeof step === 'number' ? resolved(schema)?.items : resolved(schema)?.properties?.[String(step)];
    schema = inner === undefined ? undefined : (inner as Schema);
  }
  return schema;
}

/** Letters to change, add or leave out to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, c] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + (c === b[j] ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const JAPANESE_NAMES = new Map<string, string>(Object.entries(KIND_LABEL).map(([kind, label]) => [label, kind]));

/** The known key that was most likely meant; undefined where none is near. */
export function nearestKey(key: string, known: readonly string[]): string | undefined {
  const translated = JAPANESE_NAMES.get(key);
  if (translated !== undefined && known.includes(translated)) return translated;
  // No key is longer than this: a pasted paragraph is not compared letter by letter.
  const word = key.slice(0, 40).toLowerCase();
  const [best] = known
    .map(name => ({ name, far: distance(word, name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  return best && best.far <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

const shown = (key: string) => (key.length > 40 ? `${key.slice(0, 40)}…` : key);

const knownAt = (path: Path) => Object.keys(resolved(schemaAt(path))?.properties ?? {});

function unknownKey(key: string, path: Path): Pick<Complaint, 'message' | 'remedy'> {
  const known = knownAt(path);
  const meant = nearestKey(key, known);
  return {
    message: `「${shown(key)}」という名前の欄はありません。`,
    remedy:
      meant === undefined
        ? `ここに書ける欄は、${known.join('、')} です。`
        : `「${meant}」ではありませんか。名前を直すか、この行を消してください。`,
  };
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );

/** What zod found, as complaints: one for each unknown key, one for each place that is missing or wrong. */
export function complaintsOf(
  issues: readonly z.core.$ZodIssue[],
  raw: unknown,
  line: (path: Path) => number,
): Complaint[] {
  // Who wrote `titel` has forgotten no title.
  const misspelt = new Set(
    issues.flatMap(issue =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => JSON.stringify([...issue.path, nearestKey(key, knownAt(issue.path))]))
        : [],
    ),
  );
  return issues
    .filter(issue => valueAt(raw, issue.path) !== undefined || !misspelt.has(JSON.stringify(issue.path)))
    .flatMap(issue => complaintsOfIssue(issue, raw, line));
}

function complaintsOfIssue(issue: z.core.$ZodIssue, raw: unknown, line: (path: Path) => number): Complaint[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ line: line([...issue.path, key]), ...unknownKey(key, issue.path) }));
  }
  const key = issue.path.findLast(step => typeof step === 'string');
  const name = key === undefined ? 'ファイル全体' : `「${key}」`;
  const schema = schemaAt(issue.path);
  const wanted = schema?.description ?? schemaAt(issue.path.slice(0, -1))?.description;
  const choices = issue.code === 'invalid_value' ? issue.values.map(String).join('、') : '';
  const what = wanted ?? (choices === '' ? '「名前: 値」の形の行' : choices);
  const found = valueAt(raw, issue.path);
  if (found === undefined && issue.path.length > 0) {
    return [
      {
        line: line(issue.path),
        message: `${name}がありません。`,
        remedy: `${name}の行を足してください。書くもの: ${what}。`,
      },
    ];
  }
  const unquoted = typeof found === 'number' || typeof found === 'boolean';
  const fits = schema?.pattern === undefined || new RegExp(schema.pattern, 'u').test(String(found));
  const quote = unquoted && schema?.type === 'string' && fits ? '引用符（"）で囲むと、文字として読まれます。' : '';
  return [
    {
      line: line(issue.path),
      message: `${name}の書き方が違います。`,
      remedy: `${name}に書くもの: ${what}。${quote}`,
    },
  ];
}

const INDENT = ['字下げがそろっていません。', '同じまとまりの行は、行の初めの空白の数をそろえてください。'] as const;
const YAML_REMEDY: Partial<Record<YAMLError['code'], readonly [message: string, remedy: string]>> = {
  TAB_AS_INDENT: ['字下げにタブが使われています。', 'タブを半角の空白に置き換えてください。'],
  BAD_INDENT: INDENT,
  BLOCK_AS_IMPLICIT_KEY: [
    '値の中にコロン（: ）があるか、次の行の字下げがそろっていません。',
    '値を引用符（"）で囲むか、次の行の初めの空白の数をそろえてください。',
  ],
  MULTILINE_IMPLICIT_KEY: ['「名前: 値」の形になっていません。', 'コロン（:）の後に半角の空白を入れてください。'],
  BAD_SCALAR_START: ['この記号で始まる値は、そのままでは書けません。', '値を引用符（"）で囲んでください。'],
  UNEXPECTED_TOKEN: ['引用符の後に余分な文字があります。', '値の全体を引用符（"）で囲んでください。'],
  DUPLICATE_KEY: [
    '同じ名前の欄が2回書かれています。',
    'どちらかを消すか、値の並び（「- 」で始まる行）にまとめてください。',
  ],
  MISSING_CHAR: ['「名前: 値」の形になっていません。', 'コロン（:）と、その後の半角の空白を確かめてください。'],
  MULTIPLE_DOCS: ['一つのファイルに二つの計画が書かれています（--- の行）。', '計画ごとにファイルを分けてください。'],
};
const OPEN_QUOTE = ['引用符が閉じていません。', '値の終わりに、初めと同じ引用符を付けてください。'] as const;
const OTHERWISE = [
  'YAML として読めません。',
  'コロンの後の空白、行の初めの空白の数、引用符を確かめてください。',
] as const;

/** Where the last quote begins: a quote that is not closed ends only with the file. */
function lastQuote(document: Document.Parsed): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') start = range?.[0] ?? start;
    },
  });
  return start;
}

export function yamlComplaint(
  { code, message, pos }: YAMLError,
  document: Document.Parsed,
  lines: LineCounter,
): Complaint {
  const open = code === 'MISSING_CHAR' && message.includes('quote') ? lastQuote(document) : undefined;
  const [said, remedy] =
    open !== undefined
      ? OPEN_QUOTE
      : code === 'MISSING_CHAR' && message.includes('indicator')
        ? INDENT
        : (YAML_REMEDY[code] ?? OTHERWISE);
  return { line: lines.linePos(open ?? pos[0]).line, message: said, remedy };
}

/** The first complaint in full and the lines of the others. */
export function refusal(file: string, complaints: readonly [Complaint, ...Complaint[]]): NaviError {
  const ordered = complaints.toSorted((a, b) => a.line - b.line);
  const first = ordered[0] ?? complaints[0];
  const others = [...new Set(ordered.map(({ line }) => line))].filter(line => line !== first.line);
  const more =
    others.length === 0
      ? ''
      : `ほかに、${others.slice(0, 10).map(String).join('、')}${others.length > 10 ? '…' : ''}行目にも直すところがあります。`;
  return new NaviError('DOCUMENT_UNREADABLE', `「${file}」の${String(first.line)}行目: ${first.message}`, {
    value: { file, line: first.line },
    remedy: first.remedy + more,
  });
}
