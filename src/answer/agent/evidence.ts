/** What the words of a sentence may rest on: all that the records say which it names. */
import { KIND_LABEL } from '../../domain/lexicon.ts';
import type { Subject, SubjectFact } from '../draft.ts';
import type { ReadRecord } from './table.ts';

const wordsOf = ({ item, plan }: Subject): string =>
  [
    plan.city,
    plan.planTitle,
    item.itemNo,
    item.title,
    ...item.departments,
    ...item.relatedDepartments,
    ...item.marks,
    ...item.place.flatMap(({ label, no, title }) => [label, no, title]),
  ].join(' ');

const wordsOfFact = (one: SubjectFact): string => {
  const { metric, kind, valueText, unit, note = '' } = one.fact;
  return `${wordsOf(one)} ${metric} ${KIND_LABEL[kind]} ${valueText} ${unit} ${note}`;
};

export function subjectsOf(record: ReadRecord): Subject[] {
  switch (record.is) {
    case 'fact':
      return [record.fact];
    case 'passage':
      return [record.passage];
    case 'item':
      return [record.item];
    case 'computed':
      return record.computed.operands;
  }
}

export const factsOf = (record: ReadRecord): SubjectFact[] =>
  record.is === 'fact' ? [record.fact] : record.is === 'computed' ? record.computed.operands : [];

export function evidenceText(records: readonly ReadRecord[]): string {
  return records
    .map(record => {
      if (record.is === 'passage') {
        const { section, text } = record.passage.passage;
        return `${wordsOf(record.passage)} ${section} ${text}`;
      }
      return record.is === 'item' ? wordsOf(record.item) : factsOf(record).map(wordsOfFact).join(' ');
    })
    .join('\n');
}
