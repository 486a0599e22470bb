/**
 * npm run export -- --what items|facts|passages|problems --format jsonl|csv
 * The whole index as open data on standard output. CSV: UTF-8 with BOM, one header row, units in a column of their own.
 */
import { openService } from './app.ts';
import { csvCell, factsCsv } from './channels/http/csv.ts';
import { readConfig } from './config.ts';
import { PROBLEM_LABEL } from './domain/lexicon.ts';
import type { Item, Passage, Plan, Problem } from './domain/records.ts';
import { NaviError } from './errors.ts';
import type { Store } from './store/store.ts';
import { errorText, readArgs } from './terminal.ts';

const WHAT = ['items', 'facts', 'passages', 'problems'] as const;
const FORMATS = ['jsonl', 'csv'] as const;
const USAGE = '使い方: npm run --silent export -- --what items|facts|passages|problems [--format jsonl|csv]';

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find(one => one === value);
  if (found === undefined) {
    throw new NaviError('BAD_REQUEST', `--${name} には ${allowed.join('、')} のどれかを指定してください。`, {
      value,
      remedy: USAGE,
    });
  }
  return found;
}

const csv = (header: readonly string[], rows: readonly (readonly (string | number | null)[])[]) =>
  `\uFEFF${[header, ...rows].map(row => `${row.map(csvCell).join(',')}\r\n`).join('')}`;

interface Names {
  plans: ReadonlyMap<string, Plan>;
  items: ReadonlyMap<string, Item>;
}

function itemsCsv(items: readonly Item[], { plans }: Names): string {
  const header = [
    'itemId',
    'city',
    'planId',
    'planTitle',
    'kind',
    'itemNo',
    'title',
    'departments',
    'place',
    'marks',
    'file',
    'lineStart',
    'lineEnd',
  ];
  return csv(
    header,
    items.map(item => {
      const plan = plans.get(item.planId);
      const place = item.place
        .map(({ label, no, title }) => [label, no, title].filter(part => part !== '').join(' '))
        .join(' > ');
      const { file, lineStart, lineEnd } = item.source;
      return [
        item.itemId,
        plan?.city ?? '',
        item.planId,
        plan?.planTitle ?? '',
        item.kind,
        item.itemNo,
        item.title,
        item.departments.join('、'),
        place,
        item.marks.join('、'),
        file,
        lineStart,
        lineEnd,
      ];
    }),
  );
}

function passagesCsv(passages: readonly Passage[], { plans, items }: Names): string {
  return csv(
    [
      'passageId',
      'city',
      'planId',
      'itemId',
      'itemNo',
      'itemTitle',
      'section',
      'fiscalYear',
      'text',
      'file',
      'lineStart',
      'lineEnd',
    ],
    passages.map(passage => {
      const item = items.get(passage.itemId);
      const { file, lineStart, lineEnd } = passage.source;
      return [
        passage.passageId,
        plans.get(passage.planId)?.city ?? '',
        passage.planId,
        passage.itemId,
        item?.itemNo ?? '',
        item?.title ?? '',
        passage.section,
        passage.fiscalYear,
        passage.text,
        file,
        lineStart,
        lineEnd,
      ];
    }),
  );
}

/** A clerk's list of what to look at; its header is Japanese, for it is read, not computed with. */
function problemsCsv(problems: readonly Problem[], { plans, items }: Names): string {
  return csv(
    ['文書', '行', '行の終わり', '市', '計画', '項目番号', '項目名', '種類', '内容', 'コード'],
    problems.map(problem => {
      const plan = plans.get(problem.planId);
      const item = problem.itemId === null ? undefined : items.get(problem.itemId);
      const { file, lineStart, lineEnd } = problem.source;
      return [
        file,
        lineStart,
        lineEnd,
        plan?.city ?? '',
        plan?.planTitle ?? '',
        item?.itemNo ?? '',
        item?.title ?? '',
        PROBLEM_LABEL[problem.code],
        problem.message,
        problem.code,
      ];
    }),
  );
}

const jsonl = (records: readonly unknown[]) => records.map(record => `${JSON.stringify(record)}\n`).join('');

async function exported(store: Store, what: (typeof WHAT)[number], format: (typeof FORMATS)[number]): Promise<string> {
  const items = await store.items({});
  const names: Names = {
    plans: new Map((await store.plans()).map(plan => [plan.planId, plan])),
    items: new Map(items.map(item => [item.itemId, item])),
  };
  switch (what) {
    case 'items':
      return format === 'csv' ? itemsCsv(items, names) : jsonl(items);
    case 'facts': {
      const facts = await store.facts({});
      return format === 'csv' ? factsCsv(facts, names) : jsonl(facts);
    }
    case 'passages': {
      const passages = await store.passages({});
      return format === 'csv' ? passagesCsv(passages, names) : jsonl(passages);
    }
    case 'problems': {
      const problems = await store.problems();
      return format === 'csv' ? problemsCsv(problems, names) : jsonl(problems);
    }
  }
}

async function main(): Promise<void> {
  const { values } = readArgs(USAGE, {
    options: { what: { type: 'string' }, format: { type: 'string', default: 'jsonl' } },
  });
  const what = oneOf('what', values.what, WHAT);
  const format = oneOf('format', values.format, FORMATS);
  const { dataDir, embeddings } = readConfig(process.env);
  const { store } = await openService(dataDir, { embeddings });
  process.stdout.write(await exported(store, what, format));
  store.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${errorText(error)}\n`);
  process.exitCode = 1;
});
