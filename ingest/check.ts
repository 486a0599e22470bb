/**
 * What is checked of every document's records, whatever its family: schema, ids, that each value stands where it says,
 * and totals that the document itself prints. Pure: the records come in, the kept ones and the problems go out.
 */
import type { z } from 'zod';
import { factSchema, itemSchema, passageSchema, planSchema, problemSchema } from '../src/domain/records.ts';
import type { Fact, FactKind, Problem, Records } from '../src/domain/records.ts';
import { NaviError } from '../src/errors.ts';
import { standsOn } from './profile.ts';
import type { Line } from './read/line.ts';

export { unreadNumbers } from './unread.ts';

/** A record that breaks the language of the house is a fault of the profile, not of the document. */
function requireSchema(schema: z.ZodType, values: readonly unknown[]): void {
  for (const value of values) {
    const result = schema.safeParse(value);
    if (result.success) continue;
    throw new NaviError('INTERNAL', '文書の読み取り結果が決められた形になっていません。', {
      value,
      cause: result.error,
    });
  }
}

function requireUnique(what: string, ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) {
      throw new NaviError('INTERNAL', `文書の読み取り結果で、${what}「${id}」が重複しています。`, { value: id });
    }
    seen.add(id);
  }
}

function requireWellFormed({ plan, items, facts, passages, problems }: Records): void {
  requireSchema(planSchema, [plan]);
  requireSchema(itemSchema, items);
  requireSchema(factSchema, facts);
  requireSchema(passageSchema, passages);
  requireSchema(problemSchema, problems);
  requireUnique(
    '項目',
    items.map(item => item.itemId),
  );
  requireUnique(
    '値',
    facts.map(fact => fact.factId),
  );
  requireUnique(
    '本文',
    passages.map(passage => passage.passageId),
  );
  const known = new Set(items.map(item => item.itemId));
  const stray = [...facts, ...passages].find(record => !known.has(record.itemId));
  if (stray) {
    throw new NaviError('INTERNAL', `文書の読み取り結果に、項目のない記録「${stray.itemId}」があります。`, {
      value: stray,
    });
  }
}

const linesOf = (lines: readonly Line[], { source }: Pick<Fact, 'source'>) =>
  lines.slice(source.lineStart - 1, source.lineEnd);

/** Whether a fact's printed text stands on its lines; for `→`, the text that it repeats, earlier in the same row. */
export function hasEvidence(fact: Fact, facts: readonly Fact[], lines: readonly Line[]): boolean {
  const printed = linesOf(lines, fact);
  if (standsOn(printed, fact.valueText)) return true;
  return (
    fact.continued === true &&
    printed.some(line => /[→⇒➡]/u.test(line.text)) &&
    facts.some(
      other =>
        other.continued !== true &&
        other.metric === fact.metric &&
        other.kind === fact.kind &&
        other.valueText === fact.valueText &&
        standsOn(linesOf(lines, other), other.valueText),
    )
  );
}

const BUDGET_PARTS: readonly FactKind[] = ['budget_general', 'budget_subsidy', 'budget_bond', 'budget_other'];
const EFFECTS: readonly FactKind[] = ['effect_expected', 'effect_actual'];

const sumOf = (facts: readonly Fact[]) => facts.reduce((sum, fact) => sum + (fact.value ?? 0), 0);
const differs = (a: number, b: number) => Math.abs(a - b) > 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
const comparable = (total: Fact, parts: readonly Fact[]) =>
  total.value !== null && parts.every(part => part.value !== null && part.unit === total.unit);

interface Mismatch {
  total: Fact;
  parts: readonly Fact[];
  what: string;
}

