/**
 * What an English question asks, as a Japanese one would put it behind its subject: 「…の目標は何人ですか」. Each rule
 * takes its words out of the question; the first that fits says how the question ends.
 */

export interface Asking {
  /** Its words in English; they are no part of the subject. */
  words: RegExp;
  /** Follows the subject, without particles before it. */
  tail: string;
}

const NOUN = '(?:items?|projects?|measures?|initiatives?|programs?|programmes?|actions?|activities|efforts)';
const OFFICE = '(?:city )?(?:departments?|divisions?|sections?|bureaus?|offices?(?! has| have)|teams?)';

/** Who is responsible; what it does with the matter says nothing of it. */
export const DEPARTMENT: readonly RegExp[] = [
  new RegExp(
    `\\b(?:which|what) ${OFFICE}(?! or\\b)(?: (?:in|of|at) (?:the )?(?:city(?: hall)?|[\\p{Script=Han}]+市))?(?: (?:is|are|was|will be|deals?|handles?|takes?|looks?|runs?|manages?|oversees?|does|do|has|have|works?|leads?))?(?: (?:in charge of|responsible for|with|care of|after|charge of|responsibility for|handling|running|reviewing|working on|dealing with|doing|the job of))*`,
    'giu',
  ),
  /\bwho(?:'s| is| are) (?:in charge of|responsible for)\b|\b(?:department|division|section|office)s? (?:in charge|responsible)(?: of| for)?\b|\bin charge of what department\b|\bwho handles\b/giu,
];

const COUNTERS: readonly [things: string, counter: string][] = [
  [
    'people|persons?|residents?|citizens?|visitors?|participants?|children|students?|pupils?|users?|staff|employees?|workers|tourists?|volunteers?|men|women|members|patients|teachers|applicants|guardians|seniors|subscribers|\\S*(?:者|人|員|児童|職員|子ども|生徒|患者|民)(?:数)?',
    '人',
  ],
  [
    'times|sessions?|meetings|classes|lessons|lectures|workshops|courses|drills|consultations with|rounds|\\S*(?:教室|講座|研修|回数|訓練|ワークショップ)',
    '回',
  ],
  [
    'cases?|applications?|consultations?|reports?|donations?|requests?|contracts?|events?|agreements?|subsidies|\\S*(?:件数|相談|補助金|寄附|協定|協働事業|取組)',
    '件',
  ],
  ['(?:working |overtime |work )?hours?|\\S*時間(?:数)?', '時間'],
  ['tons?|tonnes?', 'トン'],
  ['hectares?', 'ha'],
  ['met(?:er|re)s?', 'メートル'],
  ['places?|sites?|locations?|spots?|centers?|centres?|offices?', 'か所'],
  ['(?:elementary |primary |junior high )?schools?|\\S*学校', '校'],
  ['groups?|organi[sz]ations?|\\S*(?:団体|団体数)', '団体'],
  ['companies|firms|businesses', '社'],
  ['buses|machines|units|vehicles|cars', '台'],
  ['days', '日'],
  ['points', 'ポイント'],
  ['thousand yen', '千円'],
  ['million yen|yen', '円'],
];
/** The first word that tells; a Japanese one tells by its end, and none behind it does. */
function counterOf(thing: string): string | null {
  const words = thing.trim().split(/\s+/u);
  for (const at of words.keys()) {
    const rest = words.slice(at).join(' ');
    const japanese = /[\p{Script=Han}\p{Script=Katakana}]/u.test(words[at] ?? '');
    const found = COUNTERS.find(([things]) => new RegExp(`^(?:${things})(?=\\s|$)`, 'iu').test(rest));
    if (found) return found[1];
    if (japanese) return null;
  }
  return null;
}

/** 何人, いくつ: by the word behind 「how many」. */
export function countedIn(text: string): string {
  const [, thing = ''] = /\bhow many ((?:[^\s?,]+ *){1,3})/iu.exec(text) ?? [];
  const counter = counterOf(thing);
  return counter === null ? 'いくつ' : `何${counter}`;
}

/** Places and bodies that a question names by their sort: どこの学校. */
const SORTS: readonly [english: string, japanese: string][] = [
  ['(?:elementary |primary )schools?|小学校', '小学校'],
  ['(?:junior high |middle )schools?|中学校', '中学校'],
  ['schools?', '学校'],
  ['(?:housing |municipal housing |public housing )?(?:estates?|complex(?:es)?)|団地|市営住宅(?: estates?)?', '団地'],
  ['parks?', '公園'],
  ['stations?', '駅'],
  ['facilit(?:y|ies)', '施設'],
  ['universit(?:y|ies)', '大学'],
  ['compan(?:y|ies)|firms?', '企業'],
  ['groups?|organi[sz]ations?|bod(?:y|ies)|partners?', '団体'],
  ['areas?|districts?|neighbou?rhoods?', '地区'],
  ['places?', '場所'],
  ['roads?|routes?', '道路'],
  ['rivers?', '河川'],
  ['cit(?:y|ies)|towns?|municipalit(?:y|ies)', '市'],
];
const KIND_OF = '(?:municipal |public |city |local |small-scale |other |two |three |four |\\d )*';

export function sortAsked(text: string): { words: RegExp; sort: string } | null {
  for (const [english, sort] of SORTS) {
    const words = new RegExp(
      `\\b(?:which|what) +${KIND_OF}(?:${english})(?![a-z])(?! (?:projects?|items?|measures?|programs?|programmes?))`,
      'giu',
    );
    if (text.search(words) >= 0) return { words, sort };
  }
  return null;
}

/** Two sides of one question, or one value against another. */
export const COMPARES =
  /\b(?:compare|comparing|comparison|versus|vs\.?|side by side)\b|\bwhich (?:\w+ ){0,2}(?:is|are|has|have|costs?|gets?|comes?|will be|does) (?:the )?(?:more|larger|higher|bigger|greater|fewer|smaller|lower|less|longer)\b[^?]*\bor\b|\bwhich (?:one |of the two |city )?(?:is|has|costs|gets) (?:the )?(?:more|larger|higher|bigger|greater|lower|less|fewer|smaller)\b|\bdifference between\b|\bdiffer\b/iu;
export const COMPARING_WORDS =
  /\bcompare[ds]?\b|\bcomparing\b|\bside by side\b|\bwhich (?:one |of the two )?(?:is|are|has|have|gets?|will be)?(?: the| expected to)?|\bhow (?:much|many)(?= (?:more|less|fewer|higher|lower|larger))|\b(?:more|larger|higher|bigger|greater|fewer|smaller|lower|less)(?: in)?\b(?! money)|\bhow many (?:cases )?each\b|\bplease give both amounts\b|\bdifference between\b/giu;

const FEWER =
  '(?:fewer|less|lower|reduc\\w*|cut\\w*|decreas\\w*|drop\\w*|fall\\w*|shrink\\w*|bring down|declin\\w*|smaller)';
const MORE = '(?:more|higher|increas\\w*|grow\\w*|ris\\w*|rais\\w*|expand\\w*|greater|larger|gain\\w*|add\\w*)';

const CHANGES = /\b(?:changes?|grow\w*|growth)\b/iu;

/** 「by how many」, 「how many more」: a change; which way it goes. */
export function changeAsked(text: string): { words: RegExp; tail: string } | null {
  if (/\bby what factor\b|\bhow many times (?:larger|higher|bigger|more|as)\b/iu.test(text))
    return {
      words:
        /\bby what factor\b|\bhow many times(?: (?:as|larger|higher|bigger|more|greater))?(?: (?:much|many|large|high|big))?\b|\bgrow\b|\b(?:than|as) (?:the|that|those|in)\b(?: ones?\b)?/giu,
      tail: 'は何倍になりますか',
    };
  const percent =
    /\b(?:by )?(?:what|which|how many) percent(?:age)?\b(?! points?)|\bpercent(?:age)?(?:-| )?(?:wise )?(?:increase|decrease|change|growth|rise|drop|reduction|cut)\b|\b(?:growth|increase|decrease) rate\b|\brate of (?:growth|increase|decrease|change)\b/iu.test(
      text,
    );
  const asks =
    /\bhow (?:fast|far)\b(?=[^?]*\b(?:grow|ris|increas|fall|drop|shrink|declin|chang|mov)\w*)|\bby how (?:much|many)\b|\bhow (?:much|many) (?:\w+ ){0,4}?(?:more|fewer|less|higher|lower|larger|smaller|bigger|greater)\b|\bhow (?:much|many) (?:does|do|will|is|are)\b[^?]*\b(?:fall|drop|rise|grow|go (?:up|down)|come down|decline|shrink)\b|\bhow (?:much|many)\b.*\b(?:be added|be lost|be gained|shrink|decline|increase|decrease|rise|drop|fall|grow|change|be reduced|be cut|supposed to drop|save between)\b|\bwhat is the (?:gap|difference|increase|decrease|change)\b|\bgap\b/iu;
  const down = new RegExp(`\\b${FEWER}\\b`, 'iu').test(text);
  const up = new RegExp(`\\b${MORE}\\b`, 'iu').test(text);
  if (!asks.test(text) && !(percent && (down || up || CHANGES.test(text)))) return null;
  const gap = /\b(?:gap|difference)\b/iu.test(text);
  return {
    words: new RegExp(
      `\\bby how (?:much|many)(?: (?:tons|hours|people|cases|points|percent|yen|thousand yen|sessions|times|percentage points))?\\b|\\b(?:what is the )?(?:gap|difference|change)(?: in points| in percentage points)?(?: between)?\\b|\\b${FEWER}\\b(?: than)?|\\b${MORE}\\b(?: than)?|\\bsupposed to\\b|\\b(?:by )?(?:what|which) percent(?:age)?\\b|\\b(?:in )?percent(?:age)?(?: points?)?(?: terms)?\\b|\\bhow (?:fast|far)\\b|\\b(?:growth|change) rate\\b|\\brate of\\b|\\bchanges?\\b`,
      'giu',
    ),
    tail: percent
      ? `は何%${down ? '減り' : up ? '増え' : '変わり'}ますか`
      : gap
        ? 'の差はいくらですか'
        : down
          ? 'はいくら減りますか'
          : up
            ? 'はいくら増えますか'
            : 'はいくら変わりますか',
  };
}

/** Rules for the end of a question that asks for words, or for a plain value. */
export const ASKING: readonly Asking[] = [
  {
    words:
      /\bwhat(?:'s| is| are| was) (?:the )?(?:official |short |full )?(?:acronym|abbreviation|names?|nicknames?|term|word|title)\b(?: (?:of|for|given to))?|\bwhat (?:is|are|do(?:es)?)\b(?=[^?]*\bcall(?:ed)?\b)/giu,
    tail: 'は何といいますか',
  },
  {
    words:
      /\bwhy\b(?: (?:does|do|did|is|are|was|were|has|have|can't|cannot))?|\bwhat is the reason\b(?: for| why)?|\bfor what reason\b|\bhow come\b/giu,
    tail: 'のはなぜですか',
  },
  {
    words:
      /\b(?:from|since|starting) when\b|\bwhen (?:will|does|do|is|are|did|was|were|can)\b(?=.*\b(?:start|begin|launch|introduce|introduced|open|go live)\w*)/giu,
    tail: 'はいつから始まりますか',
  },
  { words: /\bin (?:which|what) month\b|\bwhat month\b|\bwhich month\b/giu, tail: 'は何月ですか' },
  {
    words:
      /\b(?:in )?(?:which|what) (?:fiscal )?year\b(?= .*\b(?:start|begin|began|launch)\w*)|\bwhen did\b(?=.*\b(?:start|begin)\b)/giu,
    tail: 'の開始年度はいつですか',
  },
  {
    words: /\b(?:in|by|until) (?:which|what) (?:fiscal )?year\b|\b(?:which|what) (?:fiscal )?year\b/giu,
    tail: 'はどの年度ですか',
  },
  {
    words: /\b(?:by|until)? ?when\b(?: (?:will|does|do|is|are|did|was|were|can))?|\bwhat is the deadline for\b/giu,
    tail: 'はいつですか',
  },
  {
    words:
      /\bwhat(?:'s| is| are| were| was)?(?: the)?(?: main| current)? (?:problems?|issues?|challenges?|difficult(?:y|ies)|concerns?)\b(?: with| of| in| about| for| facing| are| is| does| do)*|\bwhat is (?:inconvenient|difficult|wrong|the matter|hard)\b(?: about| with)?|\bwhat(?:'s| is) (?:holding|standing in the way)\b/giu,
    tail: 'の課題は何ですか。何が問題ですか',
  },
  {
    words:
      /\bwhat (?:\w+ )?(?:benefits?|good|merits?|advantages?|effects?|improvements?)\b(?: is| are| does| do| will)*(?: (?:expected|hoping for|hoped for|from|of|of|by))*/giu,
    tail: 'で期待される効果は何ですか',
  },
  {
    words:
      /\bwhat is (?:the )?(?:purpose|aim|goal|objective|point)\b(?: of)?|\bwhat (?:does|do) (?:the city |it |they )?(?:aim|hope) (?:for|to achieve)(?: with| by)?|\bwhat kind of (?:city|town|future)\b|\bwhat is .* (?:meant|intended) to achieve\b/giu,
    tail: 'の目指す姿は何ですか。目的は何ですか',
  },
  {
    words:
      /\bwhat(?:'s| is| are) the (?:current |present )(?:situation|state|status)\b(?: of| with| regarding)?|\bhow (?:do|does) (?:things|it) stand\b/giu,
    tail: 'の現状はどうですか',
  },
  {
    words:
      /\bwhat (?:will|is going to|is to|is)? ?(?:happens?|become|be done|going to happen|planned|scheduled)\b(?: (?:with|to|of|about|for|in))?|\bwhat is (?:planned|scheduled|on the schedule)\b(?: for)?|\bwhat (?:does|did|will) (?:the city |it )?(?:plan|do|be doing)\b(?: to do)?(?: about| for| with| in)?/giu,
    tail: 'では何をしますか',
  },
  {
    words:
      /\bwhat needs to happen\b(?: with)?|\bwhat has to be done\b(?: about| for| with)?|\bwhat is needed\b(?: for)?/giu,
    tail: 'には何が必要ですか。課題は何ですか',
  },
  {
    words: /\bwhat has not been (?:finished|done|completed)\b|\bwhat is (?:still )?(?:missing|unfinished|left)\b/giu,
    tail: 'で、まだできていないことは何ですか',
  },
  { words: /\bhow (?:will|does|do|is|are|did|can|should)\b(?! (?:many|much))/giu, tail: 'はどのように進めますか' },
  {
    words: /\bhow (?:often|frequently)(?: (?:will|does|do|is|are|did|can|should))?\b|\bat what intervals?\b/giu,
    tail: 'について教えてください',
  },
  { words: /\bwhere\b(?: (?:will|does|do|is|are|did|can))?/giu, tail: 'はどこですか' },
  {
    words:
      /\bwho\b(?: currently| now| actually)? (?:runs|operates|manages|is running|takes care of|looks after|管理)/giu,
    tail: 'の管理は、今は誰がしていますか',
  },
  { words: /\bwho\b(?: currently| now)?/giu, tail: 'は誰ですか' },
  { words: /\bwith whom\b|\btogether with (?:which|what|whom)\b/giu, tail: 'はどこと一緒に行いますか' },
  {
    words:
      /\b(?:tell me|explain|describe)(?: about| what| how)?\b|\bwhat is\b.*\babout\b|\bgive (?:me )?an (?:overview|outline) of\b/giu,
    tail: 'の概要を教えてください',
  },
];

export { NOUN };
