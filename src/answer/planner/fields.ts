/** A field asked for by its name (主な対象, 予算事業名, 総評): the section, or the line of a sheet, that bears it answers. */
import { cueOf, isText } from '../cue.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { subjectOf } from './scope.ts';
import type { FoundPassage, TextItem } from './text-items.ts';

const WORD = String.raw`[\p{Script=Han}\p{Script=Katakana}ー々]`;
/** The last name before the question's end: 「…の主な対象は？」「…の「実施水準」の欄、」 */
const ASKED = new RegExp(
  `(${WORD}+(?:(?:の|な|による)${WORD}+)*)(?:さん|様)?[」』]?(?:の?(?:欄|項目))?\\s?(?:に(?:は|つ(?:い|き)て(?:は)?)?|として(?:は)?|とは|は|って|を|が)?[、,\\s]*` +
    `(?:何|なん|なに|ナニ|どう|どの|どれ|どんな|どこ|だれ|誰|いつ|教え|おしえ|示|知り|確認|見せ|見た|述べ|答え|書|記|です|でしょう|[?？。]|$)`,
  'gu',
);
/** 「部長の氏名」 is 部長名. */
const NAME = /(?:さん|様)?の?(?:氏名|お?名前|お?名まえ|おなまえ|なまえ|名称)/gu;
/** 「課長は誰」 asks for the field 課長名. */
const WHO = /((?:課|部|室|局|所)長)(?:さん|様)?(?=(?:は|って|が)?、?(?:誰|だれ|どなた|何さん|何という))/gu;
/** Words may stand between: 「部長で、令和2年度は誰ですか」. */
const HEAD = /((?:課|部|室|局|所)長)(?!名).*(?:誰|だれ|どなた)(?:です|でしょう|なの|だ|か|[?？]|$)/u;
/** 「関連する個別計画」「関係する計画」 are the field 関連個別計画, 「根拠となる法律」 関連法令. */
const RELATED =
  /(?:関連|関係)(?:する|(?:が|の)?ある|の)|(?:関わる|かかわる)(?=[\p{Script=Han}・]{0,6}(?:計画|法))|根拠(?:と|に)?(?:する|なる|なってい?る|の)?(?=法)/gu;
const LAW = /関連(?:法律|法令|法|条例)(?!人)/gu;
/** 「関連法令等 は ナニ」: blanks that part no words. */
const BLANK = /\s+(?=(?:は|を|って|が|とは)(?:\s|$))|(?<=(?:は|を|って|が|とは))\s+/gu;
/** 「有効性の判断理由」 stands in the field 有効性. */
const REASON_OF = /^(.+)の(?:判断)?(?:理由|根拠)$/u;
/** Names that stand in every question, and ask for more than a section. */
const COMMON =
  /^(?:年度|計画|事業|内容|取組|取り組み|目標値?|実績値?|現状値?|指標|評価|状況|名|事業名|項目|施策|担当課?|課|市|方針|予定|効果|対象数|課題|目的|年次計画|理由|背景)$/u;
/** Sections that other questions are answered from: a plan by years, a list of indicators. */
const NOT_HERE = /年次計画|^指標(?!の説明)|目標|^主な事業|^実績$|^取組内容|計画事業費/u;

/** Of a section's name what a person says: without number, year and brackets. */
export const labelOf = (section: string): string =>
  section
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)/gu, '')
    .replaceAll(/[「」\s]/gu, '')
    .replace(/^[\d-]+\)?(?=\D)/u, '')
    .replace(/^(?:令和|平成|R)\d+(?:年度)?(?:の|において)?/u, '')
    .replace(/^事業の(?=\p{Script=Han}{3})/u, '')
    .replace(/等$/u, '');

