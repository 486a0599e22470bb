/** What a question counts in (助数詞): 何人, 何か所, いくら. It tells the indicator by its unit. */
import { toHiragana } from '../../domain/kana.ts';

const SPELLINGS: [RegExp, string][] = [
  // Between two shares lie points.
  [/^(?:％|%|パー(?:セント)?|ぱー(?:せんと)?|割|わり|ポイント)$/u, '%'],
  [/^(?:[千百万億]*円|億|万|ぜん?えん|えん)$/u, '円'],
  [/^(?:件|けん|件分)$/u, '件'],
  [/^(?:人|人分|名|にん)$/u, '人'],
  [/^(?:回|かい)$/u, '回'],
  [/^(?:台|だい)$/u, '台'],
  [/^(?:トン|とん)$/u, 'トン'],
  [/^(?:[かカヵヶケ箇]所|かしょ)$/u, '箇所'],
  [/^じかん$/u, '時間'],
  [/^さい$/u, '歳'],
  [/^[かカヵヶケ]月$/u, 'か月'],
  [/^だんたい$/u, '団体'],
  [/^(?:ほん|ぼん)$/u, '本'],
  [/^まい$/u, '枚'],
  [/^(?:社|企業)$/u, '企業'],
  [/^(?:m|ｍ|メートル)$/u, 'm'],
  [/^(?:㎡|m2|平方メートル|平米)$/u, 'm2'],
  [/^(?:ha|ヘクタール)$/u, 'ha'],
  [/^fm$/iu, 'ファイルメーター'],
  [/^(?:文字|もじ)$/u, '字'],
  [/^じぎょうしょ$/u, '事業所'],
  [/^じぎょう$/u, '事業'],
  [/^しせつ$/u, '施設'],
  [/^せたい$/u, '世帯'],
  [/^ひんもく$/u, '品目'],
  [/^さつ$/u, '冊'],
  [/^めい$/u, '人'],
];

/** What figures are counted in; a name in katakana or Latin letters may be one. */
export const COUNTER =
  'm2|㎡|[かカヵヶケ](?:所|国|月|年)|[A-Za-zァ-ヶー]{1,14}|千円|万円|億円|百万円|円|平方メートル|平米|人|名|件|回|校|台|か所|カ所|ヶ所|箇所|ヵ所|かしょ|団体|施設|時間|割|本|世帯|事業所|クラブ|公園|個|社|者|組|戸|棟|基|橋|苗|品目|項目|事業|取組|施策|冊|枚|点|便|路線|区画|地区|日間|(?<!月何)日(?!付|に|から|まで|ごろ|頃|締|号|で(?:す|しょ))|か月|カ月|年間|倍|歳|種類|分|店|軒|頭|匹|杯|株|席|室|床|品|講座|コース|教室|系統|票|字|文字|箱|袋|羽|通|艇|ヘクタール|パーセント|%|トン|キロ|メートル|ポイント|誌|企業|部|億|万';
export const KANA_COUNTER =
  'にん|けん|かい|だい|かしょ|もじ|じぎょうしょ|じぎょう|しせつ|せたい|ひんもく|さつ|めい|こ|ぱーせんと|ぱー|とん|えん|ぜんえん|じかん|だんたい|き|ほん|ぼん|まい|さい|わり';

/** 何万人, 何百件: the scale is no unit. */
export const SCALE = '(?:[十百千万億]{1,2}(?=[^円])|数)?';
const COUNTED = new RegExp(`何${SCALE}(${COUNTER})|なん ?${SCALE}(${COUNTER}|${KANA_COUNTER})`, 'u');
const MONEY =
  /いくら|なんぼ|(?:お金|金額|費用)(?:が|は|って|を|の額は|、)?[^、。?]{0,6}(?:どれ|どの|どん)(?:だけ|[くぐ]らい|ほど)|how much (?:money|does|will)|合計[\s、]+[千百万億]{0,2}円[?。\s]*$/iu;
const SHARE =
  /(?:何|なん)(?:％|%|パー|ぱー|割)|(?:どの|どれ|どん)(?:程度|[くぐ]らい|ほど|だけ)の(?:割合|比率)|(?:割合|比率)(?:は|って|が(?:知|聞|気に)|を(?:教|おしえ|知|示|お?答|お?聞|伺))|(?:％|%|パーセント)で(?:[?？。、]|お?答え|教え|示|$)|(?:額|数|量|人|もの)のど[れの][くぐ]らい(?:が|を)|what (?:share|percentage|percent)/iu;

