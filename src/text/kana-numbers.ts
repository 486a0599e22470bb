/** Numbers that are typed in kana (さんじゅっけん, にせんにじゅうごねん, なんぼん) with their counters: 30件, 2025年, 何本. */

const ONES: Record<string, number> = {
  いち: 1,
  いっ: 1,
  に: 2,
  さん: 3,
  よん: 4,
  よ: 4,
  し: 4,
  ご: 5,
  ろく: 6,
  ろっ: 6,
  なな: 7,
  しち: 7,
  はち: 8,
  はっ: 8,
  きゅう: 9,
  く: 9,
};
const TENS: Record<string, number> = {
  じゅう: 10,
  じゅっ: 10,
  じっ: 10,
  ひゃく: 100,
  びゃく: 100,
  ぴゃく: 100,
  ひゃっ: 100,
  びゃっ: 100,
  ぴゃっ: 100,
  せん: 1000,
  ぜん: 1000,
};
const MYRIADS: Record<string, string> = { まん: '万', おく: '億' };

/** Reading and spelling of what is counted; the readings of 本 and the like change behind numbers. */
export const COUNTERS: ReadonlyMap<string, string> = new Map(
  'けん:件 げん:軒 にん:人 めい:名 かい:回 がい:階 だい:台 かしょ:か所 かこく:か国 かげつ:か月 かねん:か年 かねんど:か年度 せんえん:千円 ぜんえん:千円 まんえん:万円 おくえん:億円 ひゃくまんえん:百万円 えん:円 とん:トン ぱーせんと:% ぱー:% じかん:時間 だんたい:団体 ほん:本 ぼん:本 ぽん:本 まい:枚 わり:割 ばい:倍 てん:点 せたい:世帯 くみ:組 しせつ:施設 じぎょう:事業 こうもく:項目 こう:校 しゃ:社 き:基 さつ:冊 ぽいんと:ポイント めーとる:メートル きろ:キロ きろめーとる:キロメートル へくたーる:ha しょう:章 ねんど:年度 ねんかん:年間 ねん:年 がつ:月 にち:日 にちかん:日間 ちく:地区 てんぽ:店舗 ひんもく:品目 しな:品 ひん:品 ばんめ:番目 ばん:番 けんぶん:件分 にんぶん:人分 きょく:局 こ:個 ねんめ:年目 かいめ:回目 とう:頭 ひき:匹 びき:匹 ぴき:匹 わ:羽 ど:度 さい:歳 ふん:分 ぷん:分 つう:通 しゅるい:種類 きょうしつ:教室 もじ:文字 じ:時  くらす:クラス ろせん:路線 きろぐらむ:キログラム りっとる:リットル けた:桁 ぶ:部 まんにん:万人 せんにん:千人 ぜんにん:千人 まんとん:万トン にちめ:日目 じゅんい:位 い:位 だんかい:段階 せだい:世代 しゅう:週 しゅうかん:週間 まんけん:万件 ぜんけん:千件 せんけん:千件'
    .split(' ')
    .filter(pair => pair.includes(':'))
    .map((pair): [string, string] => {
      const [reading = '', written = ''] = pair.split(':');
      return [reading, written];
    }),
);

const longestFirst = (words: Iterable<string>) => Array.from(words).toSorted((a, b) => b.length - a.length);
const NUMBER_WORD = new RegExp(
  `(?:${longestFirst([...Object.keys(ONES), ...Object.keys(TENS), ...Object.keys(MYRIADS)]).join('|')})`,
  'yu',
);

/** Digits, 万 and 億 kept as they are said: さんまんごせん is 3万5000. Null where it is no number that anybody says. */
function valueOf(words: readonly string[]): string | null {
  let [text, section, digit] = ['', 0, null as number | null];
  let smallest = Infinity;
  for (const word of words) {
    const [one, ten, myriad] = [ONES[word], TENS[word], MYRIADS[word]];
    if (one !== undefined) {
      if (digit !== null) return null;
      digit = one;
    } else if (ten !== undefined) {
      if (ten >= smallest) return null;
      smallest = ten;
      section += (digit ?? 1) * ten;
      digit = null;
    } else {
      if (section + (digit ?? 0) === 0) return null;
      text += `${String(section + (digit ?? 0))}${myriad ?? ''}`;
      [section, digit, smallest] = [0, null, Infinity];
    }
  }
  const rest = section + (digit ?? 0);
  return rest === 0 ? text : text + String(rest);
}

export interface KanaNumber {
  end: number;
  written: string;
}

const ASKED = /なん(?:じゅう|びゃく|ぜん|まん|おく)?/uy;
const ASKED_TENS: Record<string, string> = { じゅう: '十', びゃく: '百', ぜん: '千', まん: '万', おく: '億' };

