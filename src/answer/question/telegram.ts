/**
 * Telegrams (電報のような書き方): 「年度ｺﾞﾄﾆ進捗ｦ報告ｼﾃ評価ｦ受ケル機関ﾊ何ﾄｲｳ」. What is half-width katakana and holds nothing but
 * particles, endings and words of asking is grammar, and is put back into hiragana; a word from abroad (ﾌﾟﾗﾝ) stays.
 */
import { toHiragana } from '../../domain/kana.ts';

const PARTICLE =
  'カラ|マデ|ヨリ|ダケ|ホド|ゴト|クライ|グライ|ズツ|ッテ|ツテ|トカ|ナド|ガ|ヲ|ニ|ハ|ノ|ト|モ|デ|ヘ|ヤ|ナ|カ|ネ|ヨ';
const WORD =
  'ナニ|ナン|イクツ|イクラ|ドコ|ドレ|ドノ|ドウ|ダレ|イツ|ゼンブ|スベテ|ソレゾレ|コト|モノ|トコロ|タメ|アル|アリ|ナイ|スル|シテ|シタ|サレル|サレタ|サレテ|イル|イタ|イウ|ナル|ナッタ|ナッテ|オシエテ|教エテ|クダサイ|デス|マス|マシタ|ダ';
/** 増ﾔｽ, 受ｹﾙ, 来ﾙ, 払ｲ, 載ｯﾃﾙ, 見ﾗﾚﾙ, 残ﾗｽﾞ, 2ﾂ: what a word that begins in kanji ends with. */
const ENDING =
  '[ア-オカ-ゴサ-ゾタ-ドナ-ノバビブベボマ-モヤユヨラ-ロワッン]?(?:ル|ス|ズ|ク|グ|ム|ブ|ツ|ウ|イ|タ|ダ|テ|デ|シ|リ|キ|ミ|ケ|セ|メ|エ|レ|バ)(?:テイル|テル|テイタ|タ|ル|レル|ラレル|マス|マシタ|ナイ|タイ)?|ラレル|レル';
const GRAMMAR = new RegExp(`^(?:${WORD}|${PARTICLE})+$`, 'u');
const ENDED = new RegExp(`^(?:${ENDING})(?:${WORD}|${PARTICLE})*$`, 'u');
/** Short words from abroad that look like an ending. */
const LOAN = /^(?:ゴミ|ビル|バス|ガス|ダム|ドル|デモ|メモ|トイレ)/u;

const HALF_WIDTH = /[ｦ-ﾟ]+/gu;
const BEGINS = /[\p{Script=Han}\d０-９々ヶ]$/u;

export const inWrittenGrammar = (text: string): string =>
  text
    .replaceAll(HALF_WIDTH, (own, at: number) => {
      const kana = own.normalize('NFKC');
      if (LOAN.test(kana)) return own;
      const begun = BEGINS.test(text.slice(0, at));
      return GRAMMAR.test(kana) || (begun && ENDED.test(kana)) ? toHiragana(kana) : own;
    })
    // No word from abroad has it.
    .replaceAll(/ヲ/gu, 'を');