/** 「どこまで進んだ？パーセントで」 */
const IN_SHARES = /(?:パーセント|%|％)で(?=[?。\s]*$|、|言|教|答|示)/u;

/** Half of all indicators are counted in one of these: they tell little. */
const COMMON: ReadonlySet<string> = new Set(['件', '人', '回', '%', '円', 'トン', '事業', '箇所']);
export const isRare = (counter: string): boolean => !COMMON.has(counter);

/** 何年間, 何倍: no unit that an indicator is printed in. */
const TIMES = /^(?:年間|[かカヵヶケ]年|日間|倍|分|者|き|こ)$/u;

/** なんぼの件数, 参加者数はいくら: what is counted is no money, unless money is spoken of. */
const COUNT_NOUN = /(?:[件人回台者校社冊枚世所体]|団体|施設)数|[率割]合?(?=[はをがの、?\s]|って|$)/u;
const MONEY_NOUN = /円|[額費料金税]|お金|予算|コスト|財源|債/u;

const RATE = /率(?=[はをがの、?\s]|って|$)/u;
const AMOUNT_NOUN = /円|[額費]|お金|予算|コスト|効果/u;

/** 「どれくらいの時間」 is 何時間. */
const HOW_LONG = /(?:どの|どれ|どん)(?:[くぐ]らい|だけ|ほど|程度)の(時間|人|件|台|団体)(?!口|数の)/u;
/** 「いくつの場所」, 「市民グループ、R3はいくつ」: the thing that is counted tells the unit. */
const THINGS: readonly [things: string, counter: string][] = [
  ['場所|ところ|とこ|地点', '箇所'],
  ['団体|グループ|サークル', '団体'],
  ['会社|企業|事業者', '企業'],
];
const OF_THINGS = THINGS.map(([things, counter]): [RegExp, string] => [
  new RegExp(
    `(?:いくつ|どれ(?:くらい|ぐらい|だけ|ほど))の(?:${things})|(?:${things})(?:の数)?(?:は|って|が|を|、)[^。?]{0,12}いくつ`,
    'u',
  ),
  counter,
]);

/** 「参加店どのくらい」, 「登録者はいくつ」: a noun right before the asking word tells by its end what is counted. */
const ENDS_IN_COUNTER =
  /[\p{Script=Han}\p{Script=Katakana}ーるた](?<!今|前|次|毎|初)(店舗?|校|者|世帯|施設|団体|台|件|人|品目|企業|会社|学校)(?:の?数)?(?:は|って|が|も)?、?(?:全部で|ぜんぶで|合計で?)?(?:いくつ|どんだけ|ど(?:の|れ)(?:[くぐ]らい|程度)|どれ(?:だけ|ほど))(?!の)/u;
const AS_COUNTER: Record<string, string> = { 者: '人', 店舗: '店', 学校: '校', 会社: '企業' };

/** 「がん検診 受診者 R4 人」: what is asked in stands alone at the end. */
const UNIT_AT_END = /[\s\u2003、](人|件|回|台|トン|%|か所|箇所)[?。\s]*$/u;

/** なんぼ asks how much and how many alike (なんぼまで増やす): money only where it is spoken of. */
const OF_MONEY =
  /円|[額費料金税益]|お金|予算|コスト|財源|債|効果|かか[るりっ]|使(?:う(?!人|方|者|ひと|市民|子|団体)|[っい])|払|もう[けか]|儲|いくら|how much/iu;

/** 「何業務」「何手続」: whatever it is counted in, by its own name. */
const OWN =
  /何((?!年|月|日|曜|時|課|部|番|処|方|故|人|度|回|者|物|事(?!案)|点|位|倍|割|名|市|町|村|県|国|色|語|種|号|線|階|歳|分|周|期|次|代|等|割)[\p{Script=Han}]{2})(?=[をがにはでと、?。\s]|$|です|でしょ|の(?:予定|目標|見込))/u;

/** 何ニン is 何にん; the name of a unit in katakana (トン) stays. */
function inKana(counted: string | undefined): string | undefined {
  if (counted === undefined || !/^[ァ-ヶー]+$/u.test(counted)) return counted;
  const kana = toHiragana(counted);
  return SPELLINGS.some(([form]) => form.test(kana)) ? kana : counted;
}

