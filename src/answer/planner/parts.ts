/**
 * What one item prints under a name (取組内容, その他効果, 事業行程の行, 指標, 評価の観点), one by one, or how many of it there
 * are: each is quoted, and what is counted is what is quoted.
 */
import type { ItemDetail } from '../../domain/catalogue.ts';
import type { Fact, Passage } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { isText } from '../cue.ts';
import type { Draft, Part, Subject } from '../draft.ts';
import { bare, namesInFull } from '../letters.ts';
import type { Question } from '../question.ts';
import { escape } from '../question/wording.ts';
import { labelOf } from './fields.ts';
import { textItems } from './text-items.ts';

const NUMBER = '(?:\\d|[二三四五六七八九])';
/** One by one, or how many. */
const EACH = new RegExp(
  `すべて|全て|全部|ぜんぶ|漏れなく|挙げ|あげて|列挙|一覧|並べ|何と何|どれとどれ|${NUMBER}(?:つ|点|個|項目|種類)(?!の計画|目|以)|(?:事項|もの)(?:を|は)`,
  'u',
);
const HOW_MANY = /いくつ|なんぼ|何(?:個|点|項目|種類|件|つ|本|課)(?!目)|(?:なん|何)こ|項目数|数(?:は|を|だけ)/u;
/** The yearly plan itself, and not what goes by it (スケジュールから遅れて). */
const ROWS = /(?:事業行程|行程|年次計画|年度別計画|スケジュール表?)(?!か?より|から|どお|通り|に(?:遅|沿|基|従))/gu;
const INDICATORS = /指標(?!に(?:して|する|用))|何の(?:数字|数値)/u;
/** 「主管する課はいくつ」 */
export const OFFICES = /(?:課|部署)(?:の数)?(?:は|が|って)?、?(?:全部で)?(?:いくつ|何(?:課|個|つ)|なんぼ)/u;
const MEASURED: ReadonlySet<Fact['kind']> = new Set(['baseline', 'target', 'actual', 'final_target']);
/** Sections whose name a subject may hold as well: alone they name no section. */
const LEAST = 3;
const PARTS_MOST = 20;
/** What an item does, where its form numbers it: 「取組は全部で何個」 of an item that is named in full. */
const WORKS = '取組内容';
const TITLE = 6;
/** Nouns for the items of a plan: 項目 may be those of a sheet as well. */
const PLAN_ITEMS = /実施項目|取組項目|主な|関連|事業$|施策|取組$|取り組み$/u;

export const asksHowMany = ({ text }: Pick<Question, 'text'>): boolean => HOW_MANY.test(text.normalize('NFKC'));
const asksParts = (question: Question): boolean => asksHowMany(question) || EACH.test(question.text.normalize('NFKC'));

/** What they are counted in; null where nobody asks how many there are. */
export const counterAsked = ({ text, noun }: Pick<Question, 'text' | 'noun'>): string | null =>
  asksHowMany({ text })
    ? (/(?:何|なん)(個|点|項目|種類|件|本|課)/u.exec(text.normalize('NFKC'))?.[1] ??
      (noun?.endsWith('項目') ? '項目' : '個'))
    : null;

export function subjectOf({
  plan,
  facts: _facts,
  passages: _passages,
  city: _city,
  planTitle: _title,
  ...item
}: ItemDetail): Subject {
  return { item, plan };
}

/** A section goes by its name, or by one of the names in it before a particle: 課題 of 現状と課題. */
function isNamed(label: string, asked: string): boolean {
  if (label.length >= LEAST && asked.includes(label)) return true;
  const names = label.split(/と|・|及び/u).filter(name => name.length > 1);
  return names.length > 1 && names.some(name => new RegExp(`の${escape(name)}(?:を|は|って|に|、)`, 'u').test(asked));
}

/** The names of sections that stand in the question, longest first; a longer one hides those within it. */
function sectionsIn(asked: string, passages: readonly Passage[]): string[] {
  const labels = [...new Set(passages.map(({ section }) => labelOf(section)))]
    .filter(label => isNamed(label, asked))
    .toSorted((a, b) => b.length - a.length);
  return labels.filter((label, i) => !labels.slice(0, i).some(longer => longer.includes(label)));
}

const MARK = /^(?:[・･●◆■○◇☆※]|[①-⑳]|[(（]?\d{1,2}[)）.．]|[アイウエオカキクケコ][.．])/u;

/** The lines of a section, where each is one by its mark; else the whole. */
function linesOf(passage: Passage): Part[] {
  const lines = passage.text.split('\n').map(line => line.trim());
  const marked = lines.filter(line => MARK.test(line));
  return marked.length > 1 && marked.length === lines.filter(line => line !== '').length
    ? lines.filter(line => line !== '').map(quote => ({ passage, quote }))
    : [{ passage, quote: passage.text.trim() }];
}

const inYears = (year: number | null, years: readonly number[]) =>
  years.length === 0 || year === null || years.includes(year);

/** One fact of each name, the latest that is asked for. */
function oneOfEach(facts: readonly Fact[], { fiscalYears }: Question): Fact[] {
  const byName = Map.groupBy(
    facts.filter(({ fiscalYear }) => inYears(fiscalYear, fiscalYears)),
    ({ metric }) => metric,
  );
  return Array.from(byName.values()).flatMap(own =>
    own.toSorted((a, b) => (b.fiscalYear ?? 0) - (a.fiscalYear ?? 0)).slice(0, 1),
  );
}

