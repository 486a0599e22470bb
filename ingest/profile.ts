/**
 * A profile reads one document family (様式): the only place that knows the family's layout.
 * It is pure and synchronous. A line that it cannot place becomes a problem with its line number; it never guesses and
 * never throws on a bad document. Numbers are tied to items and years by the layout's structure alone.
 */
import { parseQuantity, type Quantity } from '../src/domain/quantity.ts';
import type {
  Fact,
  FactKind,
  Item,
  ItemKind,
  Passage,
  Plan,
  Problem,
  ProblemCode,
  Records,
  Source,
} from '../src/domain/records.ts';
import type { Line } from './read/line.ts';

/** What a profile is given: the lines of one document and the names under which its records are kept. */
export interface Document {
  /** Path below the corpus folder; stands in every record's source. */
  file: string;
  /** Given by the manifest (`plans.json`), or made from the file's name. */
  planId: string;
  lines: readonly Line[];
}

export interface Profile {
  /** kebab-case, the name of its file. */
  id: string;
  /** 0…1: how surely these lines are of this family, from content alone. Below 0.5 the family is not used. */
  recognise(lines: readonly Line[]): number;
  parse(document: Document): Records;
}

/** What a profile says of the plan; the rest (id, file, family) is known to the recorder. */
export type PlanDetails = Pick<Plan, 'city' | 'planTitle' | 'fiscalYears'> &
  Partial<Pick<Plan, 'publisher' | 'url' | 'published'>>;

export interface ItemDetails {
  itemNo: string;
  title: string;
  kind?: ItemKind;
  alsoNos?: string[];
  departments?: string[];
  relatedDepartments?: string[];
  place?: Item['place'];
  marks?: string[];
  links?: Item['links'];
}

export interface FactDetails {
  metric: string;
  kind: FactKind;
  fiscalYear: number | null;
  valueText: string;
  /** Where the unit is printed apart from the value (単位 トン/年); otherwise the value's own unit is taken. */
  unit?: string;
  period?: [number, number];
  continued?: boolean;
  note?: string;
  /** First line, or first and last line, of the printed value. */
  at: number | [number, number];
}

/** The records of one item, as they are found. */
export interface ItemRecorder {
  readonly itemId: string;
  fact(details: FactDetails): void;
  /** Blank text is ignored. */
  passage(section: string, text: string, at: number | [number, number], fiscalYear?: number | null): void;
  problem(code: ProblemCode, at: number | [number, number], message: string): void;
}

export interface Recorder {
  /** `at`: the lines of the whole item. A number that is there already gets the suffix `#2` and a problem. */
  item(details: ItemDetails, at: [number, number]): ItemRecorder;
  problem(code: ProblemCode, at: number | [number, number], message: string): void;
  finish(plan: PlanDetails): Records;
}

/** Collects a document's records, gives them their ids and sources, and reads each printed value. */
export function createRecorder(document: Document, family: string): Recorder {
  const { file, planId } = document;
  const items: Item[] = [];
  const facts: Fact[] = [];
  const passages: Passage[] = [];
  const problems: Problem[] = [];
  /** How often each printed number came; the second gets `#2`. */
  const printedNos = new Map<string, number>();

  const sourceOf = (at: number | [number, number]): Source => {
    const [lineStart, lineEnd] = typeof at === 'number' ? [at, at] : at;
    return { file, lineStart, lineEnd };
  };
  const problem = (itemId: string | null) => (code: ProblemCode, at: number | [number, number], message: string) => {
    problems.push({ code, message, planId, itemId, source: sourceOf(at) });
  };

  return {
    problem: problem(null),
    item(details, at) {
      const printed = details.itemNo;
      const alsoNos = [...(details.alsoNos ?? [])];
      const nth = (printedNos.get(printed) ?? 0) + 1;
      printedNos.set(printed, nth);
      const itemNo = nth === 1 ? printed : `${printed}#${String(nth)}`;
      const itemId = `${planId}:${itemNo}`;
      if (itemNo !== printed) {
        alsoNos.push(printed);
        problem(itemId)(
          'DUPLICATE_NO',
          at,
          `番号 ${printed} が2か所に印字されています。2か所目を ${itemNo} として扱います。`,
        );
      }
      items.push({
        itemId,
        planId,
        kind: details.kind ?? 'item',
        itemNo,
        alsoNos,
        title: details.title.trim() === '' ? printed : details.title,
        departments: details.departments ?? [],
        relatedDepartments: details.relatedDepartments ?? [],
        place: details.place ?? [],
        marks: details.marks ?? [],
        links: details.links ?? [],
        source: sourceOf(at),
      });
      const tell = problem(itemId);
      if (details.title.trim() === '')
        tell('MISSING_PART', at, `番号 ${printed} の項目に名前がありません。番号を名前とします。`);
      let factCount = 0;
      let passageCount = 0;
      return {
        itemId,
        fact({ metric, kind, fiscalYear, valueText, unit, period, continued, note, at: lines }) {
          if (metric.trim() === '') {
            // A row whose name is gone: the value is somebody's, and nothing says whose.
            tell('UNTIED_VALUE', lines, `値「${valueText}」が、どの指標のものか決められません。原本でご確認ください。`);
            return;
          }
          const quantity: Quantity | null =
            kind === 'milestone' || kind === 'grade' || kind === 'department' ? null : parseQuantity(valueText);
          facts.push({
            factId: `${itemId}#${String(++factCount)}`,
            itemId,
            planId,
            metric,
            kind,
            fiscalYear,
            ...(period && { period }),
            valueText,
            value: quantity?.value ?? null,
            unit: quantity === null ? '' : quantity.unit || (unit ?? '').normalize('NFKC').replaceAll(' ', ''),
            source: sourceOf(lines),
            ...(continued && { continued }),
            ...(note !== undefined && { note }),
          });
        },
        passage(section, text, lines, fiscalYear = null) {
          if (text.trim() === '') return;
          passages.push({
            passageId: `${itemId}@${String(++passageCount)}`,
            itemId,
            planId,
            section,
            text: text.trim(),
            fiscalYear,
            source: sourceOf(lines),
          });
        },
        problem: tell,
      };
    },
    finish(details) {
      const plan: Plan = { planId, family, file, publisher: null, url: null, published: null, ...details };
      return { plan, items, facts, passages, problems };
    },
  };
}

/** Text without the blanks that a line break or a converter left: what evidence is compared by. */
const squash = (text: string) => text.replaceAll(/\s+/gu, '');

/**
 * Whether a printed text stands on these lines: as one run once blanks are taken out, or, where the document tears it
 * apart, as pieces that follow each other, each standing whole on a line of its own.
 */
export function standsOn(lines: readonly Line[], text: string): boolean {
  const wanted = squash(text);
  const printed = lines.map(line => squash(line.text)).filter(line => line !== '');
  if (printed.join('').includes(wanted)) return true;
  let rest = wanted;
  for (const line of printed) {
    if (rest === '') break;
    if (rest.startsWith(line)) rest = rest.slice(line.length);
    else if (line.includes(rest)) rest = '';
  }
  return rest === '';
}

/** Joins the lines of a broken text: nothing between Japanese characters, one blank between Latin words. */
export function rejoin(parts: readonly string[]): string {
  const trimmed = parts.map(part => part.trim()).filter(part => part !== '');
  return trimmed
    .map((part, i) => (/[A-Za-z0-9,.]$/.test(trimmed[i - 1] ?? '') && /^[A-Za-z]/.test(part) ? ` ${part}` : part))
    .join('');
}