function endsInCounter(text: string): string | undefined {
  const own = ENDS_IN_COUNTER.exec(text)?.[1] ?? UNIT_AT_END.exec(text)?.[1];
  return own === undefined ? undefined : (AS_COUNTER[own] ?? SPELLINGS.find(([form]) => form.test(own))?.[1] ?? own);
}

/** In one spelling; null where the question names none (いくつ, どれくらい). */
export function counterOf(text: string): string | null {
  if (SHARE.test(text) || IN_SHARES.test(text)) return '%';
  const [, ofKanji, ofKana] = COUNTED.exec(text) ?? [];
  const counted = inKana(ofKanji) ?? ofKana ?? HOW_LONG.exec(text)?.[1];
  if (counted !== undefined && !TIMES.test(counted))
    return SPELLINGS.find(([form]) => form.test(counted))?.[1] ?? counted;
  const own = OWN.exec(text)?.[1];
  if (own !== undefined) return own;
  const ofThing = OF_THINGS.find(([words]) => words.test(text))?.[1] ?? endsInCounter(text);
  if (ofThing !== undefined) return ofThing;
  if (/なんぼ/u.test(text) && !OF_MONEY.test(text)) return null;
  // 「税の収納率はいくら」: a rate is no money, whatever it is a rate of.
  const noun = RATE.test(text) ? AMOUNT_NOUN : MONEY_NOUN;
  return MONEY.test(text) && !(COUNT_NOUN.test(text) && !noun.test(text)) ? '円' : null;
}

/** 「登録者数 R3」: an indicator's name and a year ask for its value. */
export const MEASURE = /(?:数|率|量|額|割合|面積|かず|かいすう|けんすう|わりあい|お金|収入|時間|上限)$/u;

/** 「…した件数をご答弁ください」: what is asked for is a figure, by the last noun before the asking. */
const MEASURE_ASKED =
  /(?:[件人回台校社冊本基枚戸体館]数|[かカヵヶケ箇]所数|(?:団体|施設|事業所|利用者|参加者|登録者|受講者)数|割合|[^\s確効倍]率|金額|面積)(?:の(?:目標|見込み?|予定)値?)?(?:を|は|について|につき)?、?[^、。?]{0,2}(?:教|おしえ|答|示|回答|承|伺|尋|知り|聞き|願)[^、。?]{0,12}[。?]*$/u;
export const asksMeasure = (text: string): boolean => MEASURE_ASKED.test(text);

const OF_MEASURE: readonly [end: RegExp, counter: string][] = [
  [/率$|割合$/u, '%'],
  [/額$/u, '円'],
  [/(時間|施設|団体|世帯|事業所)数$/u, ''],
  [/(?<!館|用|付|業|庁|所)(時間)$/u, ''],
  [/[かカヵヶケ箇]所数$/u, '箇所'],
  [/([人件回台校社冊本基枚戸])数$/u, ''],
];

/** What the last word of a subject is counted in: 配置人数 in 人, 積立額 in 円. */
export function counterOfMeasure(about: string): string | null {
  for (const [end, counter] of OF_MEASURE) {
    const match = end.exec(about);
    if (match) return counter === '' ? (match[1] ?? null) : counter;
  }
  return null;
}

/** What is measured, coarsely: 何人 is never answered in %. null where a unit tells nothing. */
export function dimensionOf(unit: string): string | null {
  if (unit === '') return null;
  if (/円/u.test(unit)) return 'money';
  if (/^(?:%|％|ポイント)/u.test(unit)) return 'share';
  if (/^(?:時間|分|日|か月)/u.test(unit)) return 'time';
  if (unit.startsWith('歳')) return 'age';
  if (/^(?:トン|t$|t\/|kg|ha|m|㎡|km|ヘクタール)/iu.test(unit)) return 'size';
  return 'count';
}

/** …数, …率, …額 at the end of a subject say what it is measured in. */
const MEASURES: readonly [RegExp, string][] = [
  [/[件人回台校者社数所体冊館]数(?:の推移)?$|(?:団体|患者|職員|施設|事業|項目|会員|世帯|児童|生徒|利用)数$/u, 'count'],
  [/率$|割合$/u, 'share'],
  [/[金見総収残受標]額$|(?:^|\s)額$/u, 'money'],
];

