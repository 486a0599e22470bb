/** When something is (いつ): the year at which it stands in the yearly plan, and the month that a sentence prints. */
import { asksDate, namesDate, speaksOf } from '../cue.ts';
import { datesEvent, stateFits } from '../cue-fits.ts';
import type { Block, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { planWhen } from './milestones.ts';
import { pick, planQuote, quoteBlock } from './quoting.ts';
import type { TextItem } from './text-items.ts';

/** How much more a dated sentence must hold than a row of the yearly plan. */
const SENTENCE_LEADS = 0.15;

/** How much of the event a sentence with a date must hold, beside the year's row. */
const DATED = { alone: 0.25, ofEvent: 0.6, behind: 0.15 };

/** A sentence that prints the month of the event, of what is meant: told beside the year at which the event stands. */
function dateBeside(items: readonly TextItem[], question: Question, strength: number): Block[] {
  const [first] = items;
  if (!first) return [];
  const near = items.filter(one => first.coverage - one.coverage <= DATED.behind).slice(0, 3);
  const [best] = near
    .flatMap(item => pick(item, 'when', question))
    .filter(one => {
      const sentence = one.found.passage.text.slice(one.span.start, one.span.end);
      return datesEvent(question.text, sentence, one.span.held);
    })
    .filter(({ span }) => span.coverage >= DATED.alone && span.whole >= DATED.ofEvent * strength)
    .toSorted((a, b) => b.score - a.score);
  return best ? [quoteBlock(best)] : [];
}

function withDate(draft: Draft, items: readonly TextItem[], question: Question, strength: number): Draft {
  if (draft.status !== 'answered') return draft;
  const told = draft.blocks.some(
    block => block.form === 'values' && block.facts.some(fact => namesDate(fact.valueText)),
  );
  if (told) return draft;
  return { status: 'answered', blocks: [...draft.blocks, ...dateBeside(items, question, strength)] };
}

/** Where a date within the year is asked for, a sentence that prints one; else the year at which it stands. */
export function planTime(items: readonly TextItem[], question: Question): Draft | null {
  const event = planWhen(items, question);
  const quote = planQuote(items, question);
  const [block] = quote.status === 'answered' ? quote.blocks : [];
  const dated = block?.form === 'quote' && speaksOf('when', block.quote, question.text) ? block : null;
  if (dated && asksDate(question.text)) return quote;
  const held = Math.max(
    0,
    ...items
      .slice(0, 1)
      .flatMap(({ passages }) =>
        passages
          .filter(({ passage }) => passage.passageId === dated?.passage.passageId)
          .flatMap(({ spans }) => spans.map(span => span.coverage)),
      ),
  );
  const inQuote = dated && !namesDate(dated.quote) ? withDate(quote, items, question, held) : quote;
  const shown = event !== null && !event.told && event.draft.status === 'answered';
  if (shown && dated && stateFits(question.text, dated.quote)) return inQuote;
  if (event && (!dated || held <= event.strength + SENTENCE_LEADS))
    return withDate(event.draft, items, question, event.strength);
  return inQuote;
}
