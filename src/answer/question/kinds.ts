/** Which kind of value (目標・実績・予算 …) the words of a question ask for, formal and everyday. */
import type { FactKind } from '../../domain/records.ts';
import type { Question } from './slots.ts';
import { wordingOf, type Wording } from './wording.ts';

const SOURCES: FactKind[] = ['budget_general', 'budget_special', 'budget_subsidy', 'budget_bond', 'budget_other'];
const TARGET: FactKind[] = ['target', 'final_target'];
const EFFECT: FactKind[] = ['effect_expected', 'effect_actual'];
const MONEY: FactKind[] = ['budget_total', 'cost'];

/** What people say for 「いくら」. */
export const HOW_MUCH =
  '(?:いくら|なんぼ|どの?[くぐ]らい|どれ(?:[くぐ]らい|だけ|ほど)|どん(?:だけ|[くぐ]らい)|何円|何千円|何万円|何億円|なん(?:ぜん|まん|おく)?えん)';

interface KindWords {
  words: RegExp;
  kinds: FactKind[];
  /** Part of an indicator's name as well: it stays in the subject. */
  kept?: true;
}

/** A longer word stands before a shorter one that it holds. */
const KIND_WORDS: KindWords[] = [
  { words: /実績効果額|actual (?:effects?|savings)/giu, kinds: ['effect_actual'] },
  {
    words:
      /効果見込み?額?|効果額(?:の)?見込み?|見込み?(?:の)?効果額?|効果(?:の)?見込み?額?|(?:見込|みこ)(?:まれる|んでいる|んでる)効果額?|効果額|(?:金額|お金|いくら|なんぼ|何[十百千万億]*円)の効果(?:が(?:出|で|あ|見込)(?:る|まれる|ます)?)?|効果の(?:金)?額|(?<=\u2003の(?:総)?)効果(?=のうち|に占め|に対する|の合計|の総額|(?:は|が|って)(?:合わせて)?(?:どれだけ|どのくらい|どれくらい))|効果(?=(?:が|の|は)?(?:一番|いちばん|最も|もっとも)(?:大き|高|多|小さ|少な)|(?:が|の)?最(?:大|小)の)|効果(?=[、 ]{0,2}(?:全部で|ぜんぶで|合計|全体で)[?。]*$)|(?<!効果|費の?|費)見込額|(?:もうか|儲か|稼げ|かせげ)る(?:の|ん)(?:は|が|って)(?=[^。?]{0,40}(?:どっち|どちら|どれ|一番|いちばん|最も))|効果(?!の|見込)(?:が|は|って|、)?(?=[^。?]{0,10}(?:いくら|なんぼ|何[千万億]?円))|(?:expected|estimated|financial) (?:effects?|savings)|savings/giu,
    kinds: EFFECT,
  },
  {
    words: new RegExp(
      `${HOW_MUCH}[^、。?]{0,6}(?:浮[くいか]|もうか|もうけ|儲[かけ]|節約)|(?:もうけ|儲け|(?:費|料|代)の?節約(?=[\\s、](?:.*[\\s、])?(?:合計|[千百万億]+円|いくら))|浮く(?:お金|額)|節約(?:できる)?(?:お金|金額|額)|(?:見込む|見込める|見込んでいる|見込まれる|効果の)(?:お金|金額))(?=は|が|って|を|の|、|\\s|$|[?])`,
      'gu',
    ),
    kinds: EFFECT,
  },
  {
    // What comes in, or is saved: 「入るお金」「増える見込みのお金」「いくら入る」.
    words: new RegExp(
      `(?:入る|入って(?:く|来)る|はいる|増える|ふえる|減る|へる|減らせる|得られる|得る|手に(?:入る|する)|助かる|浮かせる|もらえる|稼げる|かせげる|ういてくる)(?:見込み?の|はずの|予定の)?(?:お金|金額)(?=は|が|って|を|の|、|$|[?])|${HOW_MUCH}[^、。?]{0,4}(?:入る|入って(?:く|来)る|はいる|稼[げぐご]|かせ[げぐご])`,
      'gu',
    ),
    kinds: EFFECT,
  },
  {
    // What is left of all sources: it stands before those that it names.
    words:
      /(?:(?:一般財源|特定財源|(?:国県|国や?県|国・県|国と県|国|県)(?:など|等)?の?(?:補助金?|支出金)?等?|補助金|起債|市債|地方債|借金|借り?入れ?)(?:や|と|・|、|,|及び|並びに|でも|も)*){1,5}(?:の)?(?:以外|(?:を|は)?除[いくき]|でない|ではない)(?:の)?(?:財源|お金|分|もの)?(?:から|で)?/gu,
    kinds: ['budget_other'],
  },
  {
    words: /一般財源|general (?:fund|revenue)s?|市の(?:持ち出し|自腹|手出し|負担(?:額|分)?)/giu,
    kinds: ['budget_general'],
  },
  { words: /特定財源/gu, kinds: ['budget_special'] },
  {
    words:
      /国県(?:補助金?|支出金)等?|(?:国|県|国や県|国と県|国・県)(?:から)?の(?:補助金?|支出金|お金)|(?:国|県)(?:や県|と県|・県|とか県)?から(?:は|も|の分は)?(?=[^、。?]{0,6}(?:いくら|なんぼ|何(?:千|百万|万|億)?円|ど[のれ][くぐ]らい))|(?:national|state|prefectural|government) (?:subsid(?:y|ies)|grants?)/giu,
    kinds: ['budget_subsidy'],
  },
  { words: /補助(?:金|額)(?=は?いくら|の額|はなんぼ)/gu, kinds: ['budget_subsidy'], kept: true },
  {
    words:
      /起債(?:額)?|借り?入れ?(?:額)?|借り(?:る|た|て(?:い)?る)(?:予定の)?(?:お金|金額|額)|\b(?:bonds?|loans?|borrowing)\b/giu,
    kinds: ['budget_bond'],
  },
  { words: /借金|地方債|市債/gu, kinds: ['budget_bond'], kept: true },
  { words: /その他の?財源/gu, kinds: ['budget_other'] },
  { words: /財源の?内訳|財源(?=は|って|を|\s|$|[?])|(?:funding|revenue) sources?/giu, kinds: SOURCES },
  {
    words:
      /(?:計画)?事業費(?:の?総額|の?合計)?|総事業費|予算(?!編成|要求|執行|査定|措置|の?組み|を(?:組|編成))(?:額)?|よさん|じぎょうひ|そうがく(?=は|って|\s|$|[?])|\b(?:budgets?|costs?|spending|expenditures?|spends?)\b|\bhow much money(?=[^.?]* (?:for|on) (?:the )?[^.?]*\b(?:project|programme|program)\b)/giu,
    kinds: MONEY,
  },
  {
    words: new RegExp(
      `お金(?:が|は|って|の)?[^、。?]{0,4}?かか(?:る|り|って)|お金(?:を|も)?かけ(?:る|て|た)|${HOW_MUCH}[ ]?(?:お金)?(?:が|を|も)?(?:かか(?:る|り|った|って)|使(?:う|い|って|った)|つかう|投じ)|(?:お金|費用|経費)(?=は|って|が?(?:いくら|どれ|どの|なんぼ)|$|[?])|(?<!効果.{0,40})総額(?=は|って|で|\\s|$|[?])`,
      'gu',
    ),
    kinds: MONEY,
  },
  { words: /トータルコスト|単位当たりコスト|人件費/gu, kinds: ['cost'], kept: true },
  {
    words: new RegExp(
      `(?:市民|住民|対象者?)(?:の)?(?:[1一]人|ひとり)(?:当|あ)たり(?:に(?:する|した|なお)(?:と|ら|すと)|では|で|の)?(?=[^。?]{0,12}(?:${HOW_MUCH}|負担|コスト|費用))`,
      'gu',
    ),
    kinds: ['cost'],
    kept: true,
  },
  { words: /(?<!トータル|当たり)コスト/gu, kinds: ['cost'] },
  {
    words: /人工(?!知能|芝|透析|呼吸|衛星)|(?:なん|何)人分の?(?:手間|仕事|人手)?|full-time equivalents?|\bFTEs?\b/giu,
    kinds: ['staff'],
  },
  { words: /対象(?:者)?数/gu, kinds: ['population'] },
  {
    words: /(?:対象(?:の|となる|になる)|相手に(?:して(?:い?る|い?た)|する))(?:市民|人|方)/gu,
    kinds: ['population'],
    kept: true,
  },
  {
    words:
      /(?<!重点|基本|まちづくり)目標値?|もくひょう(?:ち|値)?|もくひょう|目ひょう|(?:めざ|目指)(?:す(?!姿|まち|もの|方向|べき|ため)|して(?!い?く)|した(?!い)|してた|しとった|しとる|してい?(?:る|ます)(?:の|か){0,2})|めざしてる(?:の|ん)?|ゴール(?!ド|ボール)|\b(?:target(?:s|ed|ing)?|goals?|aim(?:s|ing|ed)?|objectives?)\b/giu,
    kinds: TARGET,
  },
  { words: /実績値?|じっせき(?:ち)?|\bactual(?:ly)?\b|\bresults?\b/giu, kinds: ['actual'] },
  {
    words:
      /実際(?:の|に|は){0,2}(?!に)|(?:ほんま|本当|ほんと)(?:の(?:ところ|とこ))?は(?!、?(?:何の|どんな|どう))|(?<!評価の?)(?:結果|実際)(?=は$|は?[?]|はどう|はいくつ|は何)/gu,
    kinds: ['actual'],
  },
  {
    words:
      /現状(?:値|額)|げんじょう(?:ち)?|(?:元|もと|もともと|元々|当初|始め|はじめ|スタート)の(?:値|数字|数値|水準)|計画を?(?:つく|作|立て|策定し|始め|まとめ)(?:った|た|る)(?:時点?|とき|頃|ころ)(?:で|に|の|は|では)?|現状(?!と課題|や課題|・課題|、課題|と問題|認識|維持|分析|把握|を踏まえ)|現在(?:値|の値|の数値)|(?:今|いま)の(?:数字|数値|値|数(?!量)|ところ)|(?:現在|今|いま)の(?=[\p{Script=Han}]{0,4}[数率額量](?:は|って|を教|$|[?。]))|(?:計画の?)?(?:開始|スタート|策定|始まる|始める)(?:の)?(?:前|時点?|当初)(?=は|の|で|、|$|[?])|(?:この|この行革の|今の)?計画(?:の|より)?(?:前|まえ)(?=は|で|に|、)(?:は|では|で|には|に)?|\b(?:baseline|current(?:ly)?)\b|at the (?:start|beginning)(?: of the plan)?/giu,
    kinds: ['baseline'],
  },
  {
    words: /(?:自己|内部|外部)評価|自己採点|(?:どの|どんな|どういう|ど[のれ][くぐ]らいの)評価/gu,
    kinds: ['grade'],
    kept: true,
  },
  {
    words:
      /(?<!自己|内部|外部)評価(?:区分|結果)?(?=は|を教|を示|が[A-C]|って|で?[?]|\s|$)|(?:自分たちで)?つけた(?:成績|点数)|成績(?=は|って|\s|$|[?])|\b(?:grades?|ratings?)\b/giu,
    kinds: ['grade'],
  },
  {
    words:
      /いつ(?:から|ごろ|頃)|何年度?から|年次計画|年度別計画|事業行程|行程|スケジュール|(?:されている|されてる)?予定(?!(?:する|して(?:い)?る|の)[\p{Script=Han}かカヵヶ]{0,4}(?:数|額|率|割合|かず)(?:は|を|が|って|、|の?目標))(?:されて(?:いる|る))?|\b(?:schedule|milestones?)\b/giu,
    kinds: ['milestone'],
  },
];

