/**
 * npm run thesaurus -- [FILE.thesaurus.yaml …] [--corpus DIR]
 * The groups of each field of the thesaurus (言い換え集), then what is wrong with them: contradictions (誤り), and words that
 * find too much (注意). With --corpus it counts the items that each group stands in. Exit 1 on an error, 0 on warnings.
 */
import { parseArgs } from 'node:util';
import { findDocuments } from '../ingest/corpus.ts';
import { readDocuments } from '../ingest/pipeline.ts';
import { lintThesaurus } from '../ingest/thesaurus/lint.ts';
import { readThesauri, type PlacedGroup } from '../ingest/thesaurus/read.ts';
import { errorText, table } from '../src/terminal.ts';
import { loadTokenizer } from '../src/text/tokenize.ts';

const SEVERITY = { error: '誤り', warning: '注意' };

function fieldTable(groups: readonly PlacedGroup[]): string {
  const rows = Array.from(Map.groupBy(groups, ({ file, field }) => `${field}\0${file}`).values(), ofField => {
    const words = ofField.reduce((sum, { same = [], english = [] }) => sum + 1 + same.length + english.length, 0);
    const described = ofField.reduce((sum, group) => sum + (group.described?.length ?? 0), 0);
    return [ofField[0]?.field ?? '', ofField[0]?.file ?? '', ofField.length, words, described] as const;
  });
  const sum = (column: 2 | 3 | 4) => rows.reduce((all, row) => all + row[column], 0);
  return table(['分野', 'ファイル', '組', '言葉', '言い表し方'], [...rows, ['合計', '', sum(2), sum(3), sum(4)]]);
}

/** What is searched of each item: its title, the names and words of its values, its sentences. */
function itemTexts(folder: string): string[] {
  return readDocuments(findDocuments([folder])).documents.flatMap(({ records: { items, facts, passages } }) => {
    const factsOf = Map.groupBy(facts, fact => fact.itemId);
    const passagesOf = Map.groupBy(passages, passage => passage.itemId);
    return items.map(({ itemId, title }) =>
      [
        title,
        ...new Set((factsOf.get(itemId) ?? []).flatMap(fact => [fact.metric, fact.valueText])),
        ...(passagesOf.get(itemId) ?? []).map(({ text }) => text),
      ].join('\n'),
    );
  });
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { corpus: { type: 'string' } } });
  const groups = readThesauri(positionals);
  const items = values.corpus === undefined ? [] : itemTexts(values.corpus);
  const findings = lintThesaurus(groups, await loadTokenizer(), items);
  console.log(fieldTable(groups));
  for (const { severity, file, line, message, remedy } of findings)
    console.log(`${file}:${String(line)} ${SEVERITY[severity]} ${message}${remedy}`);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  console.log(`誤り ${String(errors)} 件、注意 ${String(findings.length - errors)} 件`);
  process.exitCode = errors > 0 ? 1 : 0;
} catch (error) {
  console.error(errorText(error));
  process.exitCode = 1;
}
