/**
 * Fields of a sheet's form (様式の欄) that go by a label inside a section, or by what people call it: 開始年度 of 事業開始年度,
 * the 計画期間 of each related plan, what was said the year before, where 効果額 is found, the item's own number.
 */
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import { isText } from '../cue.ts';
import { bare, letters } from '../letters.ts';
import type { Question } from '../question.ts';
import { labelOf } from './fields.ts';
import { quoteBlock, quoteWhole } from './quoting.ts';
import { planCovers, subjectOf } from './scope.ts';
import { FAR_AHEAD, notSaid, textItems, type FoundPassage, type TextItem } from './text-items.ts';

/** A label inside a section; where no value follows it, the cell is blank. */
interface Labelled {
  found: FoundPassage;
  label: string;
  value: string;
}

/** What a form calls a cell within a section. */
const LABEL = /^\p{Script=Han}{1,6}(?:年度|期間|期日|時期|年月日)$/u;
const SEPARATOR = /^[~〜～\-－→]$/u;

/** 「開始年度 昭和44年度 ～ 終了年度」: each label with the words up to the next. */
function labelled(found: FoundPassage): Labelled[] {
  return found.passage.text.split('\n').flatMap(line => {
    const cells: Labelled[] = [];
    for (const word of line.normalize('NFKC').split(/\s+/u)) {
      const last = cells.at(-1);
      if (LABEL.test(word)) cells.push({ found, label: word, value: '' });
      else if (last && !SEPARATOR.test(word)) last.value += word;
    }
    return cells;
  });
}

/** An item that holds about as much as the likeliest may be the one that prints the field; one named in full comes first. */
const ABOUT_AS_MUCH = 0.15;
const TITLE = 5;
export function near(items: readonly TextItem[], asked: string): TextItem[] {
  const close = items.filter(one => (items[0]?.coverage ?? 0) - one.coverage <= ABOUT_AS_MUCH).slice(0, 4);
  const named = ({ item }: TextItem) => bare(item.title).length >= TITLE && asked.includes(bare(item.title));
  return [...close.filter(named), ...close.filter(one => !named(one))];
}

export function answered(found: readonly FoundPassage[]): Draft | null {
  const [first, ...more] = [...new Set(found)].map(quoteWhole);
  return first ? { status: 'answered', blocks: [first, ...more] } : null;
}

/** A project that began before its plan: 「昭和何年度から続いてるの」. */
const WHEN = '(?:いつ(?!も)(?:の年度?|の頃)?|何年度?|どの年度?|(?:昭和|平成|令和)の?何年度?)';
const BEGAN = new RegExp(
  `${WHEN}(?:から|に|ごろ|頃|より)?、?(?:ずっと)?(?:続い|つづい|やって(?:い?る|き|ん)|(?:始|はじ)(?:ま|め)(?:っ|た|て|と)|立ち上げた|発足した|スタート(?:した|なん|です|だ|[?。]|$)|開始(?:した|された|なん|です|だ|[?。]|$))|(?:(?:続い|つづい|(?:始|はじ)ま?っ|(?:始|はじ)め|立ち上げ)て?(?:い?る|た)|(?:スタート|開始)(?:した|された)?)(?:の|ん|年度?)?(?:は|って)、?${WHEN}|(?:昭和|平成)の?何年`,
  'u',
);
const ENDS = /(?:いつ|何年度?)(?:まで(?:続|つづ|や)|に?(?:終わ|終了|おわ))/u;

/** The label that the question names, or what it means by いつから. */
function labelAsked(asked: string, cells: readonly Labelled[]): string | null {
  const labels = [...new Set(cells.map(({ label }) => label))].toSorted((a, b) => b.length - a.length);
  const named = labels.find(label => asked.includes(label));
  if (named !== undefined) return named;
  if (BEGAN.test(asked)) return labels.find(label => label.startsWith('開始')) ?? null;
  return ENDS.test(asked) ? (labels.find(label => label.startsWith('終了')) ?? null) : null;
}