/** Asks for the present value only beside 「いくつ」 and the like, and where no other word names a kind. 今の庁舎 is a building. */
const NOW =
  /(?:今(?!年|月|日)|いま(?!月|日))(?!後|回|度|更|す|せ|し|だ|い(?!く[つら])|る|ま|の\u2003?[\p{Script=Han}\p{Script=Katakana}](?<!の\u2003?[値数割件率状人金額時段]))(?:現在)?(?:の(?:時点|段階)で?)?(?:は|の|って)?|(?:現在|現時点|現段階)(?!地)(?:の|は|で(?:は)?)?|\bnow\b/giu;

const NOW_AT_END =
  /(?<=[数率量額合]|割合|人口|面積)[はって]*[、 ]?(?:今|いま|現在|現時点)(?:の(?:ところ|値|数字))?(?:は|で|って)?(?:どう|どのくらい|どれくらい)?(?:です|でしょう)?か?[?。]*$/gu;

const INDICATOR: readonly FactKind[] = ['target', 'final_target', 'baseline', 'actual'];

/** 「何人だった」, 「何件あった」; 「何トンだったっけ」 only tries to remember. */
const PAST =
  /(?:だった|でした|ました|[たっ]てた|(?:[いきしちにひみりえけせねべめれてで来出見得っ])た|(?<!何)\p{Script=Han}んだ)(?:の|ん|ん?です|か|やろ|のか){0,2}[?。!]*$|\b(?:did|was|were|had)\b/iu;
