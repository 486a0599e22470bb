/** Examples asked for (たとえばどんなもの): what a text gives in brackets or before 等, wherever the item prints it. */
import type { Draft } from '../draft.ts';
import { letters } from '../letters.ts';
import type { Question } from '../question.ts';
import { quoteBlock, type Picked } from './quoting.ts';
import type { TextItem } from './text-items.ts';

const ASKED =
  /たとえば|例えば|例として|例を|具体例|具体的に(?:は)?(?:どん|どう|何|なに)|どんな(?:もの|物|もん|の|設備|機械|種類)|どのようなもの|どういうもの|\b(?:for example|such as|examples?)\b/iu;
const WORD = String.raw`[\p{Script=Han}\p{Script=Katakana}ー々]{2,}`;
/** 「設備(腰掛け、花壇等)」「腰掛け、花壇などの設備」 */
const GIVEN = new RegExp(
  `\\([^()]*${WORD}[、,・][^()]*${WORD}[^()]*\\)|\\([^()]*${WORD}(?:等|など)\\)|${WORD}[、・](?:[^。、]{2,12}[、・])*[^。、]{0,8}${WORD}(?:等|など|といった)`,
  'u',
);
/** Of the subject a sentence with examples must hold this much. */
const HOLDS = 0.2;

/** The draft, with the sentence of the same item that gives examples beside it. */
export function withExamples(draft: Draft, items: readonly TextItem[], { text }: Question): Draft {
  if (draft.status !== 'answered' || !ASKED.test(text)) return draft;
  const [first, ...others] = draft.blocks;
  const own = 'item' in first ? items.find(({ item }) => item.itemId === first.item.itemId) : undefined;
  if (!own) return draft;
  const shown = draft.blocks.map(block => (block.form === 'quote' ? letters(block.quote) : '')).join(' ');
  const given = own.passages.flatMap(found =>
    found.spans.flatMap((span): Picked[] => {
      const sentence = found.passage.text.slice(span.start, span.end);
      return span.coverage >= HOLDS && GIVEN.test(sentence.normalize('NFKC'))
        ? [{ found, span, score: span.coverage - (span.end - span.start) / 2000 }]
        : [];
    }),
  );
  const [best] = given.toSorted((a, b) => b.score - a.score);
  const block = best && quoteBlock(best);
  if (block?.form !== 'quote' || shown.includes(letters(block.quote))) return draft;
  return { status: 'answered', blocks: [first, block, ...others] };
}
