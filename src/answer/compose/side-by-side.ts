/** Values of several items side by side, each under its own name; never one for the other. */
import type { Block } from '../draft.ts';
import { commonOf, figureOf, formula } from './computed.ts';
import { notesOf, type Writing } from './values.ts';

export function sideBySide({ values, computed }: Block & { form: 'side_by_side' }, writing: Writing): string {
  const { phrases, citing } = writing;
  const mark = ({ fact, ...subject }: (typeof values)[number]) => citing.fact(subject, fact);
  const of = computed?.of;
  const said = of
    ? phrases.winner(computed, commonOf(computed.operands), of, null) + phrases.gap + mark(of)
    : computed
      ? phrases.result(
          computed,
          commonOf(computed.operands),
          figureOf(computed, phrases) + phrases.gloss(computed.unit),
        ) +
        phrases.gap +
        computed.operands.map(mark).join('')
      : phrases.sideBySide;
  const lines = values.map(value => phrases.sideLine(value) + mark(value));
  const [first] = values;
  const units = values.some(({ fact }) => fact.unit !== first.fact.unit);
  const metrics = values.some(({ fact }) => fact.metric !== first.fact.metric);
  const unlike = units || metrics ? [phrases.unlike(units ? 'unit' : 'metric', computed !== null)] : [];
  const notes = notesOf(
    values.map(({ fact }) => fact),
    writing,
  );
  return [said, ...lines, ...(computed && !of ? [formula(computed, writing)] : []), ...unlike].join('\n') + notes;
}

/** Of what is compared, the side that prints no such value. */
export function absent({ city, nearest, of }: Block & { form: 'absent' }, { phrases, citing }: Writing): string {
  return phrases.absent(city, nearest, of) + (nearest ? phrases.gap + citing.item(nearest) : '');
}