const REMEMBERING = /っけ/u;
/** 「何人にする」, 「何か所になる」, 「何回ひらく」, 「何件の予定」: what a plan sets itself. */
const AHEAD =
  /つもり|見込み?|みこ[みん]|見込ん|よてい|予定|計画(?=です|か|なの|[?。]|$)|ねらい|狙い|ねらって|狙って|(?:に|と)(?:する|したい|なる|します|なります)|(?:増|ふ)や[すし]|(?:減|へ)ら[すし]|まで|集めたい|\b(?:plans?|planned|planning|wants?|hopes?|hoping|intends?|expects?|expected|expecting|supposed to|going to)\b/iu;

/** Not a word of the subject, once it was read as 「つもり」. */
const AHEAD_WORDS =
  /(?:(?:減|へ)らす|(?:増|ふ)やす|(?:上|下|あ|さ)げる|(?:伸|の)ばす|広げる)(?:の|ん)?(?=(?:が|は)?(?:\u2003|$))|(?:(?:減|へ)らし|(?:増|ふ)やし|(?:上|下|あ|さ)げ|(?:伸|の)ばし|広げ)たい(?:ん|の)?(?:だろう?|でしょう?|です|か|かな)*(?=$|[?。])|つもり|(?:の)?見込み?(?=$|[?。]|です|で)|予定(?=$|[?。]|です|で|は)|ねらい(?=$|[?。]|です|は)|\b(?:(?:plan|want|hope|intend|expect)(?:s|n?ed|n?ing)?|supposed|going)(?: to\b)?(?: have\b)?/giu;

