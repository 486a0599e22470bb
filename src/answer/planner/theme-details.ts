/** What a list by subject tells of its items beside their names: what is done, or by what it is measured. */
import type { ItemDetail } from '../../domain/catalogue.ts';
import type { Passage } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Listed } from '../draft.ts';
import type { Question } from '../question.ts';
import { bestQuote, likenessToQuestion } from '../best-quote.ts';

/** 「各市は何をやることにしていますか」 */
export const asksDoing = ({ text }: Question): boolean => /(?:何|なに)を(?:やる|する|して|行)|どんなことを/u.test(text);
/** 「件数を物差しにしている項目」, 「指標にしている」 */
export const asksMeasure = ({ text }: Question): boolean =>
  /物差し|ものさし|(?:指標|目安)(?:に|と)(?:して|する)/u.test(text);

const QUOTED_MOST = 3;
/** Sections that say what is done. */
const DOES = /取組|改善|方針|事業内容|概要/u;

const detailOf = async ({ item }: Listed, tools: Tools): Promise<ItemDetail | null> =>
  (await tools.getItem.run({ itemId: item.itemId })).item;

const worth = ({ passage, quote }: { passage: Passage; quote: string }, { about }: Question): number =>
  likenessToQuestion(quote, about) * (DOES.test(passage.section) ? 2 : 1);

/** Of each city what its first item says of the subject, verbatim. */
export async function doings(items: readonly Listed[], question: Question, tools: Tools): Promise<Block[]> {
  const firsts = Array.from(Map.groupBy(items, ({ plan }) => plan.city).values()).flatMap(own => own.slice(0, 1));
  const blocks = await Promise.all(
    firsts.slice(0, QUOTED_MOST).map(async (one): Promise<Block[]> => {
      const passages = (await detailOf(one, tools))?.passages ?? [];
      const [best] = passages
        .map(passage => ({ passage, quote: bestQuote(passage.text, question.about) }))
        .toSorted((a, b) => worth(b, question) - worth(a, question));
      return best ? [{ form: 'quote', item: one.item, plan: one.plan, ...best }] : [];
    }),
  );
  return blocks.flat();
}

/** Each item with the latest target of the indicator that is nearest to the subject, where it prints one. */
export async function withMeasures(items: [Listed, ...Listed[]], { about }: Question, tools: Tools): Promise<Listed[]> {
  return Promise.all(
    items.map(async (one): Promise<Listed> => {
      const facts = (await detailOf(one, tools))?.facts ?? [];
      const [nearest] = facts
        .filter(({ kind, fiscalYear }) => kind === 'target' && fiscalYear !== null)
        .toSorted(
          (a, b) =>
            likenessToQuestion(b.metric, about) - likenessToQuestion(a.metric, about) ||
            (b.fiscalYear ?? 0) - (a.fiscalYear ?? 0),
        );
      return nearest && likenessToQuestion(nearest.metric, about) > 0 ? { ...one, fact: nearest } : one;
    }),
  );
}