/** How much more than the title a sentence must hold, to speak of something of its own. */
const MORE = 0.25;
const speaksOfMore = ({ passages, milestones, headCoverage }: TextItem): boolean =>
  [
    ...passages.flatMap(({ spans }) => spans.map(span => span.coverage)),
    ...milestones.map(({ row }) => row.coverage),
  ].some(coverage => coverage >= headCoverage + MORE);

function planLabel(items: readonly TextItem[], asked: string, { itemNos }: Question): Draft | null {
  for (const item of near(items, asked)) {
    const cells = item.passages.flatMap(labelled);
    const outside = asked.replaceAll(bare(item.item.title), ' ');
    const label = labelAsked(outside, cells);
    const own = cells.filter(cell => cell.label === label);
    if (label === null || own.length === 0) continue;
    // 「郵便局との協定の開始は」: something else than the project began.
    if (!outside.includes(label) && itemNos.length === 0 && speaksOfMore(item)) continue;
    const told = own.filter(({ value }) => value !== '');
    // The form has the cell, and nobody filled it in.
    if (told.length === 0) return notSaid([item]);
    const named = told.filter(({ found }) => outside.includes(labelOf(found.passage.section)));
    return answered((named.length > 0 ? named : told).map(({ found }) => found));
  }
  return null;
}

const YEAR_BEFORE =
  /(?:前の?年度?|昨年度?|去年|前年度)の?(?:[^、。?]{0,8})(?:評価|方針)|(?:評価|方針)[^、。?]{0,6}(?:前の?年度?|昨年度?)/u;
/** 「効果額はどの項目に掲載」: the field says where. */
const EFFECT_WHERE = /効果額[^。?]{0,20}(?:どこ|どの|別の|何に|どちら)[^。?]{0,12}(?:載|掲|書|出て|見れば|参照)/u;
/** 「どんなことをしたの」: what a sheet says was done. */
const DID =
  /(?:何|なに|どんな(?:こと|取り?組み?|活動)|どのような(?:こと|取り?組み?|活動)|どういうこと)(?:を|が)?(?:実際に)?(?:した|やった|行った|行われた|実施した|実施された|しました|やりました|行いました|実施しました|してきた)/u;
const DONE = /^(?:実施した取組の内容|実績|活動実績|取組実績)$/u;
/** 「部長はどう言っている」 */
const HEAD_SAYS =
  /(?:部長|課長|所管)[^、。?]{0,14}(?:どう|何と|なんと|なんて|コメント|意見|講評)(?!し)|(?:部長|課長)の(?:言葉|見方|見解)/u;
/** 「これからどうする方針」: what an evaluation ends with. */
const NEXT =
  /(?:これから|今後|来年度|次の年度?|翌年度|次年度以降)[^。?]{0,14}(?:どう(?:する|し|や|取り?組)|何を(?:する|やる|し)|方針|方向)/u;
/** 「他の市と比べてどう」: a field of the sheet, not another plan. */
const OTHER_CITIES =
  /(?:他|ほか|よそ|周り|まわり|近く|近隣|周辺)の?(?:都市|市町村|市|自治体|まち|町)(?:や町)?(?:と|に)(?:比べ|くらべ|比較)|他(?:都)?市との?比較|他市(?:より|並み)/u;
const REFERS = /掲載|参照|再掲/u;

const ROW = 6;
const namesRow = (metric: string, asked: string): boolean => bare(metric).length >= ROW && asked.includes(bare(metric));

