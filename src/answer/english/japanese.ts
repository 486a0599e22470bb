/**
 * An English question as a Japanese one (英語の質問): its subject in the words of plans, and behind it what is asked, as
 * a resident would write it. Rules read Japanese; so does everything after them, and the answer alone is in English.
 */
import { withFixed } from './fixed.ts';
import { inPlanPhrases, inPlanWords } from './glossary.ts';
import { ASKING, changeAsked, COMPARES, COMPARING_WORDS, countedIn, DEPARTMENT, NOUN, sortAsked } from './asking.ts';

/** Names as the reader of the question found them: Isehara → 伊勢原市, Road Development Division → 道路整備課. */
export type Named = ReadonlyMap<string, string>;

const KINDS: readonly [words: RegExp, japanese: string][] = [
  [
    /\b(?:expected|estimated|planned|financial)? ?(?:savings|(?:financial |money |cost )?effects?(?! on\b)(?: in (?:thousand )?yen)?)\b(?: (?:is|are) expected)?|\bexpect(?:s|ed)? to save\b(?! (?:with|hours))|\bhow much (?:\w+ ){0,4}(?:save|bring in)\b|\bexpected to bring in\b/giu,
    '効果見込額',
  ],
  [
    /\b(?:bring(?:s|ing)?|earn(?:s|ing)?|raise(?:s)?|make(?:s)?)(?: in)?(?: \w+)?(?: more| less)? money\b/giu,
    '効果見込額',
  ],
  [/\bactual effects?\b/giu, '実績効果額'],
  [/\bgeneral (?:funds?|revenues?|revenue sources?|financial resources)\b/giu, '一般財源'],
  [
    /\b(?:national|state|central government|government)(?: (?:and|or|\/) prefectural)? (?:subsid(?:y|ies)|grants?|money|funding|funds)\b|\bprefectural (?:subsid(?:y|ies)|grants?|money)\b|\bsubsid(?:y|ies) from the (?:state|country|prefecture|national government)(?: and(?: the)? prefecture)?/giu,
    '国県補助等',
  ],
  [
    /\b(?:funding|revenue) sources?\b|\bsources? of (?:funds|funding)\b|\bwhere does the money come from\b/giu,
    '財源内訳',
  ],
  [/\bpersonnel costs?\b|\blabou?r costs?\b|\bstaff costs?\b/giu, '人件費'],
  [/\bcosts? per (?:unit|person|resident)\b|\bunit costs?\b/giu, '単位当たりコスト'],
  [/\btotal costs?\b(?= of the (?:様々|partnership))/giu, 'トータルコスト'],
  [
    /\b(?:(?:total|planned|project|grand total of|overall|all-in) ){0,3}(?:project )?(?:costs?|budget(?:s|ed)?|spending|expenditures?|expenses|outlay)\b|\bspend(?:s|ing)?\b|\bspent\b|\bbudgeted\b/giu,
    '事業費',
  ],
  [
    /\b(?:self-?evaluat\w*|self-?assess\w*|rate itself|rated itself|rated themselves|(?:its |their )own rating)\b/giu,
    '自己評価',
  ],
  [/\b(?:internal) (?:evaluation|assessment|rating)\b/giu, '内部評価'],
  [/\b(?:external) (?:evaluation|assessment|rating)\b/giu, '外部評価'],
  [
    /\b(?:grades?|ratings?|letter grades?|marks?)\b|\bhow was .* (?:rated|evaluated|graded|assessed)\b|\b(?:was|were) rated\b/giu,
    '評価',
  ],
  [/\b(?:final|ultimate) (?:targets?|goals?)\b/giu, '最終目標'],
  [
    /\b(?:target(?:s|ed|ing)?|goals?|objectives?)\b|\b(?:aim(?:s|ing|ed)?|hope(?:s)?|want(?:s)?|intend(?:s|ed)?)(?: for| to have| to reach| to get| at| to)?\b|\bshould\b|\bmeant to\b|\bsupposed to\b/giu,
    '目標',
  ],
  [/\bactual(?:ly)?\b|\bresults?\b|\bachieved\b|\bin reality\b/giu, '実績'],
  [
    /\bbaselines?\b|\bcurrent(?:ly)?(?: (?:value|level|figure))?\b|\bat present\b|\bpresent(?:ly)?\b(?: level)?|\bright now\b|\bnow\b|\bas of now\b|\balready\b|\bso far\b|\bto date\b|\bat the start of the plan\b|\bbefore the plan\b/giu,
    '現状値',
  ],
  [
    /\b(?:annual|yearly) (?:plan|schedule)\b|\b(?:project )?schedules?\b|\bmilestones?\b|\btimeline\b|\btimetable\b/giu,
    '年次計画',
  ],
];
/** What a plan sets itself, in a verb: 「何人の見込み」. */
const AHEAD =
  /\b(?:plan(?:s|ned|ning)?|expect(?:s|ed|ing)?|supposed|going|anticipat\w*|forecast\w*|project(?:ed|s)(?= to))(?: to(?: (?:have|be|get|reach))?| on)?\b|\bwill\b|\bwere to be\b|\bare to be\b|\bis to be\b/iu;