/** The rows of the yearly plan; of a single one its years, which are no number of rows. */
function rowsOf(facts: readonly Fact[], question: Question): Fact[] {
  const own = facts.filter(({ kind, fiscalYear }) => kind === 'milestone' && inYears(fiscalYear, question.fiscalYears));
  const rows = oneOfEach(own, question);
  return rows.length > 1 ? rows : asksHowMany(question) ? [] : own;
}

/** Each department once; those that only take part are not in charge. */
function officesOf(facts: readonly Fact[]): Fact[] {
  const leading = facts.filter(({ kind, metric }) => kind === 'department' && metric !== '関連所属');
  return leading.filter((fact, i) => leading.findIndex(({ valueText }) => valueText === fact.valueText) === i);
}

/** @param counter what they are counted in; null where they are only told */
export function partsDraft(
  subject: Subject,
  name: string,
  parts: readonly Part[],
  counter: string | null,
): Draft | null {
  // One text of two years is one; what only repeats the title says nothing, and leaves the number open.
  const once = parts.filter(
    (part, i) => 'fact' in part || parts.findIndex(one => 'quote' in one && one.quote === part.quote) === i,
  );
  const told = once.filter(
    part => bare('fact' in part ? part.fact.valueText : part.quote) !== bare(subject.item.title),
  );
  const [first, ...more] = told;
  if (!first || told.length > PARTS_MOST) return null;
  return {
    status: 'answered',
    blocks: [
      {
        form: 'parts',
        ...subject,
        name,
        parts: [first, ...more],
        ...(counter !== null && told.length === parts.length && told.length > 1 && { counter }),
      },
    ],
  };
}

export const factsDraft = (subject: Subject, facts: readonly Fact[], counter: string | null): Draft | null =>
  partsDraft(
    subject,
    '',
    facts.map(fact => ({ fact })),
    counter,
  );

const cut = (about: string, name: string) => (name.length < LEAST ? about : about.replaceAll(name, ' '));

/** A sheet is of one item: who names it and no other means that one. */
async function onlyItem({ planIds }: Question, tools: Tools): Promise<ItemDetail | null> {
  if (planIds.length !== 1) return null;
  const { items } = await tools.listItems.run({ planIds });
  const [first, second] = items;
  return first && !second ? (await tools.getItem.run({ itemId: first.item.itemId })).item : null;
}

/** The item that the words beside the section's name mean. */
export async function itemOfSection(question: Question, tools: Tools): Promise<ItemDetail | null> {
  const found = await textItems(question, tools);
  const labels = [...new Set(found.flatMap(({ passages }) => passages.map(({ passage }) => labelOf(passage.section))))];
  const about = labels.toSorted((a, b) => b.length - a.length).reduce(cut, question.about.replaceAll(ROWS, ' '));
  if (about.trim() === '' && question.itemNos.length === 0) return onlyItem(question, tools);
  const [first] = about === question.about ? found : await textItems({ ...question, about }, tools);
  return first ? (await tools.getItem.run({ itemId: first.item.itemId })).item : null;
}

/**
 * @param named the question names what is printed, and asks for no more (「指標は何」)
 * @param ofOffices how many there are is asked of the departments in charge
 */
export async function planParts(
  question: Question,
  tools: Tools,
  { named = false, ofOffices = false } = {},
): Promise<Draft | null> {
  if ((!named && !asksParts(question)) || question.departments.length > 0) return null;
  // 「目指す姿が…の取組を挙げて」 asks for items, unless it names the one that it is of.
  const ofItems = question.noun !== null && PLAN_ITEMS.test(question.noun) && question.itemNos.length === 0;
  if (ofItems && !asksHowMany(question)) return null;
  const detail = await itemOfSection(question, tools);
  if (!detail || (ofItems && !namesInFull(question.text, detail.title, TITLE))) return null;
  const subject = subjectOf(detail);
  const asked = bare(question.text).replaceAll(bare(detail.title), ' ');
  const texts = detail.passages.filter(
    ({ section, fiscalYear }) => isText(section) && inYears(fiscalYear, question.fiscalYears),
  );
  const ofPlan = question.noun !== null && PLAN_ITEMS.test(question.noun);
  const rows = !ofPlan && asked.search(ROWS) >= 0 ? rowsOf(detail.facts, question) : [];
  const counter = counterAsked(question);
  if (rows.length > 1) return factsDraft(subject, rows, counter);
  const works = ofPlan ? texts.filter(({ section }) => section === WORKS) : [];
  const each = works.length > 1 && works.every(({ fiscalYear }) => fiscalYear === null);
  const sections = each ? [WORKS] : sectionsIn(asked, texts);
  if (sections.length > 0) {
    const own = texts.filter(({ section }) => sections.includes(labelOf(section)));
    const parts =
      own.length > 1 ? own.map((passage): Part => ({ passage, quote: passage.text.trim() })) : own.flatMap(linesOf);
    return partsDraft(subject, own[0]?.section ?? '', parts, counter);
  }
  const offices = ofOffices || OFFICES.test(asked) ? officesOf(detail.facts) : [];
  if (offices.length > 0) return factsDraft(subject, offices, '課');
  if (ofPlan) return null;
  const measures = INDICATORS.test(asked)
    ? oneOfEach(
        detail.facts.filter(({ kind }) => MEASURED.has(kind)),
        question,
      )
    : [];
  return measures.length > 0 ? factsDraft(subject, measures, counter) : null;
}
