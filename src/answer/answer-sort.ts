/** Of what sort (種類) the answer is that a question waits for, by its own noun: 「どこの大学」「何という法律」「何階」「何年生」. */

import { DOUBTFUL_ALONE, KNOWN_PLACES } from './question/known-places.ts';

/** Words that make no name of what stands behind them: 「各大学」「民間企業」. */
const NO_NAME =
  /^(?:本|他|同|各|全|両|同じ|市|県|国|市内|県内|市立|公立|私立|民間|一般|特定|地元|複数|対象|関連|関係|該当|協力|連携|大手|中小|提携先?|既存|新規|当該|地方|公共|外部|委託|近隣|周辺|隣接|都|小規模|特認|地域|相互|参加|加盟|登録|取扱|取り扱い|出店|路線|全小|設置|実施|開設)+(?:の)?$/u;
const NAME = String.raw`[\p{Script=Han}\p{Script=Katakana}ヶケ々ー・]`;

interface Sort {
  /** The noun by which it is asked for. */
  noun: string;
  /** What names one; where it has a group, that must be more than a word for any of them. */
  named: RegExp;
  /** A field that holds nothing else. */
  section?: RegExp;
  /** Where no noun for it stands beside どこの and 何という. */
  asked?: RegExp;
  /** A row of the yearly plan names it as well as a sentence does. */
  anywhere?: true;
  /** Asked for as a value as well. */
  figure?: true;
}

const WHICH = '(?:どこの|どの|何という|なんという|何て(?:いう)?|なんて(?:いう)?|どちらの|どういう)';
const NAME_OF = (noun: string) => `(?:${noun})の?(?:名前|なまえ|名称|名)(?:を|は|って|とは|ぜんぶ|全部|すべて|[?。]|$)`;

/** The end of what is asked: 「…の電話番号は」「…の受付時間を教えて」. */
const END = String.raw`(?:の?(?:額|金額))?(?:(?:は|って|とは)(?!、?(?:どれと|どの(?![くぐ])|どんな|なぜ|いつ|誰|だれ))|(?:を|について)(?:教え|おしえ|知り|しり|示|お)|[?。\s]*$)`;
/** An English question puts it first: 「電話番号 … について教えて」. */
const AHEAD = (noun: string) => `(?:^|[市のは、])${noun}(?![のはがをも、]).*について教えて`;
const TOWN = KNOWN_PLACES.map(([name]) => name.replace(/[市町村区]$/u, '')).filter(name => !DOUBTFUL_ALONE.has(name));

