/** What a question for words waits for (いつ・誰・どこ・なぜ・何が問題 …), and which sentences and sections can hold it. */

export type Cue = 'when' | 'who' | 'where' | 'why' | 'trouble' | 'means' | 'how' | 'aim' | 'act';

/** The first that is found says what is asked. */
const ASKED: [Cue, RegExp][] = [
  [
    'when',
    /いつ(?!も|でも)|始期|終期|何年度?(?!生|間|分)|何月|何日(?!間)|どの年度?|なん(?:年|がつ|月)|(?<![\d元今来昨本同各一二三四五六七八九]|当該|初|最終|計画)年度[はって]*[?？\s]*$|(?:時期|時点|日程|\p{Script=Han}年月日?)(?:は|って|を(?:教|知|示)|[?？\s]|$)|\bwhen\b|\b(?:which|what) (?:fiscal )?(?:year|month|date)\b/iu,
  ],
  [
    'why',
    /なぜ|なして|何ゆえ|なにゆえ|なんで(?!す|しょ)|どうして(?!い[くきた]|きた|る)|何で(?!す|しょ|連絡|知らせ|受け付|受付|払|申し込|申込|申請|送|運|通知|周知|伝え|測|計)|理由|(?:何|なに)が(?:原因|要因|きっかけ)|(?:原因|要因)(?:は|って|を|も|が|[?？]|$)|わけ(?:は|って|を|も|が)|訳(?:は|って|を|も|が)|きっかけ|背景|経緯(?:は|って|を|も|が|と|[?？]|$)|いきさつ|\bwhy\b/iu,
  ],
  [
    'trouble',
    /何が?(?:問題|困|不便|課題|足りな|大変|心配|ネック)|(?:どんな|どういう|どういった|どのような|いかなる)(?:不都合|支障|弊害|問題|課題|困りごと|困り事|不便|悩み|デメリット|不利益|悪影響)|なに?が(?:問題|困|不便|課題)|(?:課題|問題点?|心配|悩み|困りごと|困り事|ネック|弱点|難点|デメリット)(?:は|って|を|が?何|とされ|[?？]|$)|困って|(?:むずかし|難し|困難|不便|困る|大変|こま)[いなるっ]?(?:の|な)?(?:点|ところ|所|こと)(?:は|って|を|が)|(?:むずかし|難し|大変)い(?:の|って)(?:は|何|なに|どこ)|うまくい(?:かな|って(?:いな|な))い(?:点|ところ|こと|の)(?:は|って|が)|\b(?:problems?|challenges?|(?:the|an?|what) issues?)\b/iu,
  ],
  ['who', /(?:誰|だれ|どなた)(?!のため)|何という(?:会社|団体|組合)|\bwho(?:m|se)?\b/iu],
  [
    'where',
    /どこ(?:の|で|に|へ|が|と|を|か|です|な|や|じゃ|だ|[?？]|$)|どの(?:学校|小学校|中学校|施設|地区|公園|駅|場所)|(?:学校|施設|場所|会場|団体|会社|企業|大学|公園)(?:の?(?:名(?!称変)|なまえ))|場所(?:は|って|を(?:教|おしえ|知り|示|お))|(?:大学|小学校|中学校|高校|保育園|会社|企業|団体|組合|公園)(?:は|って)(?:何|なに|どれ)?[?？。\s]*$|\bwhere\b|\bwhich (?:schools?|facilit|parks?|places?)/iu,
  ],
  [
    'means',
    /(?:何|なに)を?(?:使って|使い|つかって|用いて|利用して|活用して|通じて)|(?:何|なに)で(?=連絡|知らせ|受け|受付|払|申し込|申込|申請|送|運|つな|見|通知|周知|伝え|測|計)|どんな(?:手段|道具|媒体)|\bby what means\b|\bwhat tools?\b/iu,
  ],
  [
    'how',
    /どうやって|どのように|どう進め|どんな(?:ふうに|方法|やり方)|やり方|方法は|方針|\bhow (?:will|does|do|is|are|did|can)\b|\bpolicy\b/iu,
  ],
  [
    'aim',
    /目指す|めざす|将来|どんな姿|目的|ねらい|狙い|(?:何|なに)を?狙|意図|趣旨|期待|いいこと|良いこと|利点|(?:何|なん|誰|だれ)の(?:ため|役)|役に立|(?:何|なに)が(?:よく|良く|便利|楽|助か)|効果|メリット|\b(?:goal|purpose|aim|benefit)s?\b/iu,
  ],
  [
    'act',
    /(?:何|なに)(?:を|か|ぞ)?(?:する|して|しと|しま|やる|やって|手伝|助け)|どうする|どうなる|どうしてい[くき]|取組|内容|概要|\bwhat (?:does|will|did|is|happens)\b/iu,
  ],
];

