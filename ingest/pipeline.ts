/** The first half of ingestion: documents → records → checks. `build-index.ts` goes on from there. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Plan, Problem, Records } from '../src/domain/records.ts';
import { NaviError } from '../src/errors.ts';
import { checkRecords, unreadNumbers } from './check.ts';
import { planIdOf, type CorpusFile } from './corpus.ts';
import { PLAN_FILE_FAMILY, readPlanFile } from './plan-file/read.ts';
import type { Profile } from './profile.ts';
import { profiles } from './profiles/index.ts';
import type { Line } from './read/line.ts';
import { readText } from './read/text.ts';

export interface ReadDocument {
  file: string;
  family: string;
  records: Records;
}

/** A plan file that is not used, because the whole document of the same plan is there. */
export interface DocumentAside {
  file: string;
  /** The document that is used in its stead. */
  usedFile: string;
}

export interface FailedDocument {
  file: string;
  error: NaviError;
}

const TEXT_FORMATS = new Set(['.txt', '.text', '.md', '.tsv']);
const PLAN_FILE_FORMATS = new Set(['.yaml', '.yml']);
const formatOf = (file: string) => extname(file).toLowerCase();

function readLines({ path, file }: CorpusFile): Line[] {
  if (!TEXT_FORMATS.has(formatOf(file)) && !PLAN_FILE_FORMATS.has(formatOf(file))) {
    throw new NaviError('DOCUMENT_UNREADABLE', `「${file}」の形式には対応していません。`, {
      value: file,
      remedy: `テキスト（${[...TEXT_FORMATS].join('、')}）に書き出したものか、計画ファイル（.yaml）を置いてください。`,
    });
  }
  return readText(readFileSync(path), file);
}

/** The profile that is surest of these lines. @throws NaviError DOCUMENT_UNKNOWN where none is sure enough. */
function recognise(lines: readonly Line[], file: string): Profile {
  const ranked = profiles
    .map(profile => ({ profile, score: profile.recognise(lines) }))
    .toSorted((a, b) => b.score - a.score);
  const best = ranked[0];
  if (!best || best.score < 0.5) {
    throw new NaviError('DOCUMENT_UNKNOWN', `「${file}」は、どの様式の計画文書か分かりません。`, {
      value: file,
      remedy: '対応する様式は docs/design.md にあります。',
    });
  }
  return best.profile;
}

/** Numbers that no rule placed become problems: nothing printed is dropped without a word. */
function unread(records: Records, lines: readonly Line[]): Problem[] {
  const { plan } = records;
  return unreadNumbers(records, lines).map(({ line, numbers }) => ({
    code: 'UNREAD_LINE',
    message: `この行の数値（${numbers.join('、')}）は、どの項目のものか読み取れませんでした。`,
    planId: plan.planId,
    itemId: null,
    source: { file: plan.file, lineStart: line, lineEnd: line },
  }));
}

/** A plan file says its plan itself; its lines are those of a document that need not be here, so they prove nothing. */
function readPlan({ file, entry }: CorpusFile, lines: readonly Line[]): ReadDocument {
  const parsed = readPlanFile(lines.map(line => line.text).join('\n'), file);
  if (entry && entry.planId !== parsed.plan.planId) {
    throw new NaviError(
      'DOCUMENT_UNREADABLE',
      `「${file}」の planId（${parsed.plan.planId}）が、plans.json（${entry.planId}）と違います。`,
      { value: file, remedy: '計画ファイルは plans.json に書かなくても読めます。plans.json の行を消してください。' },
    );
  }
  const { records, problems } = checkRecords(parsed, null);
  const plan: Plan = { ...records.plan, ...withoutUndefined(entry ?? {}), file };
  return {
    file,
    family: PLAN_FILE_FAMILY,
    records: { ...records, plan, problems: [...records.problems, ...problems] },
  };
}

/** Reads one document: lines, family, records, checks. @throws NaviError where it cannot be read at all. */
export function readDocument(corpusFile: CorpusFile): ReadDocument {
  const { file, entry } = corpusFile;
  const lines = readLines(corpusFile);
  if (PLAN_FILE_FORMATS.has(formatOf(file))) return readPlan(corpusFile, lines);
  const profile = recognise(lines, file);
  const parsed = profile.parse({ file, planId: entry?.planId ?? planIdOf(file), lines });
  const { records, problems } = checkRecords(parsed, lines);
  const plan: Plan = { ...records.plan, ...withoutUndefined(entry ?? {}), file };
  const checked = { ...records, plan };
  return {
    file,
    family: profile.id,
    records: { ...checked, problems: [...checked.problems, ...problems, ...unread(checked, lines)] },
  };
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/**
 * Reads every document; one that cannot be read stands among the failures and stops no other. Where a plan file and a
 * whole document are of one plan, the document is used: it has the sentences too.
 */
export function readDocuments(
  files: readonly CorpusFile[],
  progress: (done: number) => void = () => undefined,
): { documents: ReadDocument[]; failures: FailedDocument[]; asides: DocumentAside[] } {
  const documents: ReadDocument[] = [];
  const asides: DocumentAside[] = [];
  const failures: FailedDocument[] = [];
  for (const [i, corpusFile] of files.entries()) {
    try {
      const document = readDocument(corpusFile);
      const twin = documents.find(other => other.records.plan.planId === document.records.plan.planId);
      if (twin && (twin.family === PLAN_FILE_FAMILY) !== (document.family === PLAN_FILE_FAMILY)) {
        const [planFile, whole] = twin.family === PLAN_FILE_FAMILY ? [twin, document] : [document, twin];
        asides.push({ file: planFile.file, usedFile: whole.file });
        documents.splice(documents.indexOf(twin), 1, whole);
        progress(i + 1);
        continue;
      }
      if (twin) {
        throw new NaviError(
          'DOCUMENT_UNREADABLE',
          `「${document.file}」と「${twin.file}」の計画ID（${document.records.plan.planId}）が同じです。`,
          {
            value: document.file,
            remedy: 'plans.json で別の planId を付けてください。',
          },
        );
      }
      documents.push(document);
    } catch (error) {
      if (!(error instanceof NaviError)) throw error;
      failures.push({ file: corpusFile.file, error });
    }
    progress(i + 1);
  }
  return { documents, failures, asides };
}
