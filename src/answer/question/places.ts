/** The cities (市区町村) that a question names: those of the corpus by its scope, any other by its own name. */
import { shortCity } from '../../domain/city.ts';
import type { Scope } from '../../domain/catalogue.ts';
import type { Plan } from '../../domain/records.ts';
import { DOUBTFUL_ALONE, KNOWN_PLACES, SHORT_READING } from './known-places.ts';
import { escape, type Wording } from './wording.ts';

/** Words that end in 市 and name no city: 各市, 本市, 都市, 朝市 … */
const NO_CITY =
  /^(?:各|本|当|同|両|全|他|自|新|旧|都|朝|見本|[0-9一二三四五六七八九十数]|近隣|近隣他|周辺|隣|隣接|中核|特例|政令|政令指定|指定|該当|大都|地方都|中心|県内|県内他|県央|構成|関係|参加|類似|姉妹|姉妹都|友好|友好都|協定|連携|中心都|対象|計画都|田園都|学園都|衛星都|この|その|あの|うちの|わが|我が|どの|よその|となりの|隣の)$/u;
const CITY = /([\p{Script=Han}ヶケ々ノ]{1,6})市(?:役所)?(?=[のはがでとにへもや、。?!\s]|って|だと|なら|$)/gu;
/** つくば市, さくら野市: kana counts before 市 at the beginning of a phrase. */
const KANA_CITY =
  /(?<![\p{L}\p{N}])([\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Han}]{2,8}市)(?=[のはがでと、?\s]|$)/gu;
/** 神奈川県平塚市 and 中郡大磯町 name the town at their end. */
const WITHIN = /^.{1,4}?[都道府県郡](?=.)/u;
/** 平塚市と共同で: a partner is part of the subject. */
const PARTNER =
  /^(?:役所)?(?:市|町|村)?(?:と|や)(?:の)?(?:共同|一緒|いっしょ|連携|協力|協定|合同|とも|共に|組|結|統合|広域)/u;
const AFTER_BARE = String.raw`(?=の|は|で(?!す)|も|って|だと|なら|と比|[、?？]|に(?:は|お)|$)`;
const NOT_BEFORE = String.raw`(?<![\p{L}\p{N}])`;

interface Known {
  name: string;
  written: RegExp;
  latin: string;
}

const PLAIN: Record<string, string> = { ou: 'o', oo: 'o', uu: 'u' };
const ROWS =
  'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわがぎぐげござじずぜぞだでどばびぶべぼづん';
const LATIN =
  'a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo ra ri ru re ro wa ga gi gu ge go za ji zu ze zo da de do ba bi bu be bo zu n'.split(
    ' ',
  );

/** よこはま → yokohama, きょうと → kyoto: as signs write it, without long vowels. */
function latinOf(reading: string): string {
  const spelled = Array.from(reading, kana => {
    const small = { ゃ: '+a', ゅ: '+u', ょ: '+o', っ: '*' }[kana];
    return small ?? LATIN[ROWS.indexOf(kana)] ?? '';
  }).join('');
  return spelled
    .replaceAll(/(sh|ch|j)i\+/gu, '$1')
    .replaceAll(/i\+/gu, 'y')
    .replaceAll(/\*(.)/gu, '$1$1')
    .replaceAll(/ou|oo|uu/gu, long => PLAIN[long] ?? long);
}

const KNOWN: readonly Known[] = KNOWN_PLACES.map(([name, reading]) => {
  const bare = shortCity(name);
  const kind = name.slice(bare.length);
  const kanaKind = { 市: 'し', 区: 'く', 町: '(?:まち|ちょう)', 村: 'むら' }[kind] ?? '';
  const forms = [
    `${NOT_BEFORE}${escape(name)}(?:役所|役場)?(?![\\p{Script=Han}])`,
    ...(DOUBTFUL_ALONE.has(bare) ? [] : [`${NOT_BEFORE}${escape(bare)}${AFTER_BARE}`]),
    // 茅ヶ崎 is also written with ケ.
    ...(name.includes('ヶ') ? [`${NOT_BEFORE}${escape(name.replace('ヶ', 'ケ'))}`] : []),
    ...(reading.length > SHORT_READING && kind !== ''
      ? [`${NOT_BEFORE}${reading}${kanaKind}(?=[のはでも 、?]|って|$)`]
      : []),
  ];
  return { name, written: new RegExp(forms.join('|'), 'u'), latin: latinOf(reading) };
});

