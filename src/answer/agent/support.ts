/**
 * Whether a model's Japanese words stand in what it cites. The gate proves figures and names; it cannot tell whether 「廃止し
 * ました」 is so. Here a sentence passes only where its content words are those of the records, and where words that turn a
 * meaning round (減, 最も, ません) stand there too.
 */
import { fold } from '../verify/fold.ts';

/** Words that say nothing of a subject; they need no evidence. */
const NEUTRAL =
  /計画最終年度|関係|該当|対象|紹介|説明|違い|状況|結果|質問|目標|実績|現状|見込|予定|計画|年度|文書|資料|記載|印字|内容|項目|事業|取組|取り組|施策|指標|数値|金額|費用|予算|合計|総額|内訳|財源|担当|部署|概要|要点|主|次|以下|一方|両方|両者|両市|各市|同市|本市|市|各|比較|比|それぞれ|別|年|月|日|円|千円|値|額|数|人|件|回|行|進|示|書|載|含|図|定|掲|挙|述|設|置|見|通|対|関|上記|前者|後者|以上|等|など|ため|今後|期間|最終|初年|複数|各種|中|内|間|時|点|的|化|者|方|事|物|所|分|用|性|例|他|向|続|始|終|持|使|作|出|入|受|得|考|思|言|知|読|答|聞|問|調|探|教/gu;

const RUN = /[\p{Script=Han}々〆]+|[\p{Script=Katakana}ー]{2,}|[A-Za-z]{2,}/gu;
const YEARS = /(?:令和|平成|昭和|[RHS])?(?:元|\d{1,4})年度?/gu;

/** They change what is said; where the records do not say them, nobody may. */
const TURNS =
  /増|減|上回|下回|超え|超過|最も|最大|最小|最高|最低|一番|首位|達成|未達|改善|悪化|上昇|低下|伸び|倍|半減|同じ|同額|廃止|中止|延期|中断|終了|完了|開始|無料|有料|義務|強制|必ず|全て|すべて|全部|全員|全国|県内|国内|世界|初めて|唯一|違反|罰|失敗|成功|黒字|赤字|破綻|値上げ|値下げ|有利|不利|優れ|劣|多い|少ない|高い|低い|大きい|小さい|(?<!に)より(?!よ)/gu;
const NEGATION = /ません|(?<![少危切])ない|(?<!少)なかっ|(?<!少)なく|(?<![まみわ])ず(?=に|、|。)|ぬ(?=。)|不要|禁止/u;
const NEGATED = /ません|ない|なく|なかっ|ず|不|未|無|非|禁/u;

const SUPPORTED = 0.75;

export type Doubt = 'words' | 'turn' | 'negation' | 'foreign_word';

const pairs = (run: string): string[] =>
  run.length < 2 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));

/** Why a sentence is not taken over; null where the records hold its words. `sentence`: without its placeholders. */
export function doubtOf(sentence: string, evidence: string): Doubt | null {
  const records = fold(evidence);
  const text = fold(sentence).replaceAll(YEARS, ' ');
  for (const [word] of text.matchAll(TURNS)) if (!records.includes(word)) return 'turn';
  if (NEGATION.test(text) && !NEGATED.test(records)) return 'negation';
  let held = 0;
  let all = 0;
  for (const [run] of text.replaceAll(NEUTRAL, ' ').matchAll(RUN)) {
    if (/^\p{Script=Han}/u.test(run)) {
      const own = pairs(run);
      all += own.length;
      held += own.filter(pair => records.includes(pair)).length;
      continue;
    }
    all += 2;
    if (records.toLowerCase().includes(run.toLowerCase())) held += 2;
    else return 'foreign_word';
  }
  return all === 0 || held / all >= SUPPORTED ? null : 'words';
}

/** How many of the content words stand in the records: a claim without figures needs some. */
export function sharedWords(sentence: string, evidence: string): number {
  const records = fold(evidence);
  const runs = fold(sentence).replaceAll(NEUTRAL, ' ').matchAll(RUN);
  return new Set(Array.from(runs, ([run]) => run).filter(run => pairs(run).some(pair => records.includes(pair)))).size;
}

const PLACE = /[\p{Script=Han}\p{Script=Katakana}ヶケ]{1,8}?(?:市|区|町|村|県|都|府)(?![\p{Script=Han}])/gu;
/** さいたま市: in kana a name is only told apart where a clause begins. */
const KANA_PLACE =
  /(?<=^|[、。「（\s])(?!また|この|その|なお|ただし|そして|および|あわせて)\p{Script=Hiragana}{2,6}(?:市|町|村)/gu;
const ANY_PLACE = /^(?:[両各同本当他全]|[^市]*(?:都市|市町|市区))/u;

/** Names of places, and of cities and plans that are known, which the records do not hold. */
export function foreignPlaces(sentence: string, evidence: string, known: readonly string[]): string[] {
  const [text, records] = [fold(sentence), fold(evidence)];
  const places = [...text.matchAll(PLACE), ...text.matchAll(KANA_PLACE)].map(([place]) => place);
  // 伊勢原では: a city goes by its name alone, too.
  const names = known.flatMap(name => [name, name.replace(/(?<=..)[市区町村]$/u, '')]).map(fold);
  return [
    ...places.filter(place => !ANY_PLACE.test(place) && !records.includes(place)),
    ...names.filter(name => text.includes(name) && !records.includes(name)),
  ];
}

const LEAK = 18;

/** Whether a text repeats a run of another: the instructions are nobody's answer. */
export function repeats(text: string, of: string): boolean {
  const own = fold(text).replaceAll(/\s/gu, '');
  const other = fold(of).replaceAll(/\s/gu, '');
  for (let at = 0; at + LEAK <= own.length; at++) if (other.includes(own.slice(at, at + LEAK))) return true;
  return false;
}