/** 「来ると見てた」, 「当てにしてた」, 「見込んでた」, 「いくつの計算」: what somebody reckons with, then or now, in any ending. */
const RECKONED =
  /(?:見込[むんまみめも]|みこ[むんまみ]|見積も|見越[しす]|見据え|目論|もくろ[むんみ]|当て込[むんみま]|(?:想定|予想|予測|試算|期待)(?:し|され|だ|で|の|に|か|$)|(?:ねら|狙)[いうっわお]|(?:目当て|目安|目処|目途|めど|めやす)(?:に|と|だ|で|は)|(?:当て|あて)にし|と(?:市|町|役所|行政|計画)?(?:は|が|では)?(?:見て|みて|見とる|みとる|見と[っいん]|踏んで|読んで|考え|かんがえ)|(?:(?<![あい])る|[うくすつぬむぐぶ]|たい|ほしい|欲しい)って(?:市|町|役所|行政|計画|向こう)?(?:は|が|では)?(?:見|み[てと]|思|おも|考え|踏ん|読ん|言|いっ?て|話|計算)|[えけげせてねべめれ]ば(?:よ|良)かった|たかった|て(?:ほし|欲し)かった|(?:計算|算段|皮算用|見立て|見通し|話|はず|手はず|方針|考え)(?:だ|で|や|じゃ|に(?:な|し)|な[のん]))[^、。?]{0,12}[?。!]*$/gu;

