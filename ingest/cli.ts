/**
 * npm run ingest -- [DIR or FILE …] [--data DIR]
 * npm run --silent ingest -- --to-plan-file DOCUMENT > plan.yaml
 * Reads documents and writes the index. Exit 1 when a document could not be read at all; problems are listed, exit 0.
 * With --to-plan-file it makes no index, but prints the document as a plan file, with its summaries still to be written.
 * With --if-stale (before `npm start` and its like) it works only where there is no index or an old one, says little,
 * and fails only where nothing can be served.
 */
import { readConfig, type Config } from '../src/config.ts';
import { embedderIdFor } from '../src/embed/choice.ts';
import { NaviError } from '../src/errors.ts';
import { readManifest } from '../src/store/lance.ts';
import { errorText, readArgs, table } from '../src/terminal.ts';
import { buildIndex } from './build-index.ts';
import { corpusHash, findDocuments, findThesauri } from './corpus.ts';
import { readDocument, readDocuments, type FailedDocument, type ReadDocument } from './pipeline.ts';
import { writePlanFile } from './plan-file/write.ts';

const USAGE = `使い方: npm run ingest -- [フォルダーか文書 …] [--data 索引の置き場所]
        npm run --silent ingest -- --to-plan-file 文書 > plan.yaml`;

const say = (text: string) => process.stderr.write(`${text}\n`);

function progressBar(label: string): (done: number, total: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done, total) => {
    const filled = Math.round((done / Math.max(1, total)) * 30);
    process.stderr.write(
      `\r${label} ${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${String(done)}/${String(total)}${done === total ? '\n' : ''}`,
    );
  };
}

function summary(documents: readonly ReadDocument[], failures: readonly FailedDocument[]): string {
  const read = documents.map(({ file, family, records: { items, facts, passages, problems } }) => {
    const numbered = items.filter(item => item.kind === 'item').length;
    return [file, family, numbered, items.length - numbered, facts.length, passages.length, problems.length];
  });
  const failed = failures.map(({ file, error }) => [file, `読めません [${error.code}]`, 0, 0, 0, 0, 0]);
  return table(['文書', '様式', '項目', '見出し等', '事実', '文章', '要確認'], [...read, ...failed]);
}

async function ingest(
  paths: readonly string[],
  uri: string,
  ifStale: boolean,
  embeddings: Config['embeddings'],
): Promise<number> {
  const files = findDocuments(paths);
  const thesauri = findThesauri(paths);
  const hash = corpusHash(files, thesauri);
  const current = await readManifest(uri);
  const fresh = current?.corpusHash === hash && current.embedder.id === embedderIdFor(embeddings);
  if (ifStale && fresh) return 0;

  const reading = progressBar('読み込み中');
  const { documents, failures, asides } = readDocuments(files, done => {
    reading(done, files.length);
  });
  for (const { error } of failures) say(errorText(error));
  for (const { file, usedFile } of asides)
    say(`「${file}」は使いません。同じ計画の文書「${usedFile}」があるためです。`);
  if (documents.length === 0) {
    throw new NaviError('CORPUS_EMPTY', `「${paths.join('、')}」に読める計画文書がありません。`, {
      value: paths,
      remedy: '置き方は corpus/README.md にあります。',
    });
  }
  if (fresh) say('文書に変わりはありません。索引はそのままです。');
  else {
    say('索引を作っています…');
    await buildIndex(documents, { hash, thesauri, uri, embeddings, progress: progressBar('埋め込み中') });
  }
  if (ifStale) {
    say(`索引を作りました: 計画 ${String(documents.length)} 件`);
    return 0;
  }
  say(summary(documents, failures));
  const problems = documents.flatMap(document => document.records.problems);
  if (problems.length > 0)
    say(`要確認 ${String(problems.length)} 件の一覧: npm run --silent export -- --what problems --format csv`);
  return failures.length > 0 ? 1 : 0;
}

function printPlanFile(path: string): number {
  const [file, ...others] = findDocuments([path]);
  if (!file || others.length > 0) {
    throw new NaviError('BAD_REQUEST', `「${path}」には、計画文書が二つ以上あります。`, {
      value: path,
      remedy: '計画ファイルにする文書を一つだけ書いてください。',
    });
  }
  const { records } = readDocument(file);
  process.stdout.write(writePlanFile(records));
  const { items, facts, problems } = records;
  say(`計画ファイルにしました: 項目と見出し ${String(items.length)} 件、事実 ${String(facts.length)} 件`);
  if (problems.length > 0)
    say(`要確認が ${String(problems.length)} 件あります。npm run ingest で取り込んでから一覧を見てください。`);
  return 0;
}

async function main(): Promise<number> {
  const { values, positionals } = readArgs(USAGE, {
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      'if-stale': { type: 'boolean', default: false },
      'to-plan-file': { type: 'string' },
    },
  });
  if (values['to-plan-file'] !== undefined) return printPlanFile(values['to-plan-file']);
  const config = readConfig(process.env);
  const uri = values.data ?? config.dataDir;
  const ifStale = values['if-stale'];
  try {
    const paths = positionals.length > 0 ? positionals : [config.corpusDir];
    return await ingest(paths, uri, ifStale, config.embeddings);
  } catch (error) {
    const last = ifStale ? await readManifest(uri).catch(() => null) : null;
    // The last good index keeps serving, whatever became of the documents; by another embedder it cannot serve.
    if (last?.embedder.id !== embedderIdFor(config.embeddings)) throw error;
    say(errorText(error));
    say('前に作った索引で続けます。');
    return 0;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  say(errorText(error));
  process.exitCode = 1;
}