function planBySort(items: readonly TextItem[], asked: string, { fiscalYears, operation }: Question): Draft | null {
  const sorts: [asked: RegExp, fits: (found: FoundPassage) => boolean][] = [
    [YEAR_BEFORE, ({ passage: { section } }) => /前年度/u.test(section)],
    [HEAD_SAYS, ({ passage: { section } }) => /総評|コメント/u.test(section)],
    [NEXT, ({ passage: { section } }) => /年度の取組方針$|^次年度以降の.*方向性/u.test(section)],
    [OTHER_CITIES, ({ passage: { section } }) => /^実施水準$|他(?:都)?市/u.test(section)],
    [DID, ({ passage: { section } }) => DONE.test(section)],
    [EFFECT_WHERE, ({ passage: { section, text } }) => /効果額/u.test(section) && REFERS.test(text)],
  ];
  for (const [words, fits] of sorts) {
    if (words === OTHER_CITIES && operation !== 'compare') continue;
    for (const item of near(items, asked)) {
      if (!words.test(asked.replaceAll(bare(item.item.title), ''))) continue;
      // A row of the schedule that is named says itself what was done.
      if (words === DID && item.milestones.some(({ fact }) => namesRow(fact.metric, asked))) return null;
      const found = planCovers(item, fiscalYears) ? answered(item.passages.filter(fits)) : null;
      if (found) return found;
    }
  }
  return null;
}

/** Names of fields so long stand in no subject by chance. */
const LONG = 6;

/** A field that is named in full: 実施した取組の内容, 所管部長による総評. */
function planInFull(items: readonly TextItem[], asked: string, { fiscalYears }: Question): Draft | null {
  for (const item of near(items, asked)) {
    const outside = asked.replaceAll(bare(item.item.title), ' ');
    const found = item.passages.filter(
      ({ passage: { section } }) => bare(section).length >= LONG && outside.includes(bare(section)),
    );
    const inYears = found.filter(
      ({ passage: { fiscalYear } }) =>
        fiscalYears.length === 0 || fiscalYear === null || fiscalYears.includes(fiscalYear),
    );
    const [first, second, third] = inYears;
    if (first && !third) return answered(second ? [first, second] : [first]);
  }
  return null;
}

const NUMBER_ASKED = /(?:事業|項目|整理|取組|管理)番号(?:は|を|って|何|[?？]|$)|何番(?!目)/u;

/** 「事業番号は何番」: each item of that title, whose number stands before its title. */
function planNumber(items: readonly TextItem[], asked: string, { itemNos }: Question): Draft | null {
  if (itemNos.length > 0 || !NUMBER_ASKED.test(asked)) return null;
  const [first] = items;
  const titled = items.filter(({ item }) => asked.includes(bare(item.title)));
  const meant = titled.length > 0 ? titled : first ? [first] : [];
  const [one] = meant;
  if (!one) return null;
  const same = meant.filter(({ item }) => letters(item.title) === letters(one.item.title));
  return {
    status: 'answered',
    blocks: [
      { form: 'list', criteria: [{ by: 'subject', name: one.item.title }], items: same.map(subjectOf), counted: false },
    ],
  };
}

export const MARK_ASKED =
  /区分(?:は|って|を教|を示|[?？]|$)|(?:新規|継続)(?:の?(?:取り?組み?|事業|項目))?(?:ですか|なの|でしょうか|か[?？]|それとも|か継続|か新規|[?？])/u;

/** 「新規か継続か」: the mark that the item bears. */
export function planMark([item]: readonly TextItem[], asked: string, { itemNos }: Question): Draft | null {
  if (!item || !MARK_ASKED.test(asked.replaceAll(bare(item.item.title), ' '))) return null;
  const meant = itemNos.length > 0 || item.headCoverage >= NAMES_ITEM;
  const [first, ...more] = item.item.marks.map(name => ({ by: 'mark' as const, name }));
  if (!meant || !first) return null;
  return {
    status: 'answered',
    blocks: [{ form: 'list', criteria: [first, ...more], items: [subjectOf(item)], counted: false }],
  };
}
/** Of the subject, what the title must hold where no number names the item. */
const NAMES_ITEM = 0.5;

/** null where the question names no such field of what is meant. */
export function planSheetField(items: readonly TextItem[], question: Question): Draft | null {
  const asked = bare(question.text);
  // What is planned (予定) stands in a row of the schedule, whatever field has the row's name.
  const row = items[0]?.milestones.some(({ fact }) => asked.includes(bare(fact.metric)));
  if (question.kinds.includes('milestone') && row === true) return null;
  return (
    planNumber(items, asked, question) ??
    planMark(items, asked, question) ??
    planBySort(items, asked, question) ??
    planLabel(items, asked, question) ??
    planInFull(items, asked, question) ??
    planShort(items, question)
  );
}

