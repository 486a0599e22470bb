/** How an English question ends in Japanese (問いの結び): 「の担当課はどこですか」, 「は何人ですか」; its words are taken out of what is left. */
import { ASKING, COMPARING_WORDS, DEPARTMENT } from './asking.ts';
import type { Frame } from './frame.ts';
import type { Left } from './left.ts';
import { FIRST_YEAR, LEAST, MONEY, MOST, ORDINAL } from './words.ts';

const ORDINALS = ['', '', 'second', 'third', 'fourth', 'fifth'];
const WHICH_YEAR = /\b(?:which|what|in which) (?:of the |\w+ )?(?:fiscal )?years?\b/iu;
const AIMS = /目標|\b(?:aim|want|target|hope|intend)/iu;
const all = (words: RegExp) => new RegExp(words, 'giu');

const GRADED =
  /\b(?:get|gets|got|gotten|receive|receives|received|was|were|is|are|has|have|earned|with|given|scored|rated|graded|marked)(?: (?:rated|graded|given|marked|evaluated))?(?: (?:an?|the))? (?:grades? )?["“]?([A-E])["”]?(?= |[?.,]|$)(?: (?:grades?|ratings?|marks?))?/u;
/** 「how many of the criteria got an A」. */
function ofGrades(left: Left, { raw, howMany }: Frame): string | null {
  const [, grade] = GRADED.exec(raw) ?? [];
  if (grade === undefined || !howMany) return null;
  left.take(new RegExp(GRADED.source, 'gu'));
  left.take(
    /\bhow many(?: of)?(?: the)?(?: \w+)? (?:評価項目 観点|criteria|criterion|items?|points?|categories)\b|評価項目 観点/giu,
  );
  return `で、評価が${grade}だった観点はいくつありますか`;
}

/** 「what share of residents feel that …」: a survey asked them. */
const OPINION =
  /\b(?:feel|feels|think|thinks|say|says|saying|believe|answer|answered|report|reported|respond|agree|find|see|consider|regard)(?: that| they| their| it)*(?: are| is| as)?\b/giu;

/** Which year, which item, which of two: one of many is asked for. */
function ofMany(left: Left, frame: Frame, threshold: string): string | null {
  const { raw, ordinal, compares, change, counter, howMuch, asksThings, things } = frame;
  const least = LEAST.test(raw);
  if (threshold !== '' && FIRST_YEAR.test(raw)) {
    left.take(/\b(?:when|(?:in )?(?:which|what) (?:fiscal )?year|for the first time|first)\b/giu);
    return `が初めて${threshold}のはどの年度ですか`;
  }
  if (WHICH_YEAR.test(raw) && (MOST.test(raw) || least)) {
    left.take(/\b(?:in )?(?:which|what)(?: of)? (?:the )?(?:fiscal )?years?\b/giu);
    left.take(all(least ? LEAST : MOST));
    left.take(/\bhow much\b/giu);
    return `が一番${least ? '少ない' : '多い'}年度はいつで、いくらですか`;
  }
  if (ordinal !== undefined) {
    left.take(all(ORDINAL));
    return `が${String(ORDINALS.indexOf(ordinal))}番目に${least ? '小さい' : '大きい'}のはどれですか`;
  }
  if (compares) {
    left.take(COMPARING_WORDS);
    return 'を比べてください';
  }
  if (change !== null) {
    left.take(change.words);
    if (counter === 'いくつ' && !howMuch) return change.tail.replace('いくら', 'いくつ');
    return change.tail.replace('いくら', howMuch ? (MONEY.test(raw) ? 'いくら' : 'どれだけ') : counter);
  }
  const which = asksThings || /\bwhich\b/iu.test(raw);
  if (MOST.test(raw) && which) {
    left.take(all(MOST));
    return `が一番大きい${asksThings && things === '項目' ? '実施項目は' : 'のは'}どれですか`;
  }
  if (least && which) {
    left.take(all(LEAST));
    return 'が一番小さいのはどれですか';
  }
  return null;
}

