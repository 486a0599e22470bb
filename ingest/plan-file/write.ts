/** Records as a plan file: what stands in a document, without its sentences, for a clerk to go on writing. */
import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';
import { SUMMARY_SECTION } from '../../src/domain/lexicon.ts';
import { parseQuantity } from '../../src/domain/quantity.ts';
import type { Fact, Item, Records, Source } from '../../src/domain/records.ts';
import { PLAN_FORMAT, type PlanFile, type PlanItem, type PlanPart, type PlanRow, type PlanValue } from './schema.ts';

type Place = Pick<PlanItem, 'line' | 'page'>;

const placeOf = ({ lineStart, lineEnd, page }: Source): Place => ({
  line: lineStart === lineEnd ? lineStart : `${String(lineStart)}-${String(lineEnd)}`,
  ...(page !== undefined && { page }),
});
const spanOf = ([from, to]: readonly [number, number]) => `${String(from)}-${String(to)}`;
const filled = <K extends string>(key: K, list: readonly string[]) =>
  (list.length > 0 ? { [key]: [...list] } : {}) as Partial<Record<K, string[]>>;

/** The headings under which items stand, each once, and the id that an item names its own by. */
function structureOf(items: readonly Item[]): { structure: PlanPart[]; idOf: (place: Item['place']) => string } {
  const ids = new Map<string, string>();
  const structure: PlanPart[] = [];
  const idOf = (place: Item['place']): string => {
    const part = place.at(-1);
    if (!part) return '';
    const known = ids.get(JSON.stringify(place));
    if (known !== undefined) return known;
    const above = idOf(place.slice(0, -1));
    const name = part.label + (part.no || part.title);
    const taken = structure.filter(({ id }) => id === name || id.startsWith(`${name}#`)).length;
    const id = taken === 0 ? name : `${name}#${String(taken + 1)}`;
    ids.set(JSON.stringify(place), id);
    structure.push({
      id,
      ...(above !== '' && { under: above }),
      label: part.label,
      ...(part.no !== '' && { no: part.no }),
      ...(part.title !== '' && { title: part.title }),
    });
    return id;
  };
  for (const { place } of items) idOf(place);
  return { structure, idOf };
}

/** The unit that its row must name for this value: null where the row's unit makes no difference. */
function rowUnitOf(fact: Fact): string | null {
  if (fact.value === null) return null;
  return (parseQuantity(fact.valueText)?.unit ?? '') === '' ? fact.unit : null;
}

interface Run {
  name: string;
  unit: string | null;
  facts: Fact[];
}

/** Facts in runs that one row can hold without changing their order: one name, one unit, each kind once. */
function runsOf(facts: readonly Fact[]): Run[] {
  const runs: Run[] = [];
  for (const fact of facts) {
    const unit = rowUnitOf(fact);
    const run = runs.at(-1);
    const fits =
      run?.name === fact.metric &&
      (unit === null || run.unit === null || run.unit === unit) &&
      (run.facts.at(-1)?.kind === fact.kind || run.facts.every(other => other.kind !== fact.kind));
    if (run && fits) {
      run.facts.push(fact);
      run.unit ??= unit;
    } else runs.push({ name: fact.metric, unit, facts: [fact] });
  }
  return runs;
}

function valueOf(fact: Fact, place: Partial<Place>): PlanValue {
  return {
    ...(fact.fiscalYear !== null && { year: fact.fiscalYear }),
    ...(fact.period && { period: spanOf(fact.period) }),
    value: fact.valueText,
    ...place,
    ...(fact.continued && { continued: true }),
    ...(fact.abridged && { abridged: true }),
    ...(fact.note !== undefined && { note: fact.note }),
  };
}

function rowOf({ name, unit, facts }: Run): PlanRow {
  const places = facts.map(fact => placeOf(fact.source));
  const [first] = places;
  // A row printed on one line says so once.
  const shared = first && places.every(place => JSON.stringify(place) === JSON.stringify(first)) ? first : undefined;
  const byKind = Map.groupBy(facts, fact => fact.kind);
  const values = [...byKind].map(([kind, group]) => [
    kind,
    group.map(fact => valueOf(fact, shared ? {} : placeOf(fact.source))),
  ]);
  return { name, ...(unit && { unit }), ...shared, ...(Object.fromEntries(values) as Partial<PlanRow>) };
}

function itemOf(item: Item, facts: readonly Fact[], summary: string, under: string): PlanItem {
  return {
    itemNo: item.itemNo,
    ...(item.kind !== 'item' && { kind: item.kind }),
    ...filled('alsoNos', item.alsoNos),
    title: item.title,
    ...filled('departments', item.departments),
    ...filled('relatedDepartments', item.relatedDepartments),
    ...(under !== '' && { under }),
    ...filled('marks', item.marks),
    ...(item.links.length > 0 && { links: item.links }),
    ...placeOf(item.source),
    summary,
    ...(facts.length > 0 && { rows: runsOf(facts).map(rowOf) }),
  };
}

function planFileOf({ plan, items, facts, passages }: Records): PlanFile {
  const { structure, idOf } = structureOf(items);
  const factsOf = Map.groupBy(facts, fact => fact.itemId);
  const summaries = new Map(
    passages.filter(({ section }) => section === SUMMARY_SECTION).map(({ itemId, text }) => [itemId, text]),
  );
  return {
    format: PLAN_FORMAT,
    planId: plan.planId,
    city: plan.city,
    planTitle: plan.planTitle,
    fiscalYears: spanOf(plan.fiscalYears),
    ...(plan.publisher !== null && { publisher: plan.publisher }),
    ...(plan.url !== null && { url: plan.url }),
    ...(plan.published !== null && { published: plan.published }),
    document: items[0]?.source.file ?? plan.file,
    ...(structure.length > 0 && { structure }),
    items: items.map(item =>
      itemOf(item, factsOf.get(item.itemId) ?? [], summaries.get(item.itemId) ?? '', idOf(item.place)),
    ),
  };
}

/**
 * The plan file of a document: all facts and attributes of its items, the summaries (要旨) that are there, none of its
 * sentences. `readPlanFile` gives back equal items and facts.
 */
export function writePlanFile(records: Records): string {
  const document = new Document(planFileOf(records), { aliasDuplicateObjects: false });
  document.commentBefore = ' yaml-language-server: $schema=./plan-file.schema.json';
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key)) return;
      // As printed: no reader of YAML may take 90 or 1.50 for a number.
      if (key.value === 'value' && isScalar(value)) value.type = Scalar.QUOTE_DOUBLE;
      if ((key.value === 'items' || key.value === 'structure') && isSeq(value)) {
        key.spaceBefore = true;
        for (const item of key.value === 'items' ? value.items.slice(1) : []) if (isMap(item)) item.spaceBefore = true;
      }
    },
  });
  return document.toString({ lineWidth: 0 });
}