/** 「打つつもりだった」, 「did the city plan」: what was planned lies ahead of who planned it. */
const PLANNED_THEN =
  /(?:つもり|予定|見込み?|計画|目標|はず|ねらい|狙い)(?:だった|でした|やった)|ことに(?:なって|して)い?(?:た|ました)|\b(?:did|was|were|had)\b[^.?!]*\b(?:plan|planned|expect|expected|aim|want|hope|intend|supposed|meant|going)\b/iu;

/** 目標 and its like with one kanji wrong that sounds the same, letter for letter. */
const SLIPS: [slip: RegExp, meant: string][] = [
  [/目[票表評漂俵]|木[標票]/gu, '目標'],
  [/(?<![\p{Script=Han}])実[積責蹟跡](?=値|地|は|の|を|が|、|[\s?]|$)/gu, '実績'],
  [/現(?:[場情常][地値置]|状[地置])(?![\p{Script=Han}])/gu, '現状値'],
  [/[高郊交校]果(?=見込|額)|効[課価化](?=見込|額)/gu, '効果'],
  [/目標地(?![\p{Script=Han}])/gu, '目標値'],
  [/予[山産]額?(?=は|の|を|が|、|[\s?]|$)/gu, '予算'],
  // 事務費 is a cost of its own.
  [/(?<!\p{Script=Han})事[^業務行\s\p{Script=Hiragana}]費/gu, '事業費'],
  [/事[行業][日非比](?=は|の|を|が|、|総額|[\s?]|$)/gu, '事業費'],
];
const spelt = (text: string): string => SLIPS.reduce((whole, [slip, meant]) => whole.replaceAll(slip, meant), text);

export interface AskedKinds {
  kinds: FactKind[];
  /** The words say that something happened, or is planned: no kind by name. */
  guessed: boolean;
}

/**
 * The last word says what is asked for: 「人件費の人工は」 asks for 人工.
 * @param amount whether the question asks how much or how many
 * @param dated whether it names a year
 */
export function takeKinds(
  wording: Wording,
  { amount, last, dated = false }: { amount: boolean; last: boolean; dated?: boolean },
): AskedKinds {
  wording.text = spelt(wording.text);
  const whole = wording.text;
  const found: { at: number; kinds: FactKind[] }[] = [];
  for (const { words, kinds, kept } of KIND_WORDS) {
    const matches = kept ? Array.from(wording.text.matchAll(words)) : wording.take(words);
    for (const [piece] of matches) found.push({ at: whole.lastIndexOf(piece), kinds });
  }
  // 「徴収率、今は？」: the present value of what is measured.
  if (found.length === 0 && NOW_AT_END.test(wording.text)) {
    wording.take(NOW_AT_END);
    return { kinds: ['baseline'], guessed: false };
  }
  let kinds = Array.from(new Set(found.toSorted((a, b) => b.at - a.at).flatMap(one => one.kinds)));
  if (amount && kinds.length > 0) wording.take(AHEAD_WORDS);
  // 「最終年度に何台」: nothing but a target is printed of a year to come.
  if (amount && last && kinds.length === 0) {
    wording.take(AHEAD_WORDS);
    return { kinds: finalFirst(TARGET, true), guessed: true };
  }
  // 「何件の予定」 asks for a figure, not for a schedule.
  if (amount && kinds.every(kind => kind === 'milestone')) {
    const guess = guessed(whole, dated);
    if (guess.length > 0 || kinds.length > 0) {
      wording.take(AHEAD_WORDS);
      if (guess[0] === 'baseline') wording.take(NOW);
      if (guess[0] === 'actual') wording.take(ALREADY);
      if (guess[0] === 'target') wording.take(RECKONED);
      kinds = Array.from(new Set([...(guess.length > 0 ? guess : TARGET), ...kinds]));
      return { kinds: finalFirst(kinds, last), guessed: true };
    }
  }
  return { kinds: finalFirst(kinds, last), guessed: false };
}

