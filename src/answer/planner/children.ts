/** The items under one heading (項目の下の取組): their departments, their grades, their names, how many there are. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import type { Block, Draft, Listed, Subject } from '../draft.ts';
import { namesInFull } from '../letters.ts';
import type { Question } from '../question.ts';
import { textItems } from './text-items.ts';

/** What of the subject the heading's title must hold, where no number names it. */
const HOLDS = 0.75;
const WHOLE = /それぞれ|全部|すべて|全て|ぜんぶ|各(?:取組|項目|課)|取り?組み?|シート|\b(?:each|all|every)\b/iu;
/** Nouns for what lies under a heading; what its items do is none of them. */
const ITEMS =
  /(?:取り?組み?|とりくみ|項目|内容|事業|施策|メニュー|\b(?:items?|measures?|initiatives?|projects?|efforts?|actions?)\b)/iu;
const NUMBERED = /いくつ|なんぼ|何(?:個|件|項目|つ|本|課)|件数|項目数|\bhow many\b/iu;
/** 「自己評価」「評価」: what each of them was given. */
const GRADES = /評価|判定|進[みん]|遅れ|計画(?:どお|通)り|\bgrades?\b|\brat(?:ed|ings?)\b/iu;
const QUALIFIED = /(?:外部|内部|自己|第三者|市民|総合)評価/u;
const LETTER = /(?<![A-Za-z])[A-E](?![A-Za-z])/u;
/** 「担当する課をすべて」, whatever noun stands before. */
const SECTIONS = /(?:課|部署)(?:名)?(?:を|は|って)?、?(?:すべて|全て|全部|ぜんぶ|挙げ|列挙|一覧)/u;
const COUNTED = /何[件個課つ本]|いくつ|なんぼ|件数|\bhow many\b/iu;
/** What a question says of the sheet itself. */
const SHEET =
  /(?:進行管理)?シート|(?:具体的な)?取り?組み?(?:内容)?|項目|全部の課|どこの課|担当|載っとる?|数だけで(?:いい|よい|ええ)(?:です)?(?:よ|から)?|自己評価/gu;

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '');

interface Family extends Subject {
  children: Subject[];
}

async function childrenOf({ item, plan }: Subject, tools: Tools): Promise<Subject[]> {
  const { items } = await tools.listItems.run({ planIds: [plan.planId], placeItemIds: [item.itemId] });
  return items.filter(one => one.item.itemId !== item.itemId).map(one => ({ item: one.item, plan: one.plan }));
}

const familyOf = async (subject: Subject, tools: Tools): Promise<Family | null> => {
  if (subject.item.kind !== 'item') return null;
  const children = await childrenOf(subject, tools);
  return children.length > 1 ? { ...subject, children } : null;
};

/** The item with others under it that the question names by its number or its title. */
async function familyMeant(question: Question, tools: Tools): Promise<Family | null> {
  const { itemNos, about } = question;
  if (itemNos.length > 1) return null;
  const numbered = itemNos.length === 1;
  const subject = numbered ? '' : about.replaceAll(SHEET, ' ').trim();
  if (!numbered && subject.length < 2) return null;
  const found = await textItems({ ...question, about: subject, fiscalYears: [] }, tools);
  for (const one of found.slice(0, 4)) {
    const { item, plan, headCoverage } = one;
    if (!numbered && headCoverage < HOLDS && !namesInFull(question.text, item.title)) continue;
    // A part of what is asked may be the title of one of them.
    const family = await familyOf({ item, plan }, tools);
    if (family) return numbered || !nearerChild(family, found, question) ? family : null;
    if (!numbered && namesInFull(question.text, item.title)) return null;
  }
  return null;
}

/** One of the items below holds more of the subject by its title. */
const nearerChild = (
  { item, children }: Family,
  found: Awaited<ReturnType<typeof textItems>>,
  question: Question,
): boolean => {
  const own = found.find(one => one.item.itemId === item.itemId)?.headCoverage ?? 0;
  return found.some(
    one =>
      children.some(child => child.item.itemId === one.item.itemId) &&
      // Its place holds the heading's title: it is nearer only where its own title tells more.
      (one.headCoverage > own + 0.01 || namesInFull(question.text, one.item.title)),
  );
};