/** Small words, once everything else is read. */
const SMALL =
  /(?<![\p{L}-])(?:the|an?|of|in|on|at|for|to|by|with|from|into|onto|over|under|about|during|through|is|are|be|been|being|was|were|do|does|did|will|would|should|shall|can|could|may|might|must|has|have|had|having|there|it|its|it's|their|they|this|that|these|those|which|what|what's|how|many|much|as|than|then|so|some|any|each|every|all|per|out|up|if|we|you|i|me|my|our|your|he|she|them|please|tell|give|show|list|name|find|want|wants|get|gets|got|make|makes|made|making|go|goes|going|come|comes|bring|brings|run by|according|also|just|still|only|such|kind|kinds|sort|sorts|type|types|number|amount|percentage|percent|share|rate of|total|grand|together|altogether|city's|plan|plans|planned|planning|expect|expects|expected|expecting|main|like|use|used|year|years|yearly|annually|annual|adopted|a year|hold|held|no matter|report|reported|run|runs|running|handle|handles|handled|receive|receives|carry|deal|deals|listed|city|people|person|project|start|starts|begin|begins|operated|operating|operation|issue|issues|done|one|two|three|four|five|both|other|another|different|while|when|where|who|really|usually|new|big|based|set|take|takes|taken|put|keep|keeps|month|monthly|day|thing|things|way|need|needs|allow|allowed|work|working|worked|people's|through|using|because|yen|thousand|million|tons|value|figure|idea|behind|called|mean|mentioned|responsible|charge|in-charge|between|among|across|within|their|also|now|then|own|compared|compare|against|left|'m|'d|'t|'ll|'re|'ve|s)(?![\p{L}-])/giu;

const FIRST_YEAR = /\b(?:when|(?:which|what|first) (?:fiscal )?year)\b/iu;
const THRESHOLDS: readonly [words: RegExp, japanese: string][] = [
  [
    /\b(?:exceeds?|surpass(?:es)?|tops?|goes? (?:over|above|beyond)|rises? above|is (?:over|above|more than)|more than|over|above|beyond)\s+([\d,.]+)\s*(percent|%|thousand yen|million yen|yen|people|cases|tons|hours)?/giu,
    'を超える',
  ],
  [
    /\b(?:reach(?:es)?|hits?|at least|is at least|no less than)\s+([\d,.]+)\s*(percent|%|thousand yen|million yen|yen|people|cases|tons|hours)?/giu,
    '以上になる',
  ],
  [
    /\b(?:falls? (?:below|under)|drops? (?:below|under)|goes? (?:below|under)|is (?:below|under)|below|under|less than|fewer than)\s+([\d,.]+)\s*(percent|%|thousand yen|million yen|yen|people|cases|tons|hours)?/giu,
    'を下回る',
  ],
];
const UNITS: Record<string, string> = {
  percent: '%',
  '%': '%',
  'thousand yen': '千円',
  'million yen': '百万円',
  yen: '円',
  people: '人',
  cases: '件',
  tons: 'トン',
  hours: '時間',
};