const SORTS: readonly Sort[] = [
  { noun: '大学', named: new RegExp(`(${NAME}{2,})大学`, 'gu') },
  {
    noun: '会社|企業|事業者|業者|法人|財団|協会|組合|公社|金融機関|銀行|郵便局',
    named: new RegExp(
      `(${NAME}{2,})(?:株式会社|有限会社|郵便局|銀行|信用金庫|農業協同組合|協同組合|組合|公社|協会|財団|法人|センター|機構|連盟|商工会|商工会議所|会議所|交通|電力|電鉄|鉄道)|(?:株式会社|\\(株\\)|㈱|財団法人|社団法人)${NAME}+|郵便局|日本${NAME}{2,}|(?:NTT|KDDI|NEC|JR|JA)(?![A-Z])`,
      'gu',
    ),
  },
  {
    noun: '法律|法令|条例|規程|規則|要綱',
    section: /法令/u,
    named: new RegExp(`(${NAME}{2,})(?:法(?![人律令定的務])|条例|規程|規則|要綱)`, 'gu'),
  },
  {
    noun: '団体',
    anywhere: true,
    asked: new RegExp(
      `(?:どこの|どの|何という|なんという|どちらの)団体|${NAME_OF('団体')}|団体(?:は|って|とは)、?(?:どこ|何という|なんという)`,
      'u',
    ),
    named: new RegExp(
      `(${NAME}{2,})(?:組合|協会|協議会|商工会|会議所|自治会|町内会|愛護会|連合会|保存会|委員会|公社|社協|クラブ|連盟|機構|財団|法人|センター|大学|農協|消防団|警察署|学校)`,
      'gu',
    ),
  },
  { noun: '(?<!段)階(?:建て?)?', named: /\d階/gu },
  { noun: '年生|学年', named: /\d(?:[・、~〜～-]\d)*年生|第\d学年/gu },
  {
    anywhere: true,
    noun: '小学校|中学校|高校|高等学校|幼稚園|保育園|保育所|こども園',
    named: new RegExp(
      `(${NAME}{2,})(?:小|中|高)(?=以外|[^\\p{Script=Han}]|$)|(${NAME}{2,})(?:(?:小|中|高等)学校|幼稚園|保育園|保育所|こども園)(?!区)`,
      'gu',
    ),
  },
  {
    noun: '市',
    anywhere: true,
    // 「市は何をする」 asks for no city.
    asked: new RegExp(
      `${WHICH}(?:市|町|村|まち|街|自治体|都市)(?!の(?:どの|どれ|どんな|何|なん))|${NAME_OF('市|町|村|市町村|自治体|都市')}|(?:自治体|市町村)(?:は|って)、?(?:どこ|どれ)`,
      'u',
    ),
    named: new RegExp(`([\\p{Script=Han}ヶケ]{2,4})(?:市|町|村)(?![\\p{Script=Han}])|${TOWN.join('|')}`, 'gu'),
  },
  {
    noun: '店',
    anywhere: true,
    asked: new RegExp(`${WHICH}お?(?:店|商店)|${NAME_OF('お?店|店舗|加盟店')}`, 'u'),
    named: new RegExp(`(${NAME}{2,})(?:店|商店|屋)(?![舗員街])`, 'gu'),
  },
  {
    anywhere: true,
    noun: '体育館',
    asked: new RegExp(`${WHICH}(?:体育館|病院|図書館|公民館|プール|ホール|保健所|工場|郵便局)`, 'u'),
    named: new RegExp(`(${NAME}{2,})(?:体育館|病院|図書館|公民館|プール|ホール|保健所|工場|郵便局)`, 'gu'),
  },
  {
    anywhere: true,
    noun: '校長',
    asked:
      /(?:校|園|館|所|院|社|会|署|団)長(?:先生|さん)?(?:の?(?:お?名前|氏名|なまえ)|(?:は|って)、?(?:誰|だれ|どなた|何という|何て))/u,
    named: /(?:校|園|館|所|院|社|会|署|団)長(?:名)?[\s:]+[\p{Script=Han}]{1,4}[\s][\p{Script=Han}ぁ-ん]{1,3}/gu,
  },
  {
    anywhere: true,
    noun: '設置場所',
    asked: new RegExp(
      `^(?!.*(?:どこと|誰|だれ|いつ|なぜ|どうやって|どのように)).*(?:設置|新設|建設|具体的な)(?:場所|箇所)(?:は|って|を(?:教え|おしえ|知り|示|お)|[?。]*$)`,
      'u',
    ),
    named: new RegExp(
      `(${NAME}{2,})(?:学校|公園|駅|地区|館|センター|庁舎|窓口|交差点|団地|住宅|広場|通り|丁目|橋|公民館|病院)|\\d階|(?:本|分)庁舎|窓口|駅(?:前|北口|南口|周辺)`,
      'gu',
    ),
  },
  {
    anywhere: true,
    figure: true,
    noun: '電話番号|連絡先|問い合わせ先|問合せ先|メールアドレス|FAX番号',
    asked: new RegExp(`${AHEAD('電話番号')}|(?:電話番号|連絡先|問い?合わ?せ先|メールアドレス|FAX番号)${END}`, 'u'),
    named: /\d{2,5}-\d{1,4}-\d{3,4}|@/gu,
  },
  {
    anywhere: true,
    noun: '住所|所在地|番地',
    asked: new RegExp(`${AHEAD('住所')}|(?:住所|所在地|番地)${END}|何(?:丁目|番地)`, 'u'),
    named: /番地|丁目|\d番|〒/gu,
  },
  {
    anywhere: true,
    noun: '開館時間|営業時間|受付時間|開庁時間|開園時間',
    asked: new RegExp(`${AHEAD('(?:開館|営業|受付)時間')}|何時(?!間)|(?:開館|営業|受付|開庁|開園|利用)時間${END}`, 'u'),
    named: /\d時(?!間)|\d:\d{2}|正午/gu,
  },
  {
    anywhere: true,
    figure: true,
    noun: '料金|値段|価格|運賃|家賃|賃料|参加費|入場料|時給|利用料',
    asked: new RegExp(
      `(?:料金|値段|価格|運賃|家賃|賃料|参加費|入場料|時給|(?:年間|施設)?利用料|月額|助成額)(?:${END}|(?:は|が)?、?(?:いくら|なんぼ|何円))`,
      'u',
    ),
    named: /\d(?:[十百千万億]*)円/gu,
  },
  {
    anywhere: true,
    noun: '台数',
    asked: new RegExp(`台数(?:${END}|[\\p{Script=Han}]{2,3}市?$)`, 'u'),
    named: /\d台/gu,
  },
  { noun: '号線|路線', named: /\d号線|([\p{Script=Han}]{2,})線/gu },
];

const ASKED = (noun: string) =>
  new RegExp(
    `(?:${WHICH}|何の|なんの)(?:${noun})|` +
      `(?:${noun})(?:の?(?:名前|なまえ|名称|名))?(?:は|って|とは|を)(?:、)?(?:どこ|何|なん|なに|どれ|どちら|[?。]*$)|` +
      `(?:${noun})(?:の?(?:名前|なまえ|名称|名))(?:を|は|って|[?。]*$)|何(?:${noun})`,
    'u',
  );
const READ = SORTS.map(({ noun, asked, ...sort }) => ({ ...sort, asked: asked ?? ASKED(noun) }));

export interface SortAsked {
  /** @param own the city whose plan it is: its own name is none of the cities asked for */
  names: (sentence: string, own?: string) => boolean;
  inSection: (section: string) => boolean;
  /** Whatever is told may name it; else a sentence alone. */
  anywhere: boolean;
  /** A number of its own kind (円, 電話番号), which no other number answers. */
  figure: boolean;
}

/** Of 「企業・大学」 the last alone stands before the noun, and there is none. */
function isName(before: string | undefined): boolean {
  if (before === undefined) return true;
  const own = before.split('・').at(-1) ?? '';
  return own !== '' && !NO_NAME.test(own);
}

/** Tells what names such a thing; null where the question asks for no sort that is known. */
export function sortAsked(question: string): SortAsked | null {
  const plain = question.normalize('NFKC').replaceAll(/\s+/gu, '');
  const sort = READ.find(({ asked }) => asked.test(plain));
  if (!sort) return null;
  return {
    figure: sort.figure === true,
    names: (sentence, own) =>
      Array.from(
        sentence
          .normalize('NFKC')
          .replaceAll(own ?? ' ', ' ')
          .matchAll(sort.named),
      ).some(([, ...before]) => isName(before.find(name => name !== undefined))),
    inSection: section => sort.section?.test(section) === true,
    anywhere: sort.anywhere === true,
  };
}
