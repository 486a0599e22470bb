/** Reads a plan file (計画ファイル): text → Records, or a refusal that names the line and what to write there. */
import { isAlias, isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { SUMMARY_SECTION } from '../../src/domain/lexicon.ts';
import type { Fact, Item, Records } from '../../src/domain/records.ts';
import { NaviError } from '../../src/errors.ts';
import { createRecorder } from '../profile.ts';
import { checkFile, kindsOf, linesOf, pairOf } from './check-file.ts';
import { complaintsOf, lineAt, refusal, yamlComplaint, type Complaint, type Path } from './complaint.ts';
import { PLAN_FORMAT, planFileSchema, type PlanFile } from './schema.ts';

export const PLAN_FILE_FAMILY = 'plan-file';

/** A key without a value (`publisher:`) says as little as none. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutBlanks(inner)]),
  );
}

function placesOf({ structure = [] }: PlanFile): Map<string, Item['place']> {
  const places = new Map<string, Item['place']>();
  for (const { id, under, label, no = '', title = '' } of structure) {
    places.set(id, [...(places.get(under ?? '') ?? []), { label, no, title }]);
  }
  return places;
}

/** What the recorder has no word for, in the order of its records. */
interface Extra {
  page: number | undefined;
  abridged?: boolean;
}

function withPage<T extends Pick<Item, 'source'>>(record: T, page: number | undefined): T {
  return page === undefined ? record : { ...record, source: { ...record.source, page } };
}

function recordsOf(file: PlanFile, name: string): Records {
  const { planId, city, planTitle, publisher = null, url = null, published = null } = file;
  // Sources point at the official document, whose lines they count.
  const recorder = createRecorder({ file: file.document, planId, lines: [] }, PLAN_FILE_FAMILY);
  const places = placesOf(file);
  const factExtras: Extra[] = [];
  const passagePages: (number | undefined)[] = [];
  for (const { line, page, under, rows = [], summary = '', ...details } of file.items) {
    const { kind, alsoNos, departments, relatedDepartments, marks, links } = details;
    const item = recorder.item(
      {
        itemNo: details.itemNo,
        title: details.title,
        place: places.get(under ?? '') ?? [],
        ...(kind && { kind }),
        ...(alsoNos && { alsoNos }),
        ...(departments && { departments }),
        ...(relatedDepartments && { relatedDepartments }),
        ...(marks && { marks }),
        ...(links && { links }),
      },
      linesOf(line),
    );
    for (const row of rows) {
      for (const printedKind of kindsOf(row)) {
        for (const value of row[printedKind] ?? []) {
          item.fact({
            metric: row.name,
            kind: printedKind,
            fiscalYear: value.year ?? null,
            ...(value.period !== undefined && { period: pairOf(value.period) }),
            valueText: value.value,
            ...(row.unit !== undefined && { unit: row.unit }),
            ...(value.continued && { continued: true }),
            ...(value.note !== undefined && { note: value.note }),
            at: linesOf(value.line ?? row.line ?? line),
          });
          factExtras.push({
            page: value.page ?? row.page ?? page,
            ...(value.abridged && { abridged: true }),
          });
        }
      }
    }
    if (summary.trim() !== '') {
      item.passage(SUMMARY_SECTION, summary, linesOf(line));
      passagePages.push(page);
    }
  }
  const records = recorder.finish({
    city,
    planTitle,
    fiscalYears: pairOf(file.fiscalYears),
    publisher,
    url,
    published,
  });
  return {
    ...records,
    plan: { ...records.plan, file: name },
    items: records.items.map((item, i) => withPage(item, file.items[i]?.page)),
    facts: records.facts.map((fact, i): Fact => {
      const { page, ...extra } = factExtras[i] ?? { page: undefined };
      return { ...withPage(fact, page), ...extra };
    }),
    passages: records.passages.map((passage, i) => withPage(passage, passagePages[i])),
  };
}

/** A YAML that does not begin with the mark of a plan file is some other file, not a broken plan. */
function requireFormat(document: Document.Parsed, file: string): void {
  const { contents } = document;
  const first = isMap(contents) ? contents.items[0] : undefined;
  if (first && isScalar(first.key) && first.key.value === 'format' && isScalar(first.value)) {
    if (first.value.value === PLAN_FORMAT) return;
  }
  throw new NaviError('DOCUMENT_UNKNOWN', `「${file}」は、計画ファイルではないようです。`, {
    value: file,
    remedy: `計画ファイルは、最初の欄を「format: ${PLAN_FORMAT}」とします。書き方は corpus/README.md にあります。`,
  });
}

/**
 * Reads the text of a plan file; `file` is its name below the corpus folder.
 * @throws NaviError DOCUMENT_UNREADABLE with the line and what to do; DOCUMENT_UNKNOWN where it is no plan file.
 */
export function readPlanFile(text: string, file: string): Records {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  // What follows the first slip in the form is mostly its echo.
  const [broken] = document.errors;
  if (broken) throw refusal(file, [yamlComplaint(broken, document, lines)]);
  requireFormat(document, file);
  const line = (path: Path) => lineAt(document, lines, path);

  const aliases: Complaint[] = [];
  visit(document, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor === undefined) return;
      aliases.push({
        line: lines.linePos(node.range?.[0] ?? 0).line,
        message: 'YAML の別名（& や *）は使えません。',
        remedy: '同じ内容でも、そのまま書いてください。& や * で始まる値は引用符で囲んでください。',
      });
    },
  });
  const [alias, ...moreAliases] = aliases;
  if (alias) throw refusal(file, [alias, ...moreAliases]);

  const raw = withoutBlanks(document.toJS({ maxAliasCount: 0 }));
  const checked = planFileSchema.safeParse(raw);
  const complaints = checked.success ? checkFile(raw as PlanFile, line) : complaintsOf(checked.error.issues, raw, line);
  const [first, ...rest] = complaints;
  if (first) throw refusal(file, [first, ...rest]);
  // Not zod's copy: it brings the keys of a row into the schema's order, and theirs is the order of the facts.
  return recordsOf(raw as PlanFile, file);
}