export const cueOf = (text: string): Cue | null => {
  const plain = text.normalize('NFKC');
  return ASKED.find(([, words]) => words.test(plain))?.[0] ?? null;
};

const YEAR = /(?:令和|平成|昭和|[RH])\s?(?:元|\d{1,2})|(?:19|20)\d{2}年/u;
const DATE = /\d{1,2}月|\d{1,2}日/u;
/** 「何月」「何日」: a date within the year. */
const DATE_ASKED = /何月|何日(?!間)|なん(?:がつ|月|日)|日付|\b(?:what|which) (?:month|date|day)\b/iu;

/** A sentence that can hold the answer speaks of such a thing. */
const SPEAKS: Partial<Record<Cue, RegExp>> = {
  when: YEAR,
  who: /[員会者長士署課院](?![計社議場])|組合|法人|団体|協会|公社|会社|企業|業者|大学|センター|機関|警察|内閣|大臣|住民|市民|家庭|(?:県|国)(?!民|際|道|庫)/u,
  where:
    /学校|幼稚園|保育園|保育所|施設|公園|会館|公民館|センター|駅|地区|地域|庁舎|図書館|体育館|武道館|駐車場|広場|会場|窓口|市役所|出張所|支所|組合|協会|大学|企業|団体|機関|会議所|警察|署|病院|市内|市外|県|国|省/u,
  means: /活用|利用|使|用い|によ[るり]|通じて|通して|アプリ|システム|SNS|ホームページ|電話|郵送/u,
  why: /ため(?!の)|ことから|に伴[いう]|により、|踏まえ|しかし|懸念|影響|老朽|不足|減少|増加|難し|困難|求められ/u,
  trouble:
    /課題|問題|必要が|必要で|困難|難し|不便|でき(?:ない|ず|て(?:い|お))|ならず|おらず|いない|不足|懸念|煩雑|混在|老朽|要して|限られ|かかる|著し|伸び悩|下回/u,
};

const FACILITY =
  '公園|会館|公民館|館|センター|ホール|プール|庁舎|広場|球場|競技場|駐車場|駐輪場|処分場|学校|幼稚園|保育園|保育所|こども園|住宅|団地|工場|病院';
/** 「どこの小学校」「学校名」: a name of such a place, not the word alone. */
const PLACES: [RegExp, RegExp][] = [
  [/学校/u, /[\p{Script=Han}ヶケ々ノ]{2,}(?:小|中|高等)学校/u],
  [/公園/u, /[\p{Script=Han}\p{Script=Katakana}ヶ々]{2,}公園/u],
  [/駅/u, /[\p{Script=Han}\p{Script=Katakana}ヶ々]{2,}駅/u],
  [/地区/u, /[\p{Script=Han}\p{Script=Katakana}ヶ々]{2,}地区/u],
  [/大学/u, /[\p{Script=Han}]{2,}大学/u],
  [
    // A name of one is asked for; 「民間の施設でやる学校」 only speaks of some.
    /^.{0,6}施設$|(?:どの|どこの|何という)施設|施設(?:は|って|が)、?(?:どこ|どれ|何)/u,
    new RegExp(`[\\p{Script=Han}\\p{Script=Katakana}ヶ々ー]{2,}(?:${FACILITY})`, 'u'),
  ],
  [/市(?!内|民|役)/u, /[\p{Script=Han}]{2,4}(?:市(?![内民立役長議税道街場町外])|町(?![内会並])|村)/u],
];
const PLACE_ASKED =
  /(?:どこ|どちら|どの|何という)の?([\p{Script=Han}]{1,4})|([\p{Script=Han}]{1,4})の?(?:名|なまえ)|([\p{Script=Han}]{1,4})(?:は|って|が)、?(?:どこ|どれ|どちら|[?？。\s]*$)|([\p{Script=Han}]{1,4})(?=[とや][\p{Script=Han}]{1,4}(?:は|って|が)、?(?:どこ|どれ|どちら|[?？。\s]*$))|\bwhich (school|park|station)/giu;
