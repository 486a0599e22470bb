/** What the commands write on a terminal: tables with Japanese cells, and errors a person can act on. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { NaviError } from './errors.ts';

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

/** Columns that a text takes on a terminal: two for a Japanese character. */
export function displayWidth(text: string): number {
  return Array.from(text).reduce((width, c) => width + (WIDE.test(c) ? 2 : 1), 0);
}

/** Rows with a header, columns padded; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [header, ...rows].map(row => row.map(String));
  const widths = header.map((_, column) => Math.max(...cells.map(row => displayWidth(row[column] ?? ''))));
  const isNumber = header.map((_, column) => rows.every(row => typeof row[column] === 'number'));
  return cells
    .map(row =>
      row
        .map((cell, column) => {
          const pad = ' '.repeat((widths[column] ?? 0) - displayWidth(cell));
          return isNumber[column] ? pad + cell : cell + pad;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What the operator reads where an embeddings endpoint stops giving vectors, and where it is back (null). */
export const embeddingsText = (error: unknown): string =>
  error === null
    ? '埋め込みの接続先が元に戻りました。検索は、ふたたびベクトルも使います。'
    : `${errorText(error)}\nそれまで、検索は全文検索だけで続けます。`;

/** One or two lines in Japanese with the stable code; a cause that is no NaviError is our bug and says so. */
export function errorText(error: unknown): string {
  if (error instanceof NaviError)
    return `${error.message}${error.remedy === undefined ? '' : `\n${error.remedy}`} [${error.code}]`;
  return `思いがけない誤りが起きました（${error instanceof Error ? error.name : typeof error}）。 [INTERNAL]`;
}

/**
 * The options of a command. `--help` prints how it is used and ends the process.
 * @throws NaviError BAD_REQUEST for an option that it does not know or that lacks its value
 */
export function readArgs<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  const given = process.argv.slice(2);
  if (given.includes('--help') || given.includes('-h')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new NaviError('BAD_REQUEST', '指定に誤りがあります。', { value: given, remedy: usage });
  }
}