/** Things that are counted, by sort: who asks for one is not served by a number of another. */
const SORTS: readonly [sort: string, things: string][] = [
  ['people', '人|名|者|子|児童|生徒|職員'],
  ['places', '箇所|施設|校|園|店舗?|公園|地区|館'],
  ['bodies', '団体|企業|会社|社|事業所|グループ|クラブ'],
  ['books', '冊'],
  ['titles', '誌'],
  ['machines', '台|基'],
  ['projects', '事業|取組'],
  ['times', '回'],
];
/** A club is a body and has a place; what is done is counted in times as well. */
const MAY_BE_ONE: ReadonlySet<string> = new Set(['places bodies', 'machines places', 'projects times']);
const sortOf = (end: string, before = '', after = ''): string | undefined =>
  SORTS.find(([, things]) => new RegExp(`${before}(?:${things})${after}`, 'u').test(end))?.[0];
/** 通っている子の人数, 連携した事業等の数: the thing that is counted. */
const countedThing = (about: string) =>
  sortOf(about.replaceAll(/[かカヵヶ]所/gu, '箇所'), '', '(?:等|など|たち)?の?(?:人)?(?:数|かず)$');

function otherSort(unit: string, counter: string | null, about: string): boolean {
  // 件 is said of anything that is counted.
  const asked = counter === null || counter === '件' ? countedThing(about) : sortOf(counter, '^', '$');
  const printed = sortOf(plainUnit(unit), '^');
  if (asked === undefined || printed === undefined || asked === printed) return false;
  return !MAY_BE_ONE.has(`${asked} ${printed}`) && !MAY_BE_ONE.has(`${printed} ${asked}`);
}

/** Whether a value in such a unit can be what is asked for, by its counter or by the last word of its subject. */
export function measuresAlike(unit: string, counter: string | null, about: string): boolean {
  const asked = counter === null ? MEASURES.find(([end]) => end.test(about))?.[1] : dimensionOf(counter);
  const printed = dimensionOf(unit.normalize('NFKC'));
  if (otherSort(unit, counter, about)) return false;
  return asked === undefined || asked === null || printed === null || asked === printed;
}

/** The number that stands before a counter in a text: 1,200 回開催 for 回. */
export const countsIn = (text: string, counter: string): boolean =>
  Array.from(text.normalize('NFKC').matchAll(/\d[\d,.]*\s*([^\d\s]{1,12})/gu)).some(([, unit = '']) =>
    startsWithUnit(unit, counter),
  );

const startsWithUnit = (text: string, counter: string): boolean =>
  unitFits(text, counter) && plainUnit(text).startsWith(counter);

/** Whether a printed unit is what is counted in: 千円 for いくら, か所 for 箇所, トン/年 for トン. */
export function unitFits(unit: string, counter: string): boolean {
  const plain = plainUnit(unit);
  if (counter === '箇所' && PLACES.test(plain)) return true;
  if (ALSO[counter]?.test(plain) === true) return true;
  // km is no m, and m2 neither.
  if (/^[a-z]/iu.test(counter)) return new RegExp(`^${counter}(?![a-z\\d])`, 'iu').test(plain);
  return plain !== '' && plain.includes(counter);
}

/** 件 is said of anything: then the indicator's own name says what is counted (企業との連携数, 件). */
const ANYTHING = /^(?:件|個|つ)/u;
const NAMED_SO: readonly [counter: string, names: RegExp][] = [
  ['企業', /企業|会社|事業者/u],
  ['団体', /団体|組織|グループ/u],
  ['施設', /施設/u],
  ['事業所', /事業所|企業/u],
  ['箇所', /箇所|[かカヵヶケ]所|施設/u],
];
export const namesCounted = (metric: string, unit: string, counter: string): boolean =>
  ANYTHING.test(plainUnit(unit)) && NAMED_SO.some(([own, names]) => own === counter && names.test(metric));

/** The unit itself, and not only something that may be counted so. */
export const isUnit = (unit: string, counter: string): boolean => plainUnit(unit).includes(counter);

/** Places, whatever they are called: 何か所 counts them all. */
const PLACES = /^(?:公園|施設|校|園|店|クラブ|地区|事業所|拠点|教室|会場)/u;

/** 何校 is asked of 大学 as well, 何軒 of shops and houses. */
const ALSO: Record<string, RegExp> = { 校: /^(?:大学|学校|小学校|中学校)/u, 軒: /^(?:店|戸)/u };

const plainUnit = (unit: string): string =>
  unit
    .normalize('NFKC')
    // 力 (ちから) is printed for カ.
    .replaceAll(/[かカヵヶ力]所/gu, '箇所')
    .replace(/^名/u, '人')
    .replace(/^t(?![a-z])/iu, 'トン')
    .replace(/^fm$/u, 'ファイルメーター');