/** 「40-107の課題は」: all that is asked besides the item is the last word of a field's name. */
const SHORT = /^(?:の|は|が|を|で|に|と)*([\p{Script=Han}\p{Script=Katakana}ー]{2,8})$/u;
const ASKING =
  /(?:について|を|は|って|とは)?(?:簡単に|短く|ひとことで|一言で)?(?:要約(?:して)?|まとめて|説明して|教えて|何|どんな(?:もの|内容)?)?(?:ください|下さい|です|か)*$/u;
/** What asks for more than a field. */
const NO_FIELD =
  /^(?:指標|目標値?|実績値?|現状値?|評価|担当課?|事業費|予算|財源|年度|年次計画|予定|事業|取組|項目|内容|計画)$/u;

function planShort([item]: readonly TextItem[], { about, itemNos, fiscalYears, text }: Question): Draft | null {
  if (!item) return null;
  const left = bare(about).replaceAll(bare(item.item.title), '');
  if (itemNos.length === 0 && left === bare(about)) return null;
  const word = SHORT.exec(left.replace(/^所管部長の/u, '').replace(ASKING, ''))?.[1];
  if (word === undefined || NO_FIELD.test(word) || YEAR_BEFORE.test(bare(text))) return null;
  const own = item.passages.filter(
    ({ passage: { section, fiscalYear } }) =>
      labelOf(section).endsWith(word) &&
      (fiscalYears.length === 0 || fiscalYear === null || fiscalYears.includes(fiscalYear)),
  );
  const inYear = own.filter(({ passage: { fiscalYear } }) => fiscalYear !== null && fiscalYears.includes(fiscalYear));
  const exact = own.filter(({ passage: { section } }) => labelOf(section) === word);
  const found = [inYear, exact, own].find(one => one.length > 0) ?? [];
  return found.length <= MOST ? answered(found) : null;
}
const MOST = 3;

/** A comparison with other cities that the sheet itself makes. */
export async function planOtherCities(question: Question, tools: Tools): Promise<Draft | null> {
  const asked = bare(question.text);
  if (question.operation !== 'compare' || question.cities.length > 1 || !OTHER_CITIES.test(asked)) return null;
  const about = question.about
    .replaceAll(
      /(?:他|ほか|よそ|周り|まわり|近く|近隣|周辺)の?(?:都市|市|自治体|まち|町)(?:や町)?|どう(?:いう|いった)?(?:クセ|癖|特徴|違い)?/gu,
      ' ',
    )
    .trim();
  const items = await textItems({ ...question, operation: 'value', about }, tools, FAR_AHEAD);
  return planBySort(items, asked, question) ?? ofNeighbours(items, question);
}

/** 「近隣市と比較すると、本市は…」: what a sentence says of the city beside others. */
const BESIDE_OTHERS = /(?:近隣|他|県内|周辺)の?(?:市町村|市町|市|自治体)|類似団体/u;

function ofNeighbours([item]: readonly TextItem[], { text }: Question): Draft | null {
  const said = (item?.passages ?? []).flatMap(found =>
    found.spans
      .filter(({ start, end }) => {
        const sentence = found.passage.text.slice(start, end);
        return isText(found.passage.section) && BESIDE_OTHERS.test(sentence) && COMPARES.test(sentence);
      })
      .map(span => ({ found, span, score: span.whole - (span.end - span.start) / 2000 })),
  );
  const [best] = said.toSorted((a, b) => b.score - a.score);
  return best && !/どっち|どちら/u.test(text) ? { status: 'answered', blocks: [quoteBlock(best)] } : null;
}
const COMPARES = /比較|比べ|くらべ|より|上回|下回|同水準|並み/u;

/** 「どの項目に掲載」 asks for no list of items. */
export const asksWhereEffect = ({ text }: Pick<Question, 'text'>): boolean => EFFECT_WHERE.test(bare(text));