const nameOf = ({ item }: Subject): string => `${item.itemNo} ${item.title}`;

async function factsOf(child: Subject, kinds: ('grade' | 'department')[], tools: Tools): Promise<Fact[]> {
  const { series } = await tools.lookupFacts.run({
    about: '',
    itemNos: [child.item.itemNo],
    planIds: [child.plan.planId],
    cities: [],
    kinds,
  });
  return series.filter(({ item }) => item.itemId === child.item.itemId).flatMap(({ facts }) => facts);
}

async function departmentsOf({ children }: Family, tools: Tools): Promise<Draft | null> {
  const blocks: Block[] = [];
  for (const child of children) {
    const facts = await factsOf(child, ['department'], tools);
    if (facts.length > 0) blocks.push({ form: 'departments', ...child, facts });
  }
  const [first, ...more] = blocks;
  return first ? { status: 'answered', blocks: [first, ...more] } : null;
}

/** 「計画どおり」 of `A：計画どおり`. */
const wordOf = (fact: Fact | undefined): string | undefined =>
  plain(fact?.valueText ?? '')
    .split(':')[1]
    ?.replace('通り', 'どおり');

/** The longest word of a grade that the question holds: 概ね計画どおり is no 計画どおり. */
function wordNamed(graded: readonly Listed[], asked: string): string | undefined {
  const told = asked.replaceAll('通り', 'どおり');
  const words = [...new Set(graded.flatMap(({ fact }) => wordOf(fact) ?? []))].filter(word => word.length > 2);
  return words.toSorted((a, b) => b.length - a.length).find(word => told.includes(word));
}

/** The grades of one name that the items below were given; of one letter, where the question names it. */
async function gradesOf(family: Family, { text }: Question, tools: Tools): Promise<Draft | null> {
  const asked = plain(text);
  const graded: Listed[] = [];
  for (const child of family.children)
    for (const fact of await factsOf(child, ['grade'], tools)) graded.push({ ...child, fact });
  const names = [...new Set(graded.map(({ fact }) => fact?.metric ?? ''))];
  // 外部評価 is not told by 自己評価.
  const qualified = QUALIFIED.exec(asked)?.[0];
  const own =
    names.find(name => asked.includes(plain(name))) ??
    (qualified === undefined ? names.find(name => name.includes('評価')) : undefined);
  if (own === undefined) return null;
  const letter = LETTER.exec(asked)?.[0];
  const ofName = graded.filter(({ fact }) => fact?.metric === own);
  const word = wordNamed(ofName, asked);
  const held = ofName.filter(({ fact }) =>
    letter !== undefined
      ? plain(fact?.valueText ?? '').startsWith(letter)
      : word === undefined || wordOf(fact) === word,
  );
  if (held.length === 0) return null;
  return {
    status: 'answered',
    blocks: [
      {
        form: 'list',
        criteria: [
          { by: 'place', name: nameOf(family) },
          { by: 'kinds', name: [own, letter ?? word].filter(part => part !== undefined).join(' ') },
        ],
        items: held,
        counted: COUNTED.test(asked),
      },
    ],
  };
}

/** What a list says of items besides that they lie there. */
const SAYS_NOTHING =
  /属する|含まれる|ぶら下がる|掲げ(?:た|られ(?:た|ている))|載って(?:い?る|おる)|ある|あり(?:ます)?|名前|名称|名|もの|具体的|[一二三四五六七八九\d]つ|全部|すべて|下|\b(?:under|the|of|in|are|is|there|its?|two|three|four|five|six|s|city|plan|list|all)\b/giu;

/** 「4項目のうち」 */
const OUT_OF = /(?:全|の)?\d+(?:項目|つ|件|の取組)?の?(?=\s|うち|内|中|$)/gu;