/** Things of a plan are listed or counted, or something of a sort (どこの大学) is asked for. */
function ofThings(left: Left, frame: Frame, departments: readonly string[]): string | null {
  const { raw, asksThings, countsThings, howMany, howMuch, things, ahead, sort } = frame;
  if (departments.length > 0 && (asksThings || (!howMany && !howMuch))) {
    left.take(
      /\b(?:is|are) (?:responsible for|in charge of)\b|\bin charge of\b|\bresponsible for\b|\bhandled by\b|\bhandles?\b|\bcarry out\b|\brun by\b|\bto do\b/giu,
    );
    return `が担当している${things === '主な事業' ? '事業' : things}をすべて挙げてください`;
  }
  if (countsThings && !ahead && !AIMS.test(raw)) return `の${things}はいくつありますか`;
  if (sort !== null) {
    left.take(sort.words);
    const when = left.has(/\bwhen\b/iu);
    left.take(/\bwhen\b|\btogether with\b/giu);
    return when ? `はいつ、どこの${sort.sort}とですか` : `はどこの${sort.sort}ですか`;
  }
  if (/%以[上下]/u.test(raw) && /\bwhich\b/iu.test(raw)) return 'はどれですか';
  if (!asksThings) return null;
  return `${things === '項目' || things === '事業' ? 'に関する' : 'の'}${things}をすべて挙げてください`;
}

const PHYSICAL =
  /文書量|排出量|ごみ|時間|面積|延長|\b(?:paper|garbage|waste|rubbish|trash|overtime|time|land|water|gas)\b/iu;
/** A figure: of years or things added up, a share, an average, a value. */
function ofFigure(left: Left, frame: Frame): string | null {
  const { raw, years, yearsNamed, total, howMany, howMuch, counter, joins, ofTotal, average } = frame;
  const spans = years.some(own => /か年|全期間|まで/u.test(own)) || yearsNamed.some(own => /年度と/u.test(own));
  if (total && (howMany || howMuch || /\bwhat\b/iu.test(raw)) && spans) {
    left.take(/\b(?:the )?sum of\b|\bcombined\b|\baltogether\b|\bin (?:total|all)\b/giu);
    if (howMany) return `は合計${counter === 'いくつ' ? 'でいくつ' : `で${counter}`}ですか`;
    return `は合計で${MONEY.test(raw) ? 'いくら' : 'どれだけ'}ですか`;
  }
  if (joins) {
    left.take(
      /\b(?:please )?add(?:s|ed|ing)?(?: up| together)?\b|\b(?:the )?sum(?: up)?(?: of)?\b|\bcombined?\b|\baltogether\b|\btogether\b/giu,
    );
    return howMany ? `を合わせると${counter}ですか` : 'を合わせるといくらですか';
  }
  if (ofTotal) {
    left.take(
      /\b(?:what|which) (?:share|proportion|percentage|percent|part|fraction)(?: of)?\b|\b(?:falls?|fall|accounts?|accounted|makes? up|comes?)(?: for| in| from)?\b/giu,
    );
    return 'の割合は何%ですか';
  }
  if (average && years.some(own => /か年|全期間|まで|と/u.test(own))) {
    left.take(/\bon average\b|\baverage\b/giu);
    return `の平均は${MONEY.test(raw) ? 'いくら' : 'どれくらい'}ですか`;
  }
  if (howMany) return frame.past && !frame.ahead ? `は${counter}でしたか` : `は${counter}ですか`;
  if (howMuch || frame.gain) {
    if (frame.gain) left.take(/\bwhat\b/giu);
    return !frame.gain && PHYSICAL.test(raw) && !MONEY.test(raw) ? 'はどれくらいですか' : 'はいくらですか';
  }
  if (!frame.percent) return null;
  if (
    /\bof (?:\S+ )?(?:residents|citizens|people|市民|staff|employees|職員|participants)/iu.test(raw) &&
    left.take(OPINION, ' ')
  )
    left.text += ' と回答した割合';
  return 'は何%ですか';
}

function openEnding(left: Left): string {
  const asked = ASKING.find(({ words }) => left.has(words));
  if (!asked) return 'は';
  left.take(asked.words);
  return asked.tail;
}

/** @param threshold 「500人を超える」, where the question has one */
export function endingOf(left: Left, frame: Frame, departments: readonly string[], threshold: string): string {
  if (frame.forDepartment) {
    for (const words of DEPARTMENT) left.take(words);
    left.take(/\bwhen\b/giu);
    return /\bwhen\b/iu.test(frame.raw) ? 'はいつで、担当課はどこですか' : 'の担当課はどこですか';
  }
  return (
    ofGrades(left, frame) ??
    ofMany(left, frame, threshold) ??
    ofThings(left, frame, departments) ??
    ofFigure(left, frame) ??
    openEnding(left)
  );
}
