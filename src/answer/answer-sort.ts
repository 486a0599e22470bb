/** Of what sort (種類) the answer is that a question waits for, by its own noun: 「どこの大学」「何という法律」「何階」「何年生」. */

/** Words that make no name of what stands behind them: 「各大学」「民間企業」. */
const NO_NAME =
  /^(?:本|他|同|各|全|両|同じ|市|県|国|市内|県内|市立|公立|私立|民間|一般|特定|地元|複数|対象|関連|関係|該当|協力|連携|大手|中小|提携先?|既存|新規|当該|地方|公共|外部|委託)+(?:の)?$/u;
const NAME = String.raw`[\p{Script=Han}\p{Script=Katakana}ヶケ々ー・]`;

interface Sort {
  /** The noun by which it is asked for. */
  noun: string;
  /** What names one; where it has a group, that must be more than a word for any of them. */
  named: RegExp;
  /** A field that holds nothing else. */
  section?: RegExp;
}

const SORTS: readonly Sort[] = [
  { noun: '大学', named: new RegExp(`(${NAME}{2,})大学`, 'gu') },
  {
    noun: '会社|企業|事業者|業者|法人|財団|協会|組合|公社|金融機関|銀行|郵便局',
    named: new RegExp(
      `(${NAME}{2,})(?:株式会社|有限会社|郵便局|銀行|信用金庫|農業協同組合|協同組合|組合|公社|協会|財団|法人|センター|機構|連盟|商工会|商工会議所|会議所)|(?:株式会社|\\(株\\)|㈱|財団法人|社団法人)${NAME}+|郵便局|日本${NAME}{2,}|[A-Z]{2,}|[ァ-ヶー]{5,}`,
      'gu',
    ),
  },
  {
    noun: '法律|法令|条例|規程|規則|要綱',
    section: /法令/u,
    named: new RegExp(`(${NAME}{2,})(?:法(?![人律令定的務])|条例|規程|規則|要綱)`, 'gu'),
  },
  { noun: '階(?:建て?)?', named: /\d階/gu },
  { noun: '年生|学年', named: /\d(?:[・、~〜～-]\d)*年生|第\d学年/gu },
  { noun: '号線|路線', named: /\d号線|([\p{Script=Han}]{2,})線/gu },
];

const ASKED = (noun: string) =>
  new RegExp(
    `(?:どこの|どの|何という|なんという|何て(?:いう)?|なんて(?:いう)?|何の|なんの|どちらの|どういう)(?:${noun})|` +
      `(?:${noun})(?:の?(?:名前|なまえ|名称|名))?(?:は|って|とは|を)(?:、)?(?:どこ|何|なん|なに|どれ|どちら|[?。]*$)|` +
      `(?:${noun})(?:の?(?:名前|なまえ|名称|名))(?:を|は|って|[?。]*$)|何(?:${noun})`,
    'u',
  );
const READ = SORTS.map(({ noun, named, section }) => ({ asked: ASKED(noun), named, section }));

export interface SortAsked {
  names: (sentence: string) => boolean;
  inSection: (section: string) => boolean;
}

/** Tells what names such a thing; null where the question asks for no sort that is known. */
export function sortAsked(question: string): SortAsked | null {
  const plain = question.normalize('NFKC').replaceAll(/\s+/gu, '');
  const sort = READ.find(({ asked }) => asked.test(plain));
  if (!sort) return null;
  return {
    names: sentence =>
      Array.from(sentence.normalize('NFKC').matchAll(sort.named)).some(
        ([, before]) => before === undefined || !NO_NAME.test(before),
      ),
    inSection: section => sort.section?.test(section) === true,
  };
}
