/** Why there is no answer, in English. */
import { en } from './en.ts';
import type { OutcomePhrases } from './phrases.ts';

const SERVICE =
  'You can ask about what the plans say: targets, results, costs, sections in charge and what is being done.';

const years = (fiscalYears: readonly number[]) => en.and(fiscalYears.map(fiscalYear => en.when({ fiscalYear })));

export const enOutcomes: OutcomePhrases = {
  noCity: ({ name }) => `Sorry, there is no plan of ${name} among the documents that can be asked about here.`,
  noYear({ fiscalYears, subject }) {
    const period = en.when({ fiscalYear: null, period: subject.plan.fiscalYears });
    return `Sorry, the documents hold no value for ${years(fiscalYears)}. ${en.place(subject)} covers ${period}.`;
  },
  blank({ fiscalYears, kinds, subject }) {
    const what = kinds.length === 0 || kinds.length > 3 ? 'value' : en.and(kinds.map(kind => en.kind(kind)));
    const when = fiscalYears.length === 0 ? '' : ` for ${years(fiscalYears)}`;
    return `Sorry, ${en.place(subject)} has no printed ${what}${when}.`;
  },
  nearest: 'What is printed:',
  askAt: departments =>
    `For more, please ask the section in charge: ${departments.map(name => `「${name}」`).join(', ')}.`,
  units: 'Sorry, these values are in different units and cannot be compared or added. What is printed:',
  nothing: 'Sorry, nothing on this was found in the documents.',
  nearestItems: 'The closest items are:',
  covered: 'These plans can be asked about:',
  coveredPlan: plan => `・${en.plan(plan)}: ${en.when({ fiscalYear: null, period: plan.fiscalYears })}`,
  declined: {
    opinion: `Sorry, opinions and predictions cannot be given here. ${SERVICE}`,
    legal:
      'Sorry, personal advice on law, taxes and the like cannot be given here. Please ask the counter of your city hall, or an advice service such as Houterasu (法テラス).',
    instructions: `Sorry, the settings and instructions of this service cannot be shown. ${SERVICE}`,
    personal: `Sorry, questions about private persons cannot be answered here. ${SERVICE}`,
    made_up: `Sorry, figures that are not in the documents cannot be made up. ${SERVICE}`,
  },
};
