/** What is said where nothing can be stated, or nothing may be. Only what is printed nearest carries figures, cited. */
import type { Fact, Plan } from '../../domain/records.ts';
import type { Reason } from '../draft.ts';
import type { OutcomePhrases } from './phrases.ts';
import { notesOf, type Writing } from './values.ts';

function covered(plans: readonly Plan[], outcomes: OutcomePhrases): string[] {
  return plans.length === 0 ? [] : [outcomes.covered, ...plans.map(plan => outcomes.coveredPlan(plan))];
}

/** What a note explains with figures of its own (1fm は…) belongs to an answer, where the value is cited. */
const withoutFigures = ({ note, ...fact }: Fact): Fact =>
  note === undefined || /\d/u.test(note.normalize('NFKC').replaceAll(/(?:令和|平成|R|H)\s*\d+(?:年度?)?/gu, ''))
    ? fact
    : { ...fact, note };

function blank(reason: Reason & { code: 'blank' }, writing: Writing, outcomes: OutcomePhrases): string[] {
  const { subject, nearest } = reason;
  const lines = nearest.map(fact => writing.phrases.namedLine(fact) + writing.citing.fact(subject, fact));
  const { departments } = subject.item;
  return [
    outcomes.blank(reason),
    ...(lines.length > 0 ? [outcomes.nearest, ...lines] : []),
    ...(departments.length > 0 ? [outcomes.askAt(departments)] : []),
  ];
}

export function notFound(reason: Reason, plans: readonly Plan[], writing: Writing, outcomes: OutcomePhrases): string {
  const { phrases, citing } = writing;
  switch (reason.code) {
    case 'city':
      return [outcomes.noCity(reason), ...covered(plans, outcomes)].join('\n');
    case 'year':
      return outcomes.noYear(reason);
    case 'blank':
      return blank(reason, writing, outcomes).join('\n') + notesOf(reason.nearest.map(withoutFigures), writing);
    case 'units': {
      const lines = reason.values.map(({ fact, ...subject }) => {
        return phrases.sideLine({ fact, ...subject }) + citing.fact(subject, fact);
      });
      const notes = notesOf(
        reason.values.map(({ fact }) => fact),
        writing,
      );
      return [outcomes.units, ...lines].join('\n') + notes;
    }
    case 'nothing': {
      const items = reason.nearest.map(({ item, plan }) => `・${phrases.place({ item, plan })}`);
      const nearest = items.length > 0 ? [outcomes.nearestItems, ...items] : [];
      return [outcomes.nothing, ...nearest, ...covered(plans, outcomes)].join('\n');
    }
  }
}