const ENGLISH_PLACES: Record<string, string> = { school: '学校', park: '公園', station: '駅' };
/** Words that make no name of the place behind them. */
const NO_NAME =
  /^(?:本|全国|県内|両|各地|市内|市立|公立|私立|県立|国立|各|全|対象|近隣|都市|一部|該当|実施|設置|他|同|本|新設|既存|小規模)+$/u;

/** What makes the name of it: 青葉 of 青葉小学校; of a 施設 all but its last word. */
const ENDS_OF_FACILITY = new RegExp(`(?:${FACILITY})$`, 'u');
const beforeSort = (name: string, word: RegExp): string =>
  (word.test(name) ? name.slice(0, name.search(word)) : name.replace(ENDS_OF_FACILITY, '')).replace(
    /(?:小|中|高等)$/u,
    '',
  );

/** Whether a text names a place of the sort, by more than the word for it. */
const namesOne = (text: string, [word, named]: [RegExp, RegExp]): boolean =>
  Array.from(text.matchAll(new RegExp(named, 'gu'))).some(([name]) => !NO_NAME.test(beforeSort(name, word)));

function namesPlace(text: string, sentence: string): boolean {
  const asked = Array.from(
    text.matchAll(PLACE_ASKED),
    match => match[1] ?? match[2] ?? match[3] ?? match[4] ?? ENGLISH_PLACES[match[5] ?? ''] ?? '',
  );
  const place = PLACES.find(([word]) => asked.some(one => word.test(one)));
  if (!place) {
    // 「対象施設はどこ」 is not answered by the word 施設.
    const others = asked.filter(one => one !== '').reduce((left, one) => left.replaceAll(one.slice(-2), ' '), sentence);
    return SPEAKS.where?.test(others) === true;
  }
  return namesOne(sentence, place);
}

/** 「どこの小学校」: asked for by the sort of place, which a name of such a place alone answers. */
export const asksPlaceSort = (question: string): boolean =>
  Array.from(
    question.normalize('NFKC').matchAll(PLACE_ASKED),
    match => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '',
  ).some(asked => isPlaceSort(asked));

export const isPlaceSort = (noun: string): boolean => PLACES.some(([word]) => word.test(noun));

/** Whether a text names a place of a sort that the question speaks of (学校の建物 → 青葉小学校). */
export const namesSort = (question: string, text: string): boolean =>
  PLACES.some(place => place[0].test(question) && namesOne(text.normalize('NFKC'), place));

/** 「どこと連携」: the sentence names with whom. */
const WITH_WHOM = /(?:どこ|誰|だれ|どなた)と(?!は|い|言)/u;
const WITH =
  /[\p{Script=Han}\p{Script=Katakana}ー][」』）)]?と(?:も|の|は)?、?[^。、]{0,6}(?:連携|協力|協働|協議|共同|一緒|組|調整|相談|協定|契約)/u;

/** 「どこと情報交換する」: what is done with them, in the asker's word. */
const DONE_WITH = /(?:どこ|誰|だれ|どなた)と(?:の|も)?、?([\p{Script=Han}\p{Script=Katakana}]{2,6})/u;

