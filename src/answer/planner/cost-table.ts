/** A row of a cost table (コスト・人件費・財源の行) by its label, or by what people call it: 正規以外の職員, 国や県のお金, 一人当たり. */
import type { Fact } from '../../domain/records.ts';
import type { Tools } from '../../tools/index.ts';
import { withoutAsking } from '../cue.ts';
import type { Block, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { unitFits } from '../question/counter.ts';
import { itemsMeant, matching, scope, subjectOf, type Meant } from './scope.ts';

interface Row {
  /** What is said of it. */
  asked: RegExp;
  /** What its label holds. */
  label: RegExp;
  /** No other table than one of costs has such a row. */
  own?: true;
}

/** 人件費を除く asks for no 人件費. */
const WITHOUT = '(?:は|を|が)?(?:除|のぞ|含まな|含めな|入れな|抜|以外)';
/** What a longer name says stands before what a shorter one says. */
const ROWS: Row[] = [
  {
    asked:
      /単位(?:当|あ)たりの?(?:コスト|費用|経費|金額)?|(?:1|一|ひと)(?:人|り)(?:当|あ)たり|(?:人|りあたま|人頭)頭?割り/u,
    label: /^単位当たり/u,
    own: true,
  },
  {
    asked:
      /その他の?職員|(?:正規|正式?)の?(?:職員|雇用)?(?:(?:では|じゃ)ない|以外|でない)(?:の?(?:職員|人|スタッフ|方)(?:たち)?)?|非正規の?(?:職員|人)?/u,
    label: /^その他の?職員/u,
    own: true,
  },
  { asked: /正規(?:の)?職員|正職員|正規の人/u, label: /^正規職員/u, own: true },
  {
    asked: /トータルコスト|人件費(?:も|を|まで)?(?:全部|すべて)?(?:含め|込み|入れ|足し|あわせ|合わせ|含んだ)|総コスト/u,
    label: /^トータルコスト/u,
    own: true,
  },
  { asked: new RegExp(`人件費(?:の?(?:合計|総額))?(?!${WITHOUT})`, 'u'), label: /^人件費/u, own: true },
  { asked: /対象(?:者)?数|対象(?:の|となる|になる)(?:市民|人|方)/u, label: /^対象数/u, own: true },
  {
    asked: /国(?:県|庫)(?:支出金|補助金)|(?:国|県|国や県|国と県|国・県|県や国)(?:から)?の(?:補助金?|支出金|お金|負担)/u,
    label: /^国県支出金|国庫支出金|県支出金/u,
  },
  { asked: /地方債|市債|起債|借金|借り?入れ/u, label: /^(?:地方債|市債|起債)/u },
  { asked: /その他特財|その他の?特定財源/u, label: /^その他特財/u, own: true },
  { asked: /一般財源|市の(?:持ち出し|自腹)/u, label: /^一般財源/u },
  { asked: /事業費(?:の?合計)?|(?:かかった|使った)(?:お金|費用)/u, label: /^事業費合計/u },
];

/** 「国県支出金の内容」「対象数の定義」 are fields of text. */
const ITS_TEXT = /の(?:定義|説明|内容|内訳|意味)/u;

const plain = (text: string) => text.normalize('NFKC').replaceAll(/[「」『』\s]/gu, '');

/** The row that a question asks for, with what the subject says of it cut out; null where it names none. */
function rowAsked({ text, about }: Question): { row: Row; about: string } | null {
  const asked = plain(text);
  const row = ROWS.find(one => one.asked.test(asked));
  if (!row) return null;
  const words = new RegExp(row.asked.source, 'gu');
  const rest = about
    .normalize('NFKC')
    .replaceAll(new RegExp(`[(（]?人件費${WITHOUT}[^()（）、。]*[)）]?`, 'gu'), ' ')
    .replaceAll(words, ' ')
    .replaceAll(/に?かかった|すか(?=\s|$)|人件費|職員|にすると|負担になって(?:ます|いる)?か?|入って(?:い?た|る)/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return { row, about: rest };
}

/** Money unless people are counted; who names 人工 asks for no amount. */
function ofUnit(facts: readonly Fact[], { counter, kinds, text }: Question): Fact[] {
  const people = kinds[0] === 'staff' || (counter === '人' && !/円|いくら/u.test(text));
  const wanted = people ? ['staff', 'population'] : ['cost', 'population'];
  const kind = matchingKind(facts, wanted);
  return facts.filter(fact => fact.kind === kind && (counter === null || people || unitFits(fact.unit, counter)));
}

const matchingKind = (facts: readonly Fact[], wanted: readonly string[]) =>
  wanted.find(kind => facts.some(fact => fact.kind === kind));

const inYears = (facts: readonly Fact[], years: readonly number[]): Fact[] =>
  Array.from(Map.groupBy(facts, ({ kind }) => kind)).flatMap(([kind, own]) => matching(own, [kind], years));

/** The row of the likeliest item that has a table of costs; null where the question names no row, or none is printed. */
export async function planCostRow(question: Question, tools: Tools): Promise<Draft | null> {
  const found = rowAsked(question);
  if (!found || question.wants === 'department' || ITS_TEXT.test(question.text)) return null;
  const { row, about } = found;
  const { fiscalYears } = question;
  // The plan of projects prints 事業費 and 一般財源 too: here they are asked for by the sheet or by a year that it covers.
  if (row.own === undefined && question.planIds.length === 0 && fiscalYears.length === 0) return null;
  if (about === '' && question.itemNos.length === 0) return null;
  const { series } = await tools.lookupFacts.run({
    ...scope({ ...question, about: withoutAsking(about) }),
    kinds: ['cost', 'staff', 'population'],
  });
  const blocks = itemsMeant(series, fiscalYears).flatMap(meant => blockOf(meant, row, question) ?? []);
  const [first, other] = blocks;
  return first && !other ? { status: 'answered', blocks: [first] } : null;
}

function blockOf(meant: Meant, { label }: Row, question: Question): Block | null {
  const own = meant.series.filter(({ metric }) => label.test(plain(metric))).flatMap(({ facts }) => facts);
  const facts = inYears(ofUnit(own, question), question.fiscalYears);
  return facts.length > 0 ? { form: 'values', ...subjectOf(meant), facts } : null;
}