const NOW_AND_THEN = /(?:今|いま|現在)は[^。?？]{0,12}?(?:何|いくつ|いくら)[^。?？]{0,8}(?:で|、)/u;

/** これまでに何件: what is there, though its verb is 「ある」. */
const ALREADY = /これまで(?:に|で)?|(?:今|いま)まで(?:に|で)?|すでに|既に|\bso far\b|\balready\b/giu;

/** 「何人参加したの？評価シートで」, 「何件あったか教えて」: each sentence has an end of its own. */
const toldOfPast = (text: string): boolean => !REMEMBERING.test(text) && endsOf(text).some(part => PAST.test(part));

const endsOf = (text: string): string[] =>
  text.split(/(?<=[?。!])|(?<=たの?か)(?=を?(?:教え|おしえ|知り|しり|示|答|お答|お示))/u).map(part => part.trim());

const reckons = (text: string): boolean => endsOf(text).some(part => part.search(RECKONED) >= 0);

function guessed(text: string, dated: boolean): FactKind[] {
  if (text.search(ALREADY) >= 0 && !AHEAD.test(text.replaceAll(ALREADY, ''))) return ['actual', 'baseline'];
  // A present value is printed of no year: who names one asks for what is planned or done in it, 「今は何件で」 apart.
  if (text.search(NOW) >= 0 && (!dated || NOW_AND_THEN.test(text))) return ['baseline'];
  if (PLANNED_THEN.test(text) || reckons(text)) return TARGET;
  if (toldOfPast(text)) return ['actual', 'baseline'];
  return AHEAD.test(text) ? TARGET : [];
}

/** 最終年度の目標: where the document prints it apart, that one. */
function finalFirst(kinds: FactKind[], last: boolean): FactKind[] {
  if (!last || !kinds.includes('target')) return kinds;
  return kinds.flatMap(kind =>
    kind === 'target' ? ['final_target' as const, kind] : kind === 'final_target' ? [] : [kind],
  );
}

export const isIndicatorKind = (kind: FactKind): boolean => INDICATOR.includes(kind);
export const isMoneyKind = (kind: FactKind): boolean => /^(?:budget|effect)_|^cost$/u.test(kind);

/** The kinds that a quoted name is a word for, and no more: 「対象数」, 「自己評価」. */
export function kindsNamed(names: readonly string[]): FactKind[] {
  const found = names.flatMap(name => {
    const wording = wordingOf(name);
    const { kinds } = takeKinds(wording, { amount: false, last: false });
    return wording.text.trim() === '' || kinds.some(kind => kind === 'grade' || kind === 'cost') ? kinds : [];
  });
  return Array.from(new Set(found));
}

/** The words of a text that name a kind, as written, in the order of the text. */
export function kindPieces(text: string): string[] {
  const pieces: { at: number; own: string }[] = [];
  for (const { words } of KIND_WORDS) {
    for (const match of text.matchAll(words)) {
      const [at, end] = [match.index, match.index + match[0].length];
      if (!pieces.some(other => at < other.at + other.own.length && other.at < end)) pieces.push({ at, own: match[0] });
    }
  }
  return pieces.toSorted((a, b) => a.at - b.at).map(({ own }) => own);
}

/** What was read as the name of a value (お金がかかる) is part of what is spoken of: no kind is asked for. */
export function ofNoKind(question: Question): Question {
  const spoken = kindPieces(question.text).filter(piece => !question.about.includes(piece));
  return { ...question, kinds: [], about: [...spoken, question.about].join(' ') };
}