/** 「新規はいくつ」: a mark that some of them bear, and the question names. */
const markNamed = ({ children }: Family, asked: string): string | undefined =>
  [...new Set(children.flatMap(({ item }) => item.marks))].find(mark => asked.includes(mark));

/** The sheet's own words for how many there are: 「4項目のうち、3項目は新規」. */
async function saidOfNumber({ item, plan }: Family, number: number, mark: string, tools: Tools): Promise<Block[]> {
  const { item: detail } = await tools.getItem.run({ itemId: item.itemId });
  const counts = new RegExp(`(?<!\\d)${String(number)}(?:項目|取組|件|つ)`, 'u');
  for (const passage of detail?.passages ?? [])
    for (const sentence of passage.text.split(/(?<=。)|\n/u)) {
      const told = sentence.normalize('NFKC');
      if (counts.test(told) && told.includes(mark === '' ? '取組' : mark))
        return [{ form: 'quote', item, plan, passage, quote: sentence.trim() }];
    }
  return [];
}

/** 「新規の取組」「遅れている取組」: not all of them are asked for. */
function narrowed({ about, threshold, departments }: Question, { item }: Family, mark = ''): boolean {
  const left = plain(
    about
      .replaceAll(SAYS_NOTHING, ' ')
      .replaceAll(OUT_OF, ' ')
      .replaceAll(mark || ' ', ' '),
  )
    .replaceAll(plain(item.title), '')
    .replaceAll(new RegExp(ITEMS.source, 'giu'), '')
    .replaceAll(SHEET, '')
    .replaceAll(/[\p{P}\p{S}ぁ-ん]/gu, '');
  const inTitle = Array.from(left).every(letter => item.title.includes(letter));
  return threshold !== null || departments.length > 0 || !inTitle;
}

/** 「取組目標」「成果指標」 are fields of the sheet itself, though one begins like what lies under it. */
async function namesField({ item }: Family, asked: string, tools: Tools): Promise<boolean> {
  const { item: detail } = await tools.getItem.run({ itemId: item.itemId });
  return (detail?.passages ?? []).some(({ section }) => section.length > 2 && plain(asked).includes(plain(section)));
}

/** null where no item with others under it is meant, or nothing of them is asked for. */
export async function planChildren(question: Question, tools: Tools): Promise<Draft | null> {
  const { wants, operation, text, kinds, planIds, cities, itemNos, everything } = question;
  const asked = text.normalize('NFKC');
  const lists = operation === 'list' || operation === 'count' || everything || NUMBERED.test(asked);
  const graded = GRADES.test(asked) && (kinds.includes('grade') || LETTER.test(asked));
  const sections = wants === 'department' || SECTIONS.test(asked);
  const whole = sections && (WHOLE.test(asked) || itemNos.length > 0);
  if (!whole && !graded && !(lists && ITEMS.test(asked))) return null;
  if (planIds.length + cities.length + itemNos.length === 0) return null;
  const family = await familyMeant(question, tools);
  if (!family) return null;
  if (sections) return family.item.departments.length > 0 ? null : departmentsOf(family, tools);
  if (graded) {
    const own = await factsOf(family, ['grade'], tools);
    // What the heading itself was given is asked for by its own name.
    if (own.some(({ metric }) => plain(asked).includes(plain(metric)))) return null;
    return gradesOf(family, question, tools);
  }
  const mark = markNamed(family, asked.replaceAll(family.item.title, ' '));
  if (narrowed(question, family, mark) || (await namesField(family, asked, tools))) return null;
  const items = family.children.filter(({ item }) => mark === undefined || item.marks.includes(mark));
  const counted = operation === 'count' || NUMBERED.test(asked);
  return {
    status: 'answered',
    blocks: [
      {
        form: 'list',
        criteria: [
          { by: 'place', name: nameOf(family) },
          ...(mark === undefined ? [] : [{ by: 'mark' as const, name: mark }]),
        ],
        items,
        counted,
      },
      ...(counted ? await saidOfNumber(family, items.length, mark ?? '', tools) : []),
    ],
  };
}
