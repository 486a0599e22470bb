/** Words of an English question that say what is asked (問いの言葉), and those that say nothing. */
import { NOUN } from './asking.ts';

/** Kinds of value, as a plan calls them. */
export const KINDS: readonly [words: RegExp, japanese: string][] = [
  [
    /\b(?:expected|estimated|planned|financial)? ?(?:savings|(?:financial |money |cost )?effects?(?! on\b)(?: in (?:thousand )?yen)?)\b(?: (?:is|are) expected)?|\bexpect(?:s|ed)? to save\b(?! (?:with|hours))|\bhow much (?:\w+ ){0,4}(?:save|bring in)\b|\bexpected to bring in\b/giu,
    '効果見込額',
  ],
  [/\b(?:expects?|expected|hopes?|plans?|aims?) to (?:gain|earn|make|raise|bring in|take in)\b/giu, '効果見込額'],
  [
    /\b(?:bring(?:s|ing)?|earn(?:s|ing)?|raise(?:s)?|make(?:s)?)(?: in)?(?: \w+)?(?: more| less)? money\b/giu,
    '効果見込額',
  ],
  [/\bactual effects?\b/giu, '実績効果額'],
  [/\bgeneral (?:funds?|revenues?|revenue sources?|financial resources)\b/giu, '一般財源'],
  [
    /\b(?:national|state|central government|government)(?: (?:and|or|\/) prefectural)? (?:subsid(?:y|ies)|grants?|money|funding|funds)\b|\bprefectural (?:subsid(?:y|ies)|grants?|money)\b|\b(?:comes? |coming |came |paid |funded |provided )?(?:from|by) the (?:national|central|state|prefectural|country)(?: government)?(?: and(?: the)? prefectur(?:e|al))?(?: governments?)?\b|\bsubsid(?:y|ies) from the (?:state|country|prefecture|national government)(?: and(?: the)? prefecture)?/giu,
    '国県補助等',
  ],
  [
    /\b(?:funding|revenue) sources?\b|\bsources? of (?:funds|funding)\b|\bwhere does the money come from\b/giu,
    '財源内訳',
  ],
  [/\bpersonnel costs?\b|\blabou?r costs?\b|\bstaff costs?\b/giu, '人件費'],
  [/\bcosts? per (?:unit|person|resident)\b|\bunit costs?\b/giu, '単位当たりコスト'],
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
    /\b(?:grades?(?! \d)|ratings?|letter grades?|marks?)\b|\bhow was .* (?:rated|evaluated|graded|assessed)\b|\b(?:was|were) rated\b/giu,
    '評価',
  ],
  [/\b(?:final|ultimate) (?:targets?|goals?)\b/giu, '最終目標'],
  [
    /\b(?:target(?:s|ed|ing)?|goals?|objectives?)\b|\b(?:aim(?:s|ing|ed)?|hop(?:es?|ed|ing)|want(?:s|ed|ing)?|intend(?:s|ed|ing)?)(?: for| to have| to reach| to get| at| to)?\b|\bshould\b|\bmeant to\b|\bsupposed to\b/giu,
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
export const AHEAD =
  /\b(?:plan(?:ned|ning)|plans?(?= (?:to|on)\b)|(?<=\b(?:does|do|did) {1,2}(?:the city |it |they )?)plan|expect(?:s|ed|ing)?|supposed|going|anticipat\w*|forecast\w*|project(?:ed|s)(?= to))(?: to(?: (?:have|be|get|reach))?| on)?\b|\bwill\b|\bwere to be\b|\bare to be\b|\bis to be\b/iu;

/** Small words, once everything else is read. */
export const SMALL =
  /(?<![\p{L}-])(?:the|an?|of|in|on|at|for|to|by|with|from|into|onto|over|under|about|during|through|is|are|be|been|being|was|were|do|does|did|will|would|should|shall|can|could|may|might|must|has|have|had|having|there|it|its|it's|their|they|this|that|these|those|which|what|what's|how|many|much|as|than|then|so|some|any|each|every|all|per|out|up|if|we|you|i|me|my|our|your|he|she|them|please|tell|give|show|list|name|find|want|wants|get|gets|got|make|makes|made|making|go|goes|going|come|comes|bring|brings|run by|according|also|just|still|only|such|kind|kinds|sort|sorts|type|types|number|amount|percentage|percent|share|rate of|total|grand|together|altogether|city's|plan|plans|planned|planning|expect|expects|expected|expecting|main|like|use|used|year|years|yearly|annually|annual|adopted|a year|hold|held|no matter|report|reported|run|runs|running|handle|handles|handled|receive|receives|carry|deal|deals|listed|city|people|person|project|start|starts|begin|begins|operated|operating|operation|issue|issues|done|one|two|three|four|five|both|other|another|different|while|when|where|who|really|usually|new|big|based|set|take|takes|taken|put|keep|keeps|month|monthly|day|thing|things|sheet|sheets|way|need|needs|allow|allowed|work|working|worked|people's|through|using|because|yen|thousand|million|tons|value|figure|idea|behind|called|mean|mentioned|responsible|charge|in-charge|between|among|across|within|their|also|now|then|own|compared|compare|against|left|'m|'d|'t|'ll|'re|'ve|s)(?![\p{L}-])/giu;

export const FIRST_YEAR = /\b(?:when|(?:which|what|first) (?:fiscal )?year)\b/iu;
export const THRESHOLDS: readonly [words: RegExp, japanese: string][] = [
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
export const UNITS: Record<string, string> = {
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

export const ORDINAL =
  /\b(second|third|fourth|fifth)[- ](?:largest|highest|biggest|most|greatest|smallest|lowest|least|cheapest)\b/iu;
export const MOST = /\b(?:largest|highest|biggest|greatest|most expensive|the most|most|peak\w*|best)\b/iu;
/** 「how much」 of money asks for an amount of it, of anything else how far it goes. */
export const MONEY =
  /yen|money|costs?\b|budget|spend|sav(?:e|ing)|effect|revenue|income|donat|tax|[額費料税]|寄附|収入|残高|効果/iu;
export const LEAST = /\b(?:smallest|lowest|least|cheapest|fewest)\b/iu;

/** 「how many projects are there」: things of a plan, and not a value of one. */
export const COUNTS_THINGS = new RegExp(
  `\\bhow many (?:of the )?(?:(?!people|residents|times)[^\\s?,]+ +){0,3}${NOUN}\\b|\\bhow many (?:plans|policies|cities|activities|items|basic policies|goals)\\b|\\bnumber of ${NOUN}\\b`,
  'iu',
);
export const ASKS_THINGS = new RegExp(
  `(?:^|[.:;] |please )\\s*(?:list|name|show|find|enumerate|give me)\\b|\\b(?:which|what)(?: (?!is\\b|are\\b|was\\b|were\\b|does\\b|do\\b|did\\b|the\\b|of\\b|will\\b|in\\b)[^\\s?]+){0,4}? (?:${NOUN}|policies|plans|基本方針|重点目標|個別プロジェクト)(?![a-z])|\\ball (?:of )?(?:the )?(?:[\\w-]+ ){0,3}(?:${NOUN}|policies)\\b|^\\s*(?:${NOUN}|policies) (?:handled|run|under|in|related|about)\\b|\\bwhat are the (?:[\\w-]+ ){0,3}(?:(?:${NOUN}|policies|projects|fields|pillars|goals)\\b|基本方針|重点目標|個別プロジェクト)`,
  'iu',
);
export const THING_WORDS = new RegExp(`\\b(?:main |individual )?${NOUN}\\b`, 'giu');
