/**
 * A question that waits for words (なぜ・どこと・いつ・どう扱う) may speak of money or of results by the way: a figure is no
 * answer to it, and where no such value is printed, what the item says in words is asked for.
 */
import type { Tools } from '../../tools/index.ts';
import { cueOf, type Cue } from '../cue.ts';
import type { Block, Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { ofNoKind } from '../question/kinds.ts';
import type { PlanSide } from './each-side.ts';
import { asksCount } from './prose.ts';

/** An amount is asked for by its own interrogative; 「何社か」 asks nothing. */
const HOW_MUCH =
  /いくら|なんぼ|いくつ(?!か)|(?:どれ|どの|どん)[ 　]?(?:[くぐ]らい|だけ|ほど)|何(?:%|パー|割|点|[千百万億]*円|[人件回台校社店か箇カヶ所団戸棟基本枚冊個名トン字](?!か[^月所]))/u;
/** Or by its last noun. */
const MEASURE =
  /(?:[^確効倍][数率額料量]|(?:費|年)[額用収]|割合|コスト|値段|[目実現]標?[績状]?値?|面積)(?:は|って|が|を|も)?(?:教え|知り|示|お答|お?聞|いかほど|どう)?[^、。?？\p{Script=Han}]{0,8}[?？。\s]*$/u;
/** What is measured anywhere in it: then 「どうなる」 may ask for its value. */
const MEASURED = /[^確効倍][数率額費料量]|割合|コスト|金|目標|実績|現状|もくひょう|じっせき|評価|[%％円]/u;

/** These are told in words, whatever is measured beside them. */
const TOLD: ReadonlySet<Cue | null> = new Set<Cue | null>(['why', 'trouble', 'where', 'who', 'means', 'when']);
const NAME =
  /何(?:という|ていう|と(?:呼|言|い)|て(?:いう|言))|なん(?:という|ていう|ちゅう|と(?:呼|言|い))|(?:の|って)名(?:前|称)/u;
/** 「どう扱われる」「どの計画」: no cue of its own, but no amount either. */
const IN_WORDS =
  /どう(?:な[りるっ]|す[るれ]|し[てたよ]|さ?れ|扱|変わ|いう|やって)|(?:何|なん)(?:です|なん|や|だ|だろ|でしょ|方式|曜日)|(?:どの|どんな|どのような|いかなる)|何年おき/u;

function asksWords({ text, language, counter }: Question, refused: boolean): boolean {
  const plain = text.normalize('NFKC');
  if (language !== 'ja' || HOW_MUCH.test(plain) || MEASURE.test(plain)) return false;
  if (TOLD.has(cueOf(plain)) || NAME.test(plain)) return true;
  return !asksCount({ counter, text: plain }) && !MEASURED.test(plain) && (refused || IN_WORDS.test(plain));
}

/** The year of a value. */
const MEASURED_YEAR = /(?:[%％]|目標|実績|現状)[^。?？]*(?:年度|いつ)/u;

const isFigure = (block: Block): boolean =>
  block.form === 'budget' ||
  (block.form === 'values' && block.facts.every(({ value, kind }) => value !== null && kind !== 'milestone'));

/** The draft, or what is said in words where it refuses, or gives a figure that nobody asked for. */
export async function orInWords(draft: Draft, question: Question, tools: Tools, plan: PlanSide): Promise<Draft> {
  const { wants, operation, itemNos, threshold, claimed, text } = question;
  if (wants === 'text' || operation !== 'value') return draft;
  const refused = draft.status === 'not_found' && draft.reason.code !== 'year' && draft.reason.code !== 'city';
  if (!asksWords(question, refused)) return draft;
  const figures = (draft.status === 'answered' || draft.status === 'ambiguous') && draft.blocks.every(isFigure);
  if (wants === 'department' && !refused) return draft;
  // 「58％になるのは何年度」: a year is told by the figures that are printed for it.
  const toldByFigures = itemNos.length > 0 || threshold !== null || claimed.length > 0 || MEASURED_YEAR.test(text);
  if ((!refused && !figures) || (figures && toldByFigures)) return draft;
  const told = await plan({ ...ofNoKind(question), wants: 'text', counter: null }, tools);
  return told.status === 'answered' || figures ? told : draft;
}