const ORDINAL =
  /\b(second|third|fourth|fifth)[- ](?:largest|highest|biggest|most|greatest|smallest|lowest|least|cheapest)\b/iu;
const MOST = /\b(?:largest|highest|biggest|greatest|most expensive|the most|most|peak\w*|best)\b/iu;
/** 「how much」 of money asks for an amount of it, of anything else how far it goes. */
const MONEY = /yen|money|costs?\b|budget|spend|sav(?:e|ing)|effect|revenue|income|donat|tax|[額費料]|効果/iu;
const LEAST = /\b(?:smallest|lowest|least|cheapest|fewest)\b/iu;

/** 「how many projects are there」: things of a plan, and not a value of one. */
const COUNTS_THINGS = new RegExp(
  `\\bhow many (?:of the )?(?:[\\w[\\]-]+ ){0,3}${NOUN}\\b|\\bhow many (?:plans|policies|cities|activities|items|basic policies|goals)\\b|\\bnumber of ${NOUN}\\b`,
  'iu',
);
const ASKS_THINGS = new RegExp(
  `(?:^|[.:;] |please )\\s*(?:list|name|show|find|enumerate|give me)\\b|\\b(?:which|what)(?: (?!is\\b|are\\b|was\\b|were\\b|does\\b|do\\b|did\\b|the\\b|of\\b|will\\b|in\\b)[^\\s?]+){0,4}? (?:${NOUN}|policies|plans|基本方針|重点目標|個別プロジェクト)(?![a-z])|\\ball (?:of )?(?:the )?(?:[\\w-]+ ){0,3}(?:${NOUN}|policies)\\b|^\\s*(?:${NOUN}|policies) (?:handled|run|under|in|related|about)\\b|\\bwhat are the (?:[\\w-]+ ){0,3}(?:(?:${NOUN}|policies|projects|fields|pillars|goals)\\b|基本方針|重点目標|個別プロジェクト)`,
  'iu',
);
const THING_WORDS = new RegExp(`\\b(?:main |individual )?${NOUN}\\b`, 'giu');

/** What the items of a plan are called. */
function thingOf(text: string): string {
  const own = /基本方針|重点目標|個別プロジェクト/u.exec(text);
  if (own) return own[0];
  if (/\b(?:which|what|list|every|all)\b[^?]*?\b(?:items?|measures?|initiatives?)\b/iu.test(text)) return '項目';
  if (/\bbasic policies\b/iu.test(text)) return '基本方針';
  if (/\bindividual projects\b/iu.test(text)) return '個別プロジェクト';
  if (/\bmain goals\b|\bpriority goals\b/iu.test(text)) return '重点目標';
  if (/\bpolicies\b/iu.test(text)) return '施策';
  if (/\bmain projects\b/iu.test(text)) return '主な事業';
  if (/\bplans\b/iu.test(text)) return '計画';
  if (/\bprojects?\b/iu.test(text)) return '事業';
  return /\bfields\b/iu.test(text) ? '分野' : '項目';
}

const bare = (text: string) => text.replaceAll(SMALL, ' ').replaceAll(/[\s\p{P}]/gu, '');

/** 平成30年度 before 令和2年度. */
const yearOrder = (label: string): number =>
  (label.startsWith('令和') ? 100 : 0) + Number(label.replace('元', '1').replaceAll(/\D/gu, ''));

