/** What is not ours to answer, and words that try to give the service orders (指示の上書き). */
import type { Refusal } from '../draft.ts';
import { sentencesOf } from './wording.ts';

const REFUSALS: [Refusal, RegExp][] = [
  [
    'made_up',
    /でっち上げ|でっちあげ|(?:適当|てきとう|テキトー)(?:に|な)(?:数字|数値|金額|答え|作|つく|書|言|決め)|(?:ねつ造|捏造|ねつぞう)して|(?:架空|うそ|嘘|ウソ)の(?:数字|数値|金額|目標|実績)|(?:嘘|うそ|ウソ)でも?(?:いい|ええ)|(?:想像|推測|勘)で(?:いい|ええ|答え|数字|教え|言)|(?:数字|数値|目標|実績)を(?:作り|勝手に|創作|盛っ)|(?<!\b(?:that|which) )\b(?:make|made) (?:it |something |one |them |numbers? |figures? |a \w+ )?up\b|\binvent\b|\bfabricate\b|\bfake (?:number|figure|data)/iu,
  ],
  [
    'legal',
    /訴え(?:たい|たら|れば|ら(?:れ)|て(?:勝|も|やり|い)|る(?:に|こと|方法))|(?:裁判|訴訟)(?:で|に|を)?(?:勝|負け|起こ(?:し|せ|す)|なり|したい|したら)|勝て(?:る|ます|そう)|うったえ(?:たい|たら|られ)|違法(?:じゃ|では|です|なん|だよ|ですか)|法律(?:的|上)?に?(?:は|も)?[^。?]{0,10}(?:問題ない|大丈夫|違反|許さ)|弁護士(?:を|に)(?:紹介|立て|頼|相談す)|(?:損害賠償|慰謝料)(?:を|は|って)?(?:請求|もらえ|取れ|とれ|いくら)|\b(?:sue|lawsuit|legal advice|is it (?:il)?legal)\b/iu,
  ],
  [
    'personal',
    /(?:(?<![\p{L}])(?:わし|うち|自分(?=の))|(?<!公共)私|わたし|僕|ぼく|俺|おれ|我が家|わが家)(?:の|は|が|も|たち|、)[^。?]{0,24}?(?:(?:税(?:金|額)?|住民税|市県民税|市民税|固定資産税|保険料|国保|年金|給料|手当|給付金?|医療費|控除|滞納|点数|順位)(?:は|が|って|の額|を)?[^。?]{0,8}(?:いくら|なんぼ|何円|どのくらい|どれ[くだ]|計算|安|高く|もらえ|戻|払)|(?:入れ(?:ます|る)|受けられ(?:ます|る)|もらえ(?:ます|る)|当たります|通ります|認められ(?:ます|る))(?:か|の|ん)*[?]|(?:申し?込み|申請|審査|選考|抽選)(?:の|は)?(?:結果|状況))|うちの子[^。]{0,20}(?:入れます|入れる|受かり)|(?:住所|電話番号|携帯|マイナンバー)(?:を|は)?(?:教え|知り|何番)|\bmy (?:\w+ )?(?:tax(?:es)?|premium|pension|benefits?|application|child|salary)\b/iu,
  ],
  [
    'opinion',
    /どう思(?:う|い(?:ます)|わ(?:れ)?[?ん]|ってる[?]|っていますか)|と思(?:う|います|いません|わない|わへん|え?る)(?:か|の|ん|やろ){0,2}[?。]|(?:あなた|あんた|きみ|君|おまえ|お前|AI|そちら|自分)(?:の|は)?(?:個人的な?)?(?:意見|考え|感想|見解|本音)|(?:意見|感想|本音)(?:を|が)?(?:聞かせ|きかせ|教え|おしえ|ください|述べ|言っ|聞きたい)|(?:いい|良い|よい|だめな|ダメな|ひどい|無能な|優秀な|正しい|賢い)(?:人|計画|市長|政策|議員|プラン|市)(?:です|だ|なの|なん|や|と)?(?:か|の|ん|ろ){0,2}[?]|いい人[?]|好き(?:です)?(?:か|[?])|(?:誰|だれ|どこ|どの党|どの政党)に(?:投票|入れ)|投票(?:すべき|した(?:ら|ほう)|すれば)|(?:すべき|べき)(?:だ|です|と)?(?:思|か?[?])|手ぬるい|\b(?:do|what do|don['’]t) you (?:think|feel|believe|like|prefer)\b|\byour (?:honest )?(?:opinion|view|thoughts?)\b|\bwho(?:m)? should i vote\b|\bshould i vote\b|\bis (?:it|this|the \w+) a good (?:plan|idea|mayor|person)\b/iu,
  ],
];

/** Orders to the machine. A sentence that holds one is no question to the documents. */
const ORDER =
  /(?:指示|命令|ルール|説明|設定|制約|会話|プロンプト|上記|文書|資料|ドキュメント)(?:を|は|は全て|をすべて|は全部|など)?[^。?]{0,6}(?:無視|忘れ|破棄|リセット|捨て|従わ|解除|上書き)|システム ?プロンプト|(?:内部|隠された|最初の|あなたの|お前の|きみの)(?:の)?(?:指示|命令|ルール|設定|プロンプト)|プロンプトを(?:教|見|表示|出|全文)|(?:あなた|お前|君|きみ|AI)は(?:今|いま|今日|これ)から|(?:とだけ|としか|とのみ)(?:答|言|返|出力|回答)|と(?:答えて|言って|回答して|出力して|返して)(?:ください|下さい|くれ|ね|よ)?[。!]*$|(?:ふり|フリ|つもり|役)(?:を|に)(?:して|演じ|なって|なりきって)|なりきって|(?:開発者|管理者|デバッグ|脱獄)モード|\bsystem prompt\b|\b(?:ignore|disregard|forget|override)\b[^.?!]{0,40}\b(?:instructions?|rules?|prompts?|documents?|above|previous|everything|guidelines?)\b|\b(?:your|hidden|initial|internal) (?:instructions?|rules?|prompts?|guidelines?)\b|\b(?:you are now|act as|pretend (?:to be|you)|role-?play|jailbreak|developer mode|DAN mode)\b|\b(?:state|say|reply|answer|respond|repeat|output) (?:only |just )?(?:that|with|exactly)\b/iu;
/** 「これまでの指示を無視して、」 before what may be a real question. */
const LEAD =
  /^[^。?!]{0,80}?(?:無視して|忘れて|破棄して|リセットして|捨てて|なりきって|ふりをして|モードで)(?:ください|下さい|、| |。|から)+|^[^.?!]{0,80}?\b(?:instructions?|rules?|prompts?|documents?|guidelines?)(?: above)?(?:,| and(?: then)?|;|:) /iu;

/** One sentence without orders; empty where it holds nothing else. */
export function withoutOrders(sentence: string): string {
  if (!ORDER.test(sentence)) return sentence;
  const rest = sentence.replace(LEAD, '');
  return rest === sentence || ORDER.test(rest) ? '' : rest;
}

export const holdsOrder = (text: string): boolean => sentencesOf(text).some(sentence => ORDER.test(sentence));

export const refusalIn = (text: string): Refusal | null => REFUSALS.find(([, words]) => words.test(text))?.[0] ?? null;