function namesPartner(sentence: string, question: string): boolean {
  const done = DONE_WITH.exec(question)?.[1];
  return (
    WITH.test(sentence) ||
    (done !== undefined &&
      new RegExp(`[\\p{Script=Han}\\p{Script=Katakana}]と(?:も|の|は)?、?[^。]{0,6}${done}`, 'u').test(sentence))
  );
}

/** 「どんないいことがある」: what is gained by it. */
const GAIN_ASKED =
  /いいこと|良いこと|利点|メリット|効果|(?:何|なん)の役|役に立|(?:何|なに)が(?:よく|良く|便利|楽|助か)|\bbenefit/iu;
const GAIN =
  /でき[るま]|可能|確立|強化|充実|解消|防[ぐぎ]|守|向上|軽減|削減|縮減|節減|効率|利便|図[らる]|つなが|期待|確保|活性|安定|増加|賑わい/u;

/** Whether a sentence can hold what is asked for; any can where the question has no such word. */
export function speaksOf(cue: Cue | null, sentence: string, question = ''): boolean {
  const plain = sentence.normalize('NFKC');
  const asked = question.normalize('NFKC');
  if ((cue === 'where' || cue === 'who') && WITH_WHOM.test(asked)) return namesPartner(plain, asked);
  if (cue === 'where') return namesPlace(asked, plain);
  if (cue === 'aim' && GAIN_ASKED.test(asked)) return GAIN.test(plain);
  if (cue === 'when' && DATE_ASKED.test(asked)) return DATE.test(plain);
  const words = cue === null ? undefined : SPEAKS[cue];
  return words === undefined || words.test(plain);
}

/** A month or a day tells more than a year. */
export const namesDate = (sentence: string): boolean => DATE.test(sentence.normalize('NFKC'));

export const asksDate = (question: string): boolean => DATE_ASKED.test(question.normalize('NFKC'));

/** 誰 and どこ are not answered by a sentence without a name, いつ not without a date. */
export const asksName = (cue: Cue | null): boolean => cue === 'who' || cue === 'where' || cue === 'when';

/** Sections that answer: why, what is the matter, what it shall become. */
const SECTIONS: Partial<Record<Cue, RegExp>> = {
  why: /現状|課題|必要|背景|経緯|目的|理由/u,
  trouble: /現状|課題/u,
  aim: /目指す|姿|目的|ねらい|狙い|概要|効果|意図/u,
  how: /方針|取組|内容|概要/u,
  act: /内容|取組|計画|概要|実績/u,
};

export const sectionFits = (cue: Cue | null, section: string): boolean =>
  cue !== null && SECTIONS[cue]?.test(section) === true;

/** How things are (現状と課題), what is done (取組内容), what shall become of it (目指す姿). */
const SORTS: [sort: string, section: RegExp][] = [
  ['state', /現状|課題|背景|理由|経緯|趣旨|総評|評価|水準|有効性|効率性|進捗/u],
  ['aim', /目指す|姿|目的|ねらい|狙い|効果|意図/u],
  ['act', /取組|内容|方針|方向|概要|実績|計画|事業|ポイント/u],
];

/** Of what sort a field is: two of one sort say about the same. */
export const sectionSort = (section: string): string => SORTS.find(([, names]) => names.test(section))?.[0] ?? section;

/** Lists of contents, and short cells that only name an indicator. */
const NO_TEXT =
  /^(?:目次|指標(?:の定義|・目標.*)?|(?:各)?施策体系|記載例|再掲.*|主な事業|施策体系|各施策と関連する.*)$/u;