/** How many letters of the name that is asked for stand in the label; the one may be the end of the other. */
function fit(label: string, asked: string): number {
  if (label === '' || COMMON.test(label)) return label === asked ? label.length : 0;
  if (label === asked) return label.length + 1;
  if (asked.length >= 3 && label.endsWith(asked)) return asked.length;
  if (label.length >= 3 && asked.endsWith(label)) return label.length;
  // 総評 of 所管部長による総評: what stands behind a particle is a name by itself.
  const tail = label.split(/の|による|な/u).at(-1) ?? '';
  return tail === asked && asked.length > 1 ? asked.length : 0;
}

/** The lines of a sheet's field that bear a name of their own: 「部長名 …」「開始年度 …」. */
function linesOf({ text }: FoundPassage['passage']): { label: string; quote: string }[] {
  return text.split('\n').flatMap(line => {
    const [, label = '', value = ''] = /^(\p{Script=Han}[^\s:：]{1,9})[\s:：]\s*(\S.{0,60})$/u.exec(line.trim()) ?? [];
    // 課等の長 is the 課長.
    return value === '' || /[。]/u.test(line)
      ? []
      : [{ label: label.replace(/等?の長$/u, '長名'), quote: line.trim() }];
  });
}

interface Field {
  found: FoundPassage;
  quote: string;
  fit: number;
}

/** Long sections are quoted in part, by the words of the question. */
const WHOLE = 280;

function fieldsOf(item: TextItem, names: readonly string[]): Field[] {
  const best = (label: string) => Math.max(0, ...names.map(name => fit(label, name)));
  return item.passages
    .filter(({ passage }) => isText(passage.section) && !NOT_HERE.test(passage.section))
    .flatMap(found => {
      const { passage } = found;
      const whole: Field = { found, quote: passage.text.trim(), fit: best(labelOf(passage.section)) };
      const lines = linesOf(passage).map(({ label, quote }): Field => ({ found, quote, fit: best(label) }));
      const [line] = lines.toSorted((a, b) => b.fit - a.fit);
      return line && line.fit > whole.fit ? [line] : [whole];
    })
    .filter(one => one.fit > 0);
}

/** The names that a question may ask for, likeliest last. */
function namesAsked({ text }: Question, title: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replaceAll(title.normalize('NFKC'), ' ')
    .replaceAll(NAME, '名')
    .replaceAll(BLANK, '')
    .replaceAll(WHO, '$1名')
    .replaceAll(RELATED, '関連')
    .replaceAll(LAW, '関連法令');
  const head = HEAD.exec(plain)?.[1];
  return [...(head === undefined ? [] : [`${head}名`]), ...Array.from(plain.matchAll(ASKED), ([, name = '']) => name)]
    .flatMap(name => [name, name.replace(/(?<=\p{Script=Han}{2})[名等]$/u, '')])
    .flatMap(name => [name, name.split(/の(?=[^の]*$)/u).at(-1) ?? '', REASON_OF.exec(name)?.[1] ?? ''])
    .filter(name => name.length > 1 && !COMMON.test(name));
}

/** null where no section of the likeliest item bears the name, or several do. */
export function planField(items: readonly TextItem[], question: Question, { exact = false } = {}): Draft | null {
  const [item] = items;
  if (!item || (cueOf(question.text) === 'why' && !/理由/u.test(question.text))) return null;
  const names = namesAsked(question, item.item.title);
  if (names.length === 0) return null;
  const fields = fieldsOf(item, names);
  const most = Math.max(0, ...fields.map(one => one.fit));
  if (exact && !names.some(name => most > name.length)) return null;
  const inYear = ({ found: { passage } }: Field) =>
    question.fiscalYears.length === 0 ||
    passage.fiscalYear === null ||
    question.fiscalYears.includes(passage.fiscalYear);
  const [first, ...others] = fields.filter(one => one.fit === most && inYear(one));
  if (!first || others.length > 1 || first.quote.length > WHOLE) return null;
  const quoted = ({ found, quote }: Field) => ({
    form: 'quote' as const,
    ...subjectOf(item),
    passage: found.passage,
    quote,
  });
  return { status: 'answered', blocks: [quoted(first), ...others.map(quoted)] };
}