const ASKS = /[?]|^\s*(?:please )?(?:list|name|show|find|tell|give|compare|explain|describe)\b/iu;
const POLITE =
  /\b(?:please|could you(?: please)?|can you|i(?:'d| would) like to know|i want to know|do you know|i want|for my \w+ (?:report|paper|thesis):?|(?:please )?give (?:me )?(?:both|all|the) (?:figures|amounts|numbers|values))\b/giu;
/** The sentences that ask, with the one before a short one: 「Atsugi wants less paper. From now to FY2026, how many …」. */
function asking(text: string): string {
  const sentences = text.split(/(?<=[.?!])\s+(?=[A-Z])/u);
  const at = sentences.findIndex(one => ASKS.test(one));
  if (sentences.length === 1 || at < 0) return text.replaceAll(POLITE, ' ');
  const own = sentences.slice(at).join(' ');
  const before = sentences.slice(0, at).join(' ');
  const whole = bare(inPlanWords(own).replaceAll(/\p{Lu}\w+/gu, ' ')).length < SHORT ? `${before} ${own}` : own;
  return whole.replaceAll(POLITE, ' ');
}
const SHORT = 12;

const spanOf = (own: string) => /か年|全期間|最終年度|初年度|ごと/u.test(own);

/** @param named names of the corpus, as they stand in the question and as they are written in Japanese */
export function inJapanese(question: string, named: Named): string {
  let text = asking(question.replaceAll(/[’‘]/gu, "'").replaceAll(/[“”]/gu, '"'));
  const has = (words: RegExp) => text.search(words) >= 0;
  const take = (words: RegExp, put = ' '): boolean => {
    const before = text;
    text = text.replaceAll(words, put);
    return text !== before;
  };
  const names: string[] = [];
  const departments: string[] = [];
  for (const [english, japanese] of named) {
    const own = new RegExp(
      `(?:\\bthe )?(?:\\bcity of )?\\b${english.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)}\\b(?:'s)?(?: city\\b(?! hall)(?:'s)?)?`,
      'giu',
    );
    if (!has(own)) continue;
    if (japanese.endsWith('市')) {
      const partner = new RegExp(`\\b(?:shared|jointly|together|joint(?:ly)? run) with ${english}\\b`, 'giu');
      if (take(partner, ` ${japanese}との共同 `)) continue;
      text = text.replaceAll(new RegExp(`\\b${english} station\\b`, 'giu'), `${japanese.slice(0, -1)}駅`);
      if (take(own)) names.push(japanese);
    } else if (take(own)) departments.push(japanese);
  }
  text = text.replaceAll(
    /(?:\b[A-Z][\w-]*(?: of| and| the)? ){0,5}\b(?:Division|Section|Department|Office|Board of Education|Bureau)? ?[(（]([\p{Script=Han}\p{Script=Katakana}ー]{2,12}[部課室局])[)）]/gu,
    (_, department: string) => {
      departments.push(department);
      return ' ';
    },
  );
  text = withFixed(inPlanPhrases(text.replaceAll(/ {2,}/gu, ' ')));
  const years: string[] = [];
  const period = /(?:\d{1,2}[か]年|全期間|最終年度|初年度|年度ごと)/gu;
  const plans = Array.from(
    text.matchAll(/行革プラン|事業評価シート|進行管理シート|中期戦略事業プラン|総合計画|\S+のプラン/gu),
    ([plan]) => plan,
  );
  take(/行革プラン|事業評価シート|進行管理シート|中期戦略事業プラン|総合計画|\S+のプラン/gu);
  for (const [own] of text.matchAll(
    /(?:\S+年度[かと]ら?\S+年度(?:まで)?|(?:令和|平成)\S{1,3}年度|20\d\d年\d{1,2}月)/gu,
  ))
    years.push(own);
  take(/(?:\S+年度[かと]ら?\S+年度(?:まで)?|(?:令和|平成)\S{1,3}年度|20\d\d年\d{1,2}月)/gu);
  for (const [own] of text.matchAll(period)) years.push(own);
  take(period);
  const yearsNamed = [...new Set(years)];
  const when = [yearsNamed.filter(one => !spanOf(one)).join('と'), ...yearsNamed.filter(spanOf)]
    .filter(one => one !== '')
    .map(one => `${one}の`)
    .join('');

  const raw = text;
  const things = thingOf(raw);
  const compares =
    COMPARES.test(raw) ||
    (/\bwhich\b[^?]*\b(?:more|larger|higher|bigger|greater|fewer|smaller|lower|less|longer)\b[^?]*\bor\b/iu.test(raw) &&
      !/\bor more\b/iu.test(raw));
  const gain = /\beffects?\b[^?]*\byen\b|\byen\b[^?]*\beffects?\b/iu.test(question);
  const change =
    compares || (years.length === 0 && !/現状|\bnow\b|current|target/iu.test(raw)) ? null : changeAsked(raw);
  const asksThings =
    ASKS_THINGS.test(raw) &&
    !/^\s*what (?:do|does|is|was|are|were)\b.*\b(?:cost|total|budget|add up|spend)/iu.test(raw) &&
    !/^\s*(?:how|when|why|who|where)\b/iu.test(raw);
  const countsThings = COUNTS_THINGS.test(raw);
  const counter = countedIn(raw.replace(/\bby how many\b/iu, 'how many'));
  const howMany = /\bhow many\b/iu.test(raw) || /\bnumber of\b/iu.test(raw);
  const howMuch = /\bhow much\b/iu.test(raw);
  const percent =
    /\b(?:what|which|by what|to what) (?:share|percentage|percent|proportion|rate|[\w-]+ rate)\b|\bpercentage\b|\brate\b/iu.test(
      raw,
    );
  const forDepartment = departments.length === 0 && DEPARTMENT.some(words => raw.search(words) >= 0);
  const sort = forDepartment || asksThings ? null : sortAsked(raw);
  const ordinal = ORDINAL.exec(raw)?.[1]?.toLowerCase();
  const total =
    /\btotal (?:\w+ )?(?:number|amount|target|expected|effect|savings?|planned|of)\b|\b(?:in total|altogether|add up|adds up|added up|combined|sum|all together|together|total of|grand total|in all)\b/iu.test(
      raw,
    );
  const average = /\b(?:on average|average)\b/iu.test(raw);
  // 「add up the effects of A and B」: of two that are named.
  const adds = /\b(?:add(?:s|ed|ing)?(?: up| together)?|sum(?: up)?(?: of)?|combined?|together|altogether)\b/iu.test(
    raw,
  );
  const joins = !compares && adds && /\band\b/iu.test(raw) && !asksThings && !countsThings;
  const [spanYears] = yearsNamed.filter(spanOf);
  const [oneYear, otherYear] = yearsNamed.filter(one => !spanOf(one) && !/[かと]ら?\S+年度/u.test(one));
  const ofTotal =
    oneYear !== undefined &&
    otherYear === undefined &&
    (spanYears !== undefined || /\btotal\b/iu.test(raw)) &&
    /\b(?:share|proportion|percentage|percent|part|fraction|how much) of\b|%|\baccounts? for\b/iu.test(raw);
  const ahead = AHEAD.test(raw);
  const past = /\b(?:did|was|were|had)\b/iu.test(raw);

  const quotes: string[] = [];
  text = text.replaceAll(/"([^"]{2,80})"/gu, (_, own: string) => {
    quotes.push(/\p{Script=Han}/u.test(own) ? `「${own}」` : ` ${inPlanWords(own)} `);
    return ` \uE700${String(quotes.length).padStart(2, '0')} `;
  });
  take(/\b(?:but |and )?not (?:the )?(?:number of )?[\w-]+(?=[.?,!]|$)/giu);
  take(
    /\b(?:leaving|setting) ([\w ]{1,20}?) aside\b|\((?:in )?(?:thousand yen|million yen|yen|tons|%|percent|value)\)|\bin (?:thousand|million) yen\b|,? thousand yen\b/giu,
  );
  let threshold = '';
  for (const [words, japanese] of THRESHOLDS) {
    text = text.replaceAll(words, (own: string, number: string, unit?: string) => {
      if (!FIRST_YEAR.test(raw)) return own;
      threshold = `${number.replace(/[.,]$/u, '')}${UNITS[(unit ?? '').toLowerCase()] ?? ''}${japanese}`;
      return ' ';
    });
  }
  take(
    /\b(?:counting|including) the (?:repeated|reprinted) ones\b|\bincluding 再掲 \[再\](?: ones)?|\bcounting (?:the )?再掲 \[再\](?: ones)?/giu,
  );
  let tail: string;
  const takeAsking = (): string | null => {
    let first: string | null = null;
    for (const { words, tail: end } of ASKING) {
      if (text.search(words) < 0) continue;
      first ??= end;
      take(words);
      break;
    }
    return first;
  };

  if (forDepartment) {
    for (const words of DEPARTMENT) take(words);
    tail = /\bwhen\b/iu.test(raw) ? 'はいつで、担当課はどこですか' : 'の担当課はどこですか';
    take(/\bwhen\b/giu);
  } else if (threshold !== '' && FIRST_YEAR.test(raw)) {
    take(/\b(?:when|(?:in )?(?:which|what) (?:fiscal )?year|for the first time|first)\b/giu);
    tail = `が初めて${threshold}のはどの年度ですか`;
  } else if (
    /\b(?:which|what|in which) (?:of the |\w+ )?(?:fiscal )?years?\b/iu.test(raw) &&
    (MOST.test(raw) || LEAST.test(raw))
  ) {
    take(/\b(?:in )?(?:which|what)(?: of)? (?:the )?(?:fiscal )?years?\b/giu);
    take(LEAST.test(raw) ? new RegExp(LEAST, 'giu') : new RegExp(MOST, 'giu'));
    take(/\bhow much\b/giu);
    tail = `が一番${LEAST.test(raw) ? '少ない' : '多い'}年度はいつで、いくらですか`;
  } else if (ordinal !== undefined) {
    take(new RegExp(ORDINAL, 'giu'));
    tail = `が${String(['', '', 'second', 'third', 'fourth', 'fifth'].indexOf(ordinal))}番目に${LEAST.test(raw) ? '小さい' : '大きい'}のはどれですか`;
  } else if (compares) {
    take(COMPARING_WORDS);
    tail = 'を比べてください';
  } else if (change !== null) {
    take(change.words);
    tail =
      counter === 'いくつ' && !howMuch
        ? change.tail.replace('いくら', 'いくつ')
        : change.tail.replace('いくら', howMuch ? (MONEY.test(raw) ? 'いくら' : 'どれだけ') : counter);
  } else if (MOST.test(raw) && (asksThings || /\bwhich\b/iu.test(raw))) {
    take(new RegExp(MOST, 'giu'));
    tail = `が一番大きい${asksThings && things === '項目' ? '実施項目は' : 'のは'}どれですか`;
  } else if (LEAST.test(raw) && (asksThings || /\bwhich\b/iu.test(raw))) {
    take(new RegExp(LEAST, 'giu'));
    tail = 'が一番小さいのはどれですか';
  } else if (departments.length > 0 && (asksThings || (!howMany && !howMuch))) {
    tail = `が担当している${things === '主な事業' ? '事業' : things}をすべて挙げてください`;
    take(
      /\b(?:is|are) (?:responsible for|in charge of)\b|\bin charge of\b|\bresponsible for\b|\bhandled by\b|\bhandles?\b|\bcarry out\b|\brun by\b|\bto do\b/giu,
    );
  } else if (countsThings && !(ahead || /目標/u.test(raw) || /\b(?:aim|want|target|hope|intend)/iu.test(raw))) {
    tail = `の${things}はいくつありますか`;
  } else if (sort !== null) {
    take(sort.words);
    tail = /which .*\b(?:and|with)\b/iu.test('') ? '' : `はどこの${sort.sort}ですか`;
    if (/\bwhen\b/iu.test(text)) tail = `はいつ、どこの${sort.sort}とですか`;
    take(/\bwhen\b|\btogether with\b/giu);
  } else if (asksThings) {
    tail = `${things === '項目' || things === '事業' ? 'に関する' : 'の'}${things}をすべて挙げてください`;
  } else if (
    total &&
    (howMany || howMuch || /\bwhat\b/iu.test(raw)) &&
    (years.some(own => /か年|全期間|まで/u.test(own)) || yearsNamed.some(own => /年度と/u.test(own)))
  ) {
    take(/\b(?:the )?sum of\b|\bcombined\b|\baltogether\b|\bin (?:total|all)\b/giu);
    tail = howMany
      ? `は合計${counter === 'いくつ' ? 'でいくつ' : `で${counter}`}ですか`
      : `は合計で${MONEY.test(raw) ? 'いくら' : 'どれだけ'}ですか`;
  } else if (joins) {
    take(
      /\b(?:please )?add(?:s|ed|ing)?(?: up| together)?\b|\b(?:the )?sum(?: up)?(?: of)?\b|\bcombined?\b|\baltogether\b|\btogether\b/giu,
    );
    tail = howMany ? `を合わせると${counter}ですか` : 'を合わせるといくらですか';
  } else if (ofTotal) {
    take(
      /\b(?:what|which) (?:share|proportion|percentage|percent|part|fraction)(?: of)?\b|\b(?:falls?|fall|accounts?|accounted|makes? up|comes?)(?: for| in| from)?\b/giu,
    );
    tail = 'の割合は何%ですか';
  } else if (average && years.some(own => /か年|全期間|まで|と/u.test(own))) {
    take(/\bon average\b|\baverage\b/giu);
    tail = `の平均は${MONEY.test(raw) ? 'いくら' : 'どれくらい'}ですか`;
  } else if (howMany) {
    tail = past && !ahead ? `は${counter}でしたか` : `は${counter}ですか`;
  } else if (howMuch || gain) {
    if (gain) take(/\bwhat\b/giu);
    tail = 'はいくらですか';
  } else if (percent) {
    tail = 'は何%ですか';
  } else {
    const asked = takeAsking();
    tail = asked ?? 'は';
  }
  // What is set for the future is a target where it is counted.
  const kinds: string[] = [];
  for (const [words, japanese] of KINDS)
    if (!(things === '重点目標' && japanese === '目標') && take(words) && !kinds.includes(japanese))
      kinds.push(japanese);
  if (howMuch && kinds.length === 0 && /\b(?:projects?|programme|program)\b/iu.test(raw)) kinds.push('事業費');
  if (plans.includes('事業評価シート') && /\btotal costs?\b/iu.test(raw))
    kinds.splice(0, kinds.length, 'トータルコスト');
  if (howMuch && kinds.includes('目標')) kinds.splice(kinds.indexOf('目標'), 1, '目標額');
  const counted = /^は(?:何|いくつ|いくら|合計)/u.test(tail) && !/年度|月/u.test(tail);
  if (counted && kinds.length === 0 && ahead) kinds.push('見込み');
  if (kinds.includes('実績') || (kinds.includes('現状値') && !kinds.includes('目標')))
    kinds.splice(0, kinds.length, ...kinds.filter(own => own !== '見込み'));

  take(
    /\bhow many (?:cases|times|people|sessions|places|hours|items|tons|hectares|units)(?: of)?\b|\bhow (?:many|much)\b/giu,
  );
  if (asksThings || countsThings || tail.includes(things)) {
    take(
      /\b(?:basic |main |individual )?policies\b|\bplans\b|\bin the field of\b|\bthat (?:deal|concern|have) ?(?:with|to do with)?\b|\bconcern(?:ing)?\b|\brelated to\b|\bcome under\b|\bbelong(?:s)? to\b|\bcontain(?:s)?\b|\babout\b|\bclassified as\b|\blaid down\b|\bmake(?:s)? up\b/giu,
    );
    take(THING_WORDS);
    if (tail.includes(things)) take(new RegExp(`(?<!推進)${things}`, 'gu'));
  } else take(/\b(?:all )?(?:the )?main projects\b/giu, ' 主な事業 ');
  take(/\bor\b|\bversus\b|\bvs\.?(?=\s)/giu, 'と');
  text = inPlanWords(text);
  if (compares) {
    const sides = /^(.*?)\b(?:of|for|between)\b(.*?)(?:\band\b|と)(.*)$/iu.exec(text);
    const [, measure = '', first = '', second = ''] = sides ?? [];
    if (sides && first.trim() !== '' && second.trim() !== '')
      text = `${first} と ${second} ${bare(measure) === '' ? '' : ` \uE7FF ${measure}`}`;
  }
  take(/\b(?:and|&)\b/giu, compares || joins ? 'と' : ' ');
  take(SMALL);
  take(/\uE700(\d\d)/gu, ' \uE700$1 ');
  text = text.replaceAll(/\uE700(\d\d)/gu, (_, n: string) => quotes[Number(n) - 1] ?? ' ');
  text = text
    .replaceAll(/["?!:;]+|(?<!\d)[.,]|[.,](?!\d)|(?<=\s)'s?(?=\s|$)/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (joins) text = text.replaceAll(/\s*と\s*/gu, 'と').replaceAll(/^と|と$/gu, '');
  if (compares)
    text = text
      .replaceAll(/(?<=[^\u0020-\u02FF]) (?=[^\u0020-\u02FF])/gu, 'の')
      .replaceAll(/の?[ ]?と[ の]?/gu, 'と')
      .replaceAll(/ ?の?\uE7FFの? ?/gu, 'の');
  const where = [...new Set(names)].join('と');
  const subject = [where, ...plans].filter(own => own !== '').join('の');
  text = text.replace(/^と\s*/u, '');
  const asked = [...departments, text].filter(own => own !== '').join(' ');
  const own = years.filter(one => one.endsWith('年度') && /\d|元/u.test(one));
  const [from, to, third] = [...new Set(own)].toSorted((a, b) => yearOrder(a) - yearOrder(b));
  const spanned = years.find(one => /から.*まで/u.test(one));
  const span =
    change !== null && spanned !== undefined
      ? `は、${spanned}に`
      : change === null || from === undefined
        ? null
        : to !== undefined && third === undefined
          ? `は、${from}から${to}までに`
          : kinds.includes('現状値') && to === undefined && from !== '' && !/[かと]/u.test(from)
            ? `は、現状と比べて${from}の目標で`
            : null;
  const toLast =
    change !== null &&
    span === null &&
    kinds.includes('現状値') &&
    (kinds.includes('最終目標') || years.includes('最終年度'));
  const kind =
    (ofTotal && tail.startsWith('の割合')
      ? `の${spanYears ?? '全期間'}の${kinds.join('と')}${kinds.length > 0 ? 'の合計' : '合計'}に占める${oneYear}`
      : null) ??
    span ??
    (toLast
      ? 'は、現状値と比べて最終年度の目標で'
      : kinds.length > 0
        ? `の${when}${kinds.join('と')}`
        : when === ''
          ? ''
          : `の${when.slice(0, -1)}`);
  const ending = span !== null || toLast ? tail.replace(/^は/u, '') : tail;
  const side =
    compares && names.length > 1 && asked !== '' ? `${where}を比べて、` : subject === '' ? '' : `${subject}の`;
  if (tail === 'は' && /給与|年収|[費額料]$/u.test(text)) tail = 'はいくらですか';
  const end = tail === 'は' && kind === '' ? 'について教えてください' : ending;
  return `${side}${asked}${kind}${end}。`
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/の(?=の|に関)/gu, '')
    .trim()
    .replace(/。+$/u, '？');
}