/** なにかがたんとう: which department, and no something; するかはどこ. */
const OFFICE =
  /な[にん]か(?=が(?:たんとう|担当|やっ|うけも|して|みて|しょかん|しゅかん)|のたんとう|とな[にん]か)|(?<=な[にん]かと)な[にん]か|(?<=は|の|なら|^|[？?。、])なんか(?=[?？。]|です|$)/uy;
const OFFICE_ALONE =
  /(?<=する|している|してる)か(?=の(?:めい|なまえ)|を(?:おし|おこた|こたえ)|は(?:どこ|いくつ|なん|[?？]|$)|ってどこ)/uy;
/** だい2き, だい6じ. */
const ORDINAL = /だい(?=[0-9０-９])/uy;
const OF_ORDINAL: Record<string, string> = { き: '期', じ: '次', しょう: '章', い: '位', かい: '回' };

/** Counters that follow at a place, longest first. */
const countersAt = (text: string, at: number): KanaNumber[] =>
  Array.from({ length: 8 }, (_, i) => text.slice(at, at + 8 - i))
    .filter((reading, i) => reading.length === 8 - i && COUNTERS.has(reading))
    .map(reading => ({ end: at + reading.length, written: COUNTERS.get(reading) ?? '' }));

const ERA = /(れいわ|へいせい)(?:(がん)|([0-9０-９]{1,2}))?/uy;
const ERA_NAMES: Record<string, string> = { れいわ: '令和', へいせい: '平成' };
const YEAR = /ねんど|年度|ねん(?!ど)|年(?!度)/uy;
const spelledYear = (own: string) => own.replace('ねん', '年').replace('ど', '度');

/** れいわ６ねんど, れいわごねんど. */
function yearsAt(text: string, start: number): KanaNumber[] {
  ERA.lastIndex = start;
  const [found, era = '', first, digits] = ERA.exec(text) ?? [];
  if (found === undefined) return [];
  const at = start + found.length;
  const name = ERA_NAMES[era] ?? '';
  const bare = [{ end: at, written: name + (digits ?? '') }];
  if (first === undefined && digits === undefined)
    return [
      ...bare,
      ...kanaNumbersAt(text, at)
        .filter(({ written }) => /^\d{1,2}年度?$/u.test(written))
        .map(({ end, written }) => ({ end, written: name + written })),
    ];
  YEAR.lastIndex = at;
  const year = YEAR.exec(text)?.[0];
  return year === undefined
    ? first === undefined
      ? bare
      : []
    : [...bare, { end: at + year.length, written: `${name}${digits ?? '元'}${spelledYear(year)}` }];
}

/** Numbers that begin at a place, each with its counter. */
export function kanaNumbersAt(text: string, start: number): KanaNumber[] {
  if (/[0-9０-９]/u.test(text.charAt(start - 1))) {
    const ordinal = /だい[0-9０-９]+$/u.test(text.slice(0, start));
    return countersAt(text, start).map(({ end, written }) => ({
      end,
      written: (ordinal ? OF_ORDINAL[text.slice(start, end)] : undefined) ?? written,
    }));
  }
  ORDINAL.lastIndex = start;
  if (ORDINAL.test(text)) return [{ end: start + 2, written: '第' }];
  OFFICE_ALONE.lastIndex = start;
  if (OFFICE_ALONE.test(text)) return [{ end: start + 1, written: '課' }];
  const found = yearsAt(text, start);
  const words: string[] = [];
  let at = start;
  for (;;) {
    NUMBER_WORD.lastIndex = at;
    const word = NUMBER_WORD.exec(text)?.[0];
    if (word === undefined) break;
    // Voiced (ぜん, びゃく) only behind another.
    if (words.length === 0 && /^[ぜびぴ]/u.test(word)) break;
    words.push(word);
    at += word.length;
    const value = valueOf(words);
    if (value === null) continue;
    for (const { end, written } of countersAt(text, at))
      if (!/[しく]$/u.test(word) || written === '月' || word.length > 1) {
        // いちばん is 一番.
        if (value + written !== '1番') found.push({ end, written: value + written });
      }
  }
  OFFICE.lastIndex = start;
  const office = OFFICE.exec(text)?.[0];
  if (office !== undefined) found.push({ end: start + office.length, written: '何課' });
  ASKED.lastIndex = start;
  const asked = ASKED.exec(text)?.[0];
  if (asked !== undefined) {
    for (const how of new Set([asked, 'なん'])) {
      const what = `何${ASKED_TENS[how.slice(2)] ?? ''}`;
      for (const { end, written } of countersAt(text, start + how.length)) found.push({ end, written: what + written });
    }
  }
  return found;
}