/** 財源内訳 against 事業費総額, for each year or period that prints one of each. */
function budgetMismatches(facts: readonly Fact[]): Mismatch[] {
  const spans = Map.groupBy(
    facts.filter(fact => fact.kind.startsWith('budget_')),
    fact => JSON.stringify([fact.fiscalYear, fact.period]),
  );
  return [...spans.values()].flatMap(group => {
    const kinds = Map.groupBy(group, fact => fact.kind);
    const [total, ...others] = kinds.get('budget_total') ?? [];
    // Two totals of one span are two tables: which source belongs to which is not told.
    if (!total || others.length > 0 || [...kinds.values()].some(same => same.length > 1)) return [];
    // 特定財源 is the sum of the other three where a document prints both.
    const fine = BUDGET_PARTS.filter(kind => kind !== 'budget_general').some(kind => kinds.has(kind));
    const wanted = fine ? BUDGET_PARTS : (['budget_general', 'budget_special'] as const);
    const parts = wanted.flatMap(kind => kinds.get(kind) ?? []);
    if (parts.length === 0 || !comparable(total, parts) || !differs(sumOf(parts), total.value ?? 0)) return [];
    return [{ total, parts, what: '財源内訳' }];
  });
}

/** 効果額 of single years against the printed total of all of them. */
function effectMismatches(facts: readonly Fact[]): Mismatch[] {
  return EFFECTS.flatMap(kind => {
    const effects = facts.filter(fact => fact.kind === kind);
    const totals = effects.filter(fact => fact.period !== undefined);
    return totals.flatMap(total => {
      const yearly = effects.filter(fact => fact.fiscalYear !== null);
      const named = yearly.filter(fact => fact.metric === total.metric);
      const parts = named.length > 0 ? named : totals.length === 1 ? yearly : [];
      // A lone year beside a total of five: the others are not printed, so nothing is to be summed.
      if (parts.length < 2 || !comparable(total, parts) || !differs(sumOf(parts), total.value ?? 0)) return [];
      return [{ total, parts, what: '年度ごとの効果額' }];
    });
  });
}

const number = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 6 });

function mismatchProblem({ total, parts, what }: Mismatch): Problem {
  const lines = [total, ...parts].flatMap(({ source }) => [source.lineStart, source.lineEnd]);
  return {
    code: 'TOTAL_MISMATCH',
    message: `「${total.metric}」は ${total.valueText} と印字されていますが、${what}を足すと ${number.format(sumOf(parts))}${total.unit} です。原本の数を確かめてください。`,
    planId: total.planId,
    itemId: total.itemId,
    source: { ...total.source, lineStart: Math.min(...lines), lineEnd: Math.max(...lines) },
  };
}

function totalProblems(facts: readonly Fact[], known: readonly Problem[]): Problem[] {
  const reported = new Set(known.filter(problem => problem.code === 'TOTAL_MISMATCH').map(problem => problem.itemId));
  return [...Map.groupBy(facts, fact => fact.itemId)]
    .filter(([itemId]) => !reported.has(itemId))
    .flatMap(([, group]) => [...budgetMismatches(group), ...effectMismatches(group)].map(mismatchProblem));
}

/**
 * The records without the facts that lack evidence, and what was found. Lines are null where those that the sources
 * name are not at hand (a plan file names the lines of another document): everything but the evidence is checked.
 * @throws NaviError INTERNAL where a record breaks its schema or an id comes twice: a fault of the profile.
 */
export function checkRecords(
  records: Records,
  lines: readonly Line[] | null,
): { records: Records; problems: Problem[] } {
  requireWellFormed(records);
  const byItem = Map.groupBy(records.facts, fact => fact.itemId);
  const facts = records.facts.filter(fact => lines === null || hasEvidence(fact, byItem.get(fact.itemId) ?? [], lines));
  const kept = new Set(facts);
  const unproven = records.facts
    .filter(fact => !kept.has(fact))
    .map(({ metric, valueText, planId, itemId, source }): Problem => ({
      code: 'EVIDENCE_MISSING',
      message: `「${metric}」の値「${valueText}」が、示された行に見当たらないため、取り込みませんでした。`,
      planId,
      itemId,
      source,
    }));
  return { records: { ...records, facts }, problems: [...unproven, ...totalProblems(facts, records.problems)] };
}