/** A section that says by its name that it answers: 評価理由 to なぜ, その他効果 to what is hoped for. */
const SAYS: [asked: RegExp, section: RegExp][] = [
  [/なぜ|なんで(?!す|しょ)|どうして|何で(?!す|しょ)|理由|わけ|訳|原因|要因|\bwhy\b/iu, /理由|備考/u],
  [/効果|期待|いいこと|良いこと|利点|メリット/u, /効果(?!額)/u],
  [/課題|問題|困/u, /課題/u],
  [/法律|法令/u, /法令|事務区分/u],
  [
    /(?:いつ|何年度?|なん年)(?:から|に|ごろ|頃)?[^。?？]{0,4}(?:始|はじ|続|つづ|や[っり]て|スタート|開始)/u,
    /開始(?:年度?|時期)/u,
  ],
];
/** A field is asked for by its whole name (効率性, 事業内容), which is no part of a title. */
export function sectionInFull(question: string, section: string, title: string): boolean {
  const [asked = '', own = '', subject = ''] = [question, section, title].map(text =>
    text.normalize('NFKC').replaceAll(/\s/gu, ''),
  );
  return own.length > 2 && asked.replaceAll(subject, ' ').includes(own);
}

/** 「所管部長は…と述べていますか」: so many letters of a section's name stand in the question. */
const NAMED = 4;

export function sectionNamed(question: string, section: string): boolean {
  const [asked, own] = [question, section].map(text => text.normalize('NFKC').replaceAll(/\s/gu, ''));
  if (asked === undefined || own === undefined) return false;
  if (SAYS.some(([words, name]) => words.test(asked) && name.test(own))) return true;
  if (/取組|計画|目標|年度/u.test(own)) return false;
  return own.length >= NAMED ? asked.includes(own.slice(0, NAMED)) : own.length > 2 && asked.includes(own);
}

export const isText = (section: string): boolean => !NO_TEXT.test(section.trim());

/** Words that only ask: they are no part of the subject. */
const ASKING =
  /(?:(?:な)?(?:ん)?(?:の|こと)?は)?(?:なぜ|なんで|どうして|いつ(?:から|まで|ごろ|頃)?|何年度?(?!生|間)|何月|何日(?!間)|どの年度?|誰(?:が|に|から|と)?|だれ(?:が|に|から|と)?|どなた)(?:です|でしょう|なの|なん|やろ|や)?(?:か|ん)?/gu;

/** 「どんな種類がある」「例に出てるもの」「四つ」: that something is enumerated, not what. */
const ENUMERATING =
  /(?:って|とは|は)?、?(?:たとえば|例えば|具体的に(?:は)?)、?(?:どん(?:な)?(?:もん|もの|の)?(?=\s|$))?|(?<=\s|^)(?:始期|終期)(?:と|及び|、)?(?=\s|終期|始期|$)|(?:には)?、?(?:どんな|どういう|どういった|どのような)(?:もの|種類|例)(?:が|の)?(?:あ(?:る|り)?(?:ます)?(?:の|ん|か)*)?|(?:例|例示)(?:に|として)(?:出て|挙が|あが|挙げられ|な)[っていた]{0,3}(?:る|い)?(?:もの?|の)?|(?<=\p{Script=Han}{2})の?時期(?=\s|$)|の?種類(?=\s|を|は|$)|何号線(?:が(?:ある)?か?)?|(?:[2-9]|[二三四五六七八九])(?:つ|点|個)(?=\s|を|$)/gu;

/** 「理由を述べよ」「取扱いを示せ」「どのように記載されているか」: how the answer is to be given. */
const GIVEN =
  /(?:(?:に|へ)?至った)?(?:の)?(?:実施|導入|推進)?(?:理由|経緯|背景|概要|内容|取り?扱い|在り方)?を?(?:簡潔に)?(?:述べよ|述べなさい|示せ|示しなさい|答えよ|説明せよ|記せ|挙げよ)(?=[\s。]|$)|(?:どのように|どう|何と|いかに)(?:記載|説明|記述|整理)さ?れて(?:いる|います)?か?(?=[\s。]|$)|の(?:取り?扱い|在り方)(?=\s|$)/gu;

export const withoutAsking = (about: string): string =>
  about.replaceAll(GIVEN, ' ').replaceAll(ASKING, ' ').replaceAll(ENUMERATING, ' ').replaceAll(/\s+/gu, ' ').trim() ||
  about;