const LATIN_NAMES = new Map(
  KNOWN.filter(({ name, latin }) => latin.length > 4 && !DOUBTFUL_ALONE.has(shortCity(name))).map(({ name, latin }) => [
    latin,
    name,
  ]),
);

/** A city that is named and has no plan here. */
export function unknownCityIn(text: string, plans: readonly Plan[]): string | null {
  const own = new Set(plans.map(({ city }) => city));
  const others = [...own].reduce((rest, city) => rest.replaceAll(city, '、'), text);
  for (const { name, written } of KNOWN) {
    const found = own.has(name) ? null : written.exec(others);
    if (found && !PARTNER.test(others.slice(found.index + found[0].length))) return name;
  }
  for (const match of others.matchAll(CITY)) {
    const name = (match[1] ?? '').replace(WITHIN, '');
    if (!NO_CITY.test(name) && name.length < 5 && !PARTNER.test(others.slice(match.index + match[0].length)))
      return `${name}市`;
  }
  for (const [letters] of others.matchAll(/[A-Za-zŌōŪū]{5,}/gu)) {
    const city = LATIN_NAMES.get(letters.toLowerCase().replaceAll('ō', 'o').replaceAll('ū', 'u'));
    if (city !== undefined && !own.has(city)) return city;
  }
  return null;
}

/** Whether a piece of the question names a city of the corpus in kanji. */
export const namesCity = (text: string, city: string): boolean => text.includes(shortCity(city));

/** 「伊勢原市と厚木市」 outside a name; 秦野市・伊勢原市共同消防指令センター is one. */
export function pairsCities(text: string, cities: readonly string[]): boolean {
  const named = cities.map(shortCity).map(escape).join('|');
  const latin = /\b[A-Z][a-z]{3,} (?:and|or|vs\.?|versus) [A-Z][a-z]{3,}\b/u.test(text);
  return cities.length > 1 && (latin || new RegExp(`(?:${named})市?(?:と|や|、|か)(?:${named})`, 'u').test(text));
}

/** What the scope left of the cities' names: a second mention, and 市役所 behind it. */
export function takeCities(wording: Wording, { cities }: Pick<Scope, 'cities'>): void {
  // 「あつぎしの」: the scope knows the name alone.
  if (cities.length > 0) wording.take(/(?<=^|\u2003)し(?=[のはでがも、?\s]|$)の?/gu);
  for (const city of cities) {
    const name = escape(shortCity(city));
    wording.take(
      new RegExp(
        `${escape(city)}(?:役所)?(?:とで(?:は|の)?|(?![民長議立営政税史報内外とや・\\p{Script=Han}])の?)|${NOT_BEFORE}${name}(?=[のはがでも、?]|って|$)の?`,
        'gu',
      ),
    );
  }
}

/** Cities that a text names, as written, of the corpus or not; for questions that go on from another. */
export function placesIn(text: string): string[] {
  const found: { at: number; own: string }[] = [];
  for (const { written } of KNOWN) {
    const match = written.exec(text);
    if (match) found.push({ at: match.index, own: match[0] });
  }
  for (const match of text.matchAll(CITY)) {
    const name = match[1] ?? '';
    if (!NO_CITY.test(name)) found.push({ at: match.index, own: `${name}市` });
  }
  for (const match of text.matchAll(KANA_CITY)) found.push({ at: match.index, own: match[1] ?? '' });
  for (const match of text.matchAll(/[A-Za-zŌōŪū]{5,}/gu))
    if (LATIN_NAMES.has(match[0].toLowerCase())) found.push({ at: match.index, own: match[0] });
  const sorted = found.toSorted((a, b) => a.at - b.at || b.own.length - a.own.length);
  return sorted.filter(({ at }, i) => at !== sorted[i - 1]?.at).map(({ own }) => own);
}
