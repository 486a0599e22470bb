/**
 * The last gate (検証): every figure of the exact text that a resident reads needs evidence in what is cited beside it.
 * It knows nothing of how the text was made, and takes no word for true: not the planner's, not a model's, not the
 * question's. What was computed is computed again.
 */
import { checkCitations, factsByMark } from './verify/citations.ts';
import { checkComputation, WINNERS } from './verify/compute.ts';
import { fold } from './verify/fold.ts';
import { checkFormulas } from './verify/formula.ts';
import { namesOf, readNames } from './verify/names.ts';
import { checkChoices, checkOpen, checkTail, nameable } from './verify/open-text.ts';
import { checkHeads } from './verify/heads.ts';
import { checkRows } from './verify/order.ts';
import { roleOf } from './verify/result.ts';
import { cut } from './verify/segments.ts';
import { checkStatement, type Blocks, type Context } from './verify/statement.ts';
import { statementsOf, union } from './verify/statements.ts';
import { fault, type Checkable, type Diagnostic, type Evidence } from './verify/types.ts';
import { placesOf } from './verify/values.ts';

export type { Diagnostic, Evidence } from './verify/types.ts';

/** What is wrong with an answer's text; empty where every figure has its evidence. */
export function verify(answer: Checkable, evidence: Evidence): Diagnostic[] {
  const { segments, end, formulas } = cut(answer.answer);
  const byMark = factsByMark(answer);
  const names = namesOf(answer, evidence);
  const { checked, faults } = checkComputation(answer);
  const statements = statementsOf(segments, answer, byMark);
  const open = answer.status === 'not_found' || answer.status === 'declined';

  const rests = statements.map(statement => readNames(fold(statement.line), names, statement).rest);
  const roles = statements.map((statement, i) => roleOf(statement, rests[i] ?? '', checked));
  const stated = new Set(
    statements.flatMap(({ facts }, i) =>
      roles[i] === 'result' ? [] : facts.filter(fact => placesOf(rests[i] ?? '', fact).length > 0),
    ),
  );
  const operands = checked?.operands ?? [];
  const formula = checkFormulas(
    formulas,
    checked,
    byMark,
    operands.every(fact => stated.has(fact)),
  );
  const context: Context = { names, checked, stated, shown: formula.shown, open };

  // Of many values that were only compared, the answer states one; how many they were is counted in its statement.
  const compares = checked !== null && WINNERS.has(checked.recorded.operation) && operands.length > 12;
  const restsOn = new Set(compares ? operands.map(fact => fact.factId) : []);
  const found = [...checkCitations(answer, evidence, byMark, restsOn), ...faults, ...formula.faults];
  if (checked && !roles.some(role => role !== 'plain')) found.push(fault('WRONG_RESULT', checked.recorded.operation));

  // All that is listed with who comes first was compared.
  const blocks: Blocks = Map.groupBy(statements, ({ paragraph }) => paragraph);
  found.push(...checkRows(blocks, checked));
  const compared = new Set(operands);
  for (const { line, paragraph } of statements.filter((_, i) => roles[i] === 'winner'))
    if (blocks.get(paragraph)?.some(({ facts }) => facts.some(fact => !compared.has(fact))) === true)
      found.push(fault('WRONG_RESULT', line));

  const all = open ? nameable(answer, names, evidence) : union(statements);
  // Before records of what was asked were handed over, the text of a refusal could not be checked.
  const knows = !open || evidence.items !== undefined || evidence.years !== undefined;
  const loose = (text: string) =>
    open ? (knows ? checkOpen(text, all, names, evidence) : []) : checkTail(text, all, names, evidence.years);
  const parts = statements.map(statement => [
    ...loose(statement.tail),
    ...(open ? loose(statement.lead) : []),
    ...checkStatement(statement, context),
  ]);
  const choices = checkChoices(answer.choices, all, names);
  return [...found, ...choices, ...parts.flat(), ...checkHeads(answer, statements, blocks, context), ...loose(end)];
}
