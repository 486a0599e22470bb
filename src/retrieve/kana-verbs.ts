/** Words of everyday talk (話し言葉) that are typed in kana: so short, or so foreign to the corpus, that its words do not tell them apart. */

/** Stem in kana, stem as it is written, the letters that may follow: みなお|し is 見直し. */
const VERBS = [
  'みなお:見直:すしさそ なお:直:すしさそ おわ:終わ:るりっ はじま:始ま:るりっ はじめ:始め:るてたま つかえ:使え:るまな つか:使:うっいわ ひら:開:くいかき あつめ:集め:るてたま しらせ:知らせ:るてたま しらべ:調べ:るてたま',
  'つたえ:伝え:るてたま ふせ:防:ぐいぎ まも:守:るっりら そだて:育て:るてたま たも:保:つっち もうしこめ:申し込め:るま もうしこ:申し込:むんみ おさめ:納め:るてたま うご:動:くいき とめ:止め:るてたま まかせ:任せ:るてたま',
  'きめ:決め:るてたま くば:配:るっりら つく:作:るっりら たべ:食べ:るてたまら はい:入:るっり こわれ:壊れ:るてたま とりかえ:取り替え:るてたま あずか:預か:るっりら はたら:働:くいき かわ:変わ:るっり',
  'ざいりょう:材料:をのはが おかね:お金:をのはがも みち:道:をのがで とち:土地:をのはが',
].flatMap(line =>
  line.split(' ').map(verb => {
    const [reading = '', written = '', next = ''] = verb.split(':');
    return { reading, written, next };
  }),
);
const WRITTEN = new Map(VERBS.map(({ reading, written }) => [reading, written]));
const ANY = VERBS.map(({ reading, next }) => `${reading}(?=[${next}])`).join('|');
/** Only where a word begins: behind anything but kana, or behind a particle of two words at least. */
const STEM = new RegExp(`(?<![ぁ-ゖー])(?:${ANY})|(?<=[ぁ-ゖー]{3}[をがはに])(?:${ANY})`, 'gu');

export const verbsSpelt = (text: string): string => text.replaceAll(STEM, stem => WRITTEN.get(stem) ?? stem);
