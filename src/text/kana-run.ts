/**
 * Reads a run of kana (ていあんがたきょうどうじぎょうの): words of the corpus, particles and endings between them, and what is
 * neither. The whole run is weighed at once, for the first long word from the left may tear the next one apart.
 */
import { toHiragana } from '../domain/kana.ts';

export interface KanaPiece {
  start: number;
  end: number;
  /** `grammar`: particles, endings, words that ask; `unknown`: letters that nothing explains. */
  kind: 'word' | 'grammar' | 'unknown';
}

/** In hiragana without long marks, as the keys of readings are; longer ones are joined of these. */
const GRAMMAR: ReadonlySet<string> = new Set(
  [
    'の は が を に で と も や へ か な ね よ ん',
    'から まで より など とか って だけ ほど ずつ では には とは での への にも でも までに として について における かな',
    'です でした でしょう ですか ます ました ません ましょう ある あり ない いる いた いう おる する した して しました します される された なる なった なり だった',
    'なっている なっていますか なってる している していますか してる ていますか ていました ている ていた てる てた います いました たい たく れる られる せる',
    'くれる くれます ください おしえて おしえ ほしい もらう もらえる いただく しりたい ききたい おねがい',
    'いつ いくつ いくら どこ どの どれ どう だれ なに なん なぜ どのくらい どれくらい どれだけ どんな どうして なんで なにが なにを どこの どのか',
    'いっしょ いっしょに おなじ これ それ あれ この その あの こと もの ひと ひとつ ため よう ところ とき など ごと あたり ほか うち',
    'みこんで みこむ みこみ よてい なくて なくなる いま もう まだ また とても もっと ちゃんと きちんと しっかり ぜんぶ ぜんぶで すべて みんな よく だいたい ほんとう ほんとうに じっさい じっさいに さいご さいごに さいしょ つもり みたい くらい ぐらい',
    'のうち なんばい なんこう なんまい なんてん なんさつ なんしゃ なんめい なんねん なんねんど なんがつ なんにち なんひんもく なんじぎょう なんこうもく なんせたい なんわり なんばんめ',
    'たいひして ひかくして くらべて くらべると おおい すくない おおきい ちいさい たかい ひくい ながい みじかい',
    'なんにん なんけん なんかい なんえん なんぜんえん なんこ なんだい なんぱーせんと なんとん なんじかん なんかしょ なんだんたい なんぼん なんき',
  ].flatMap(line => line.replaceAll('ー', '').split(' ')),
);
const GRAMMAR_MAX = Math.max(...Array.from(GRAMMAR, word => word.length));
/** A word never ends before one of these, nor begins with one. */
const TIED = /[ゃゅょぁぃぅぇぉャュョァィゥェォー]/u;
const TIED_START = /[ゃゅょぁぃぅぇぉャュョァィゥェォーんン]/u;
const WORD_MAX = 16;

/** A long word says more than two short ones; what nothing explains costs more than any particle is worth. */
const SCORE = {
  word: (length: number) => 2 * length - 1,
  grammar: (length: number) => (length < 3 ? length - 0.6 : 2 * length - 1.4),
  unknown: -0.8,
};

/** @param isWord whether the letters from `start` to `end` are how a word of the corpus is read */
export function readKanaRun(run: string, isWord: (start: number, end: number) => boolean): KanaPiece[] {
  const plain = toHiragana(run);
  const best: { score: number; from: number; kind: KanaPiece['kind'] }[] = [{ score: 0, from: 0, kind: 'grammar' }];
  for (let end = 1; end <= run.length; end++) {
    let top = {
      score: (best[end - 1]?.score ?? 0) + SCORE.unknown,
      from: end - 1,
      kind: 'unknown' as KanaPiece['kind'],
    };
    const offer = (from: number, kind: KanaPiece['kind'], worth: number): void => {
      const score = (best[from]?.score ?? 0) + worth;
      if (score > top.score) top = { score, from, kind };
    };
    if (!TIED.test(run.charAt(end))) {
      for (let from = Math.max(0, end - WORD_MAX); from < end; from++) {
        const length = end - from;
        if (TIED_START.test(run.charAt(from))) continue;
        if (length > 1 && !GRAMMAR.has(plain.slice(from, end)) && isWord(from, end))
          offer(from, 'word', SCORE.word(length));
      }
    }
    for (let from = Math.max(0, end - GRAMMAR_MAX); from < end; from++) {
      // No particle begins a run.
      if (from === 0 && end === 1 && run.length > 1) continue;
      if (GRAMMAR.has(plain.slice(from, end))) offer(from, 'grammar', SCORE.grammar(end - from));
    }
    best.push(top);
  }
  const pieces: KanaPiece[] = [];
  for (let end = run.length; end > 0;) {
    const { from, kind } = best[end] ?? { from: end - 1, kind: 'unknown' as const };
    const next = pieces[0];
    if (next && next.kind === kind && kind !== 'word') next.start = from;
    else pieces.unshift({ start: from, end, kind });
    end = from;
  }
  return pieces;
}
