/** 「指標は何」: the indicators of an item by their names, each with what is printed of it. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft } from '../draft.ts';
import { letters } from '../letters.ts';
import type { Question } from '../question.ts';
import { subjectOf } from './scope.ts';
import type { TextItem } from './text-items.ts';
import { OF_INDICATOR } from './values.ts';

const ASKED =
  /指標(?:名|の名(?:前|称))?(?:(?:は|って|には|として)、?(?:何|なに|なん|どんな|どれ|どう|[?？]|$)|(?:を|は)(?:教え|示し|知り))|(?:どんな|どのような|何という|何の|何が)指標|(?:何|なに)を指標/u;
/** Of the subject, what the title must hold where no number names the item. */
const NAMES_ITEM = 0.5;
const MOST = 4;

/** Goals first: they say what is measured, and how far. */
const ORDER = ['target', 'final_target', 'actual', 'baseline'] as const;

function shown(facts: readonly Fact[]): Fact[] {
  const kind = ORDER.find(one => facts.some(fact => fact.kind === one));
  return facts.filter(fact => fact.kind === kind);
}

async function blocksOf(subject: TextItem, tools: Tools): Promise<Block[]> {
  const { item } = await tools.getItem.run({ itemId: subject.item.itemId });
  // Words in a cell (検討) belong to a row of the schedule, not to an indicator.
  const measured = (item?.facts ?? []).filter(({ kind, value }) => OF_INDICATOR.includes(kind) && value !== null);
  return Array.from(Map.groupBy(measured, ({ metric }) => metric).values(), (facts): Block => ({
    form: 'values',
    ...subjectOf(subject),
    facts: shown(facts),
  }));
}

/** null where no indicator's name is asked for, or the item has none. */
export async function planIndicators(
  items: readonly TextItem[],
  question: Question,
  tools: Tools,
): Promise<Draft | null> {
  const { text, itemNos, fiscalYears } = question;
  const [item] = items;
  if (!item || fiscalYears.length > 0 || !ASKED.test(text.normalize('NFKC'))) return null;
  if (itemNos.length === 0 && item.headCoverage < NAMES_ITEM) return null;
  // One title in two plans: nothing tells which is meant.
  const open = itemNos.length + question.planIds.length === 0;
  const named = items.filter(one => open && letters(one.item.title) === letters(item.item.title));
  const blocks: Block[] = [];
  for (const one of new Set([item, ...named])) blocks.push(...(await blocksOf(one, tools)));
  const [first, ...more] = blocks.slice(0, MOST);
  return first ? { status: 'answered', blocks: [first, ...more] } : null;
}
