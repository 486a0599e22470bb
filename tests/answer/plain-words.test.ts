import { describe, expect, it } from 'vitest';
import { inPlainWords } from '../../src/answer/question.ts';
import { counterOf } from '../../src/answer/question/counter.ts';

describe('the words that a question is put with, as everybody writes them', () => {
  it.each<[asked: string, plain: string, reason: string]>([
    ['ぶらんこの もくひょうは なんだい？', 'ぶらんこの 目標は 何台？', 'in kana with blanks'],
    ['れいわ５ねんどはなんぱーせんとがもくひょうですか', 'れいわ５年度は何%が目標ですか', 'in kana without any'],
    ['よさんは　２ねんかんで　なんぜんえん', '予算は　２年間で　何千円', 'money and a span'],
    [
      'かだんの じぎょうは なにか が やってるの',
      'かだんの じぎょうは 何課 が やってるの',
      'a department in its last letter',
    ],
    ['ぶらんこを しょかんする かは どこ', 'ぶらんこを しょかんする 課は どこ', 'the same behind 所管する'],
    ['花壇はなん基増えたか', '花壇は何基増えたか', 'a counter in kanji behind なん'],
    ['としょかんの ほん', 'としょかんの ほん', 'と is no particle here'],
    ['券が出る機械なんかを置く', '券が出る機械なんかを置く', 'なんか that asks nothing'],
    ['何処に何時迄あるか', 'どこに何時まであるか', 'words of grammar in kanji'],
    ['花壇　ﾉ　数　ﾊ　ｲｸﾂ？', '花壇　の　数　は　いくつ？', 'a telegram'],
    ['ﾌﾗﾜｰ　ﾂﾃ　何ﾉ事？', 'ﾌﾗﾜｰって　何のこと？', 'a telegram between kanji'],
    ['当方、議員です。花壇の項目は？', '花壇の項目は？', 'who asks'],
    ['花壇ヲ掲ゲル項目', '花壇を掲げる項目', 'a telegram without any hiragana'],
    ['花壇ヲ巡ルツアー', '花壇を巡ルツアー', 'a word of its own in katakana'],
    ['報告ｦ受ｹﾙ機関ﾊ何ﾄｲｳ？', '報告を受ける機関は何という？', 'a telegram in half width'],
    ['可燃ｺﾞﾐ　目標', '可燃ｺﾞﾐ　目標', 'a word of its own in half width'],
    ['始まるのは何月何ﾆﾁ？', '始まるのは何月何日？', 'a day in half width'],
    ['市営バス 項目', '市営バス 項目', 'no telegram'],
    ['指標は幾つか', '指標はいくつか', 'いくつ in kanji'],
    ['新規はなに項目？', '新規は何項目？', 'なに before a counter'],
    ['丸2の花壇、丸1年', '②の花壇、丸1年', 'a circled number in words'],
    ['一億円を超え、五千万円、三百万円、百万円', '1億円を超え、5000万円、300万円、百万円', 'money in kanji'],
    ['【花壇とベンチ】の項目', '「花壇とベンチ」の項目', 'a name in other brackets'],
    ['施策2がら4まで', '施策2から4まで', 'a span at home'],
    ['花壇はいま何権？', '花壇はいま何件？', 'a slip that sounds alike'],
  ])('%s → %s (%s)', (asked, plain) => {
    expect(inPlainWords(asked)).toBe(plain);
  });

  it.each<[asked: string, plain: string, reason: string]>([
    ['花壇、なして減ったんだべ？', '花壇、なぜ減ったの？', '東北'],
    ['公園のベンチば何台置くとね？', '公園のベンチを何台置くの？', '九州, ば for を'],
    ['今の花壇だば何基さなるんだべか', '今の花壇は何基になるの', '東北, さ for に'],
    ['どげな取組しよっと？', 'どんな取組している？', '九州'],
    ['駐輪場、どないすんの', '駐輪場、どうするの', '関西'],
    ['協定ば結んどる町はどごどごだべ', '協定を結んでいる町はどことどこ', 'どごどご'],
    ['花壇は何基だがや', '花壇は何基ですか', '名古屋'],
    ['花壇の名前は何じゃろか', '花壇の名前は何ですか', '広島'],
    ['ベンチ、なんぼ増やすんかいのう', 'ベンチ、なんぼ増やすの', 'old people'],
    ['ベンチば何台置くとですか', 'ベンチを何台置くの', 'polite 九州'],
    ['花壇さ載ってる町は何本あんだべ', '花壇に載ってる町は何本あるの', 'る lost before ん'],
    ['いつの話だべさ', 'いつの話', 'behind a noun'],
    ['何基だったんだべ', '何基だったの', 'what is past stays past'],
    ['ベンチの件でな、予算はなんぼなん', 'ベンチの件で、予算はいくらなん', 'a pause, and money'],
    ['全部教えてつかぁさい', '全部教えてください', 'what is begged for'],
    ['何台まで増やすの', '何台まで増やすの', 'a verb that begins like an ending'],
    ['いくら使うのかな', 'いくら使うのかな', 'what everybody says'],
    ['公園の取組ば、ぜーんぶ教えてくれんね', '公園の取組を、全部教えてください', 'a stretched vowel'],
    ['緑課さんがしてはる花壇、どんなんがあるん', '緑課がしている花壇、どんなのがあるん', '課さん, どんなん'],
    ['進んどる分野ちゃ、何と何ね？', '進んでいる分野は、何と何？', '北陸, ちゃ for は'],
    ['選ばれた人と遊ばせる場', '選ばれた人と遊ばせる場', 'verbs that have ば of their own'],
    ['長さを書いた', '長さを書いた', 'さ that makes a noun'],
    ['花壇とベンチは各何基', '花壇とベンチはそれぞれ何基', 'each of them'],
    ['花壇とベンチ、いくつといくつ', '花壇とベンチ、それぞれいくつ', 'one number each'],
    ['ベンチでなんぼちゃうん？', 'ベンチでなんぼ違う？', '関西, what differs'],
    ['役場で働く人の数', '職員の数', 'who works there'],
    ['目標と実績を並べると？', '目標と実績を並べると？', 'と that sets a condition'],
    ['花壇の世話をお願いする団体はどちらでございますか', '花壇の世話をお願いする団体はどこですか', 'polite どこ'],
    ['花壇は、みなと市のどちらの課が手入れするのか', '花壇は、みなと市のどの課が手入れするのか', 'polite どの'],
    ['ベンチにはどちらで取れた木を使いますか', 'ベンチにはどこで取れた木を使いますか', 'polite どこ of a place'],
    ['花壇とベンチとでは、どちらが多いですか', '花壇とベンチでは、どちらが多いですか', 'one of two'],
    ['新しいのは花壇か、ベンチか、どちらですか', '新しいのは花壇とベンチで、どちらですか', 'one of two by か'],
    ['みなと市とあおば市のどちらですか', 'みなと市とあおば市のどちらですか', 'one of two cities'],
  ])('%s → %s (%s)', (asked, plain) => {
    expect(inPlainWords(asked)).toBe(plain);
  });
});

describe('courtesies', () => {
  it.each<[asked: string, plain: string, reason: string]>([
    [
      'こんにちは。港町市民の者です。\n花壇は\n何基ですか？よろしくお願いします。',
      '花壇は何基ですか？',
      'who asks is no city asked of',
    ],
    ['花壇は何基？？🌷', '花壇は何基？', 'emoji and marks'],
    ['すみません、教えてほしいのですが、花壇は何基？w', '花壇は何基？', 'what foretells the question'],
    ['港町市民の声は何件ですか', '港町市民の声は何件ですか', '市民 within the question'],
    ['こんにちは', 'こんにちは', 'nothing else'],
  ])('%s → %s (%s)', (asked, plain) => {
    expect(inPlainWords(asked)).toBe(plain);
  });
});

describe('what is compared or added up, in the words of everybody', () => {
  it.each<[asked: string, plain: string, reason: string]>([
    ['令和6年度の額は、花壇と樹木のいずれが大きいか', '令和6年度の額は、花壇と樹木のどちらが大きいか', 'a paper'],
    ['花壇と樹木、どつちが多い？', '花壇と樹木、どっちが多い？', 'a slip'],
    ['花壇の数 R5→R7 増加率', '花壇の数 R5からR7 増加率', 'an arrow between two years'],
    ['花壇の数　現状→Ｒ８　差', '花壇の数　現状からＲ８　差', 'an arrow behind 現状'],
    [
      '50基を上回るのは何年度か、その数と併せてお示しください。',
      '50基を上回るのは何年度か、お示しください。',
      'besides',
    ],
    ['花壇　目標　Ｒ５＋Ｒ６　＝？', '花壇　目標　Ｒ５とＲ６の合計は？', 'plus and equals'],
    ['貸出数（本館+分館）の目標', '貸出数（本館+分館）の目標', 'a + within a name'],
    ['花壇のいずれかの年度', '花壇のいずれかの年度', 'いずれか asks nothing'],
    ['花壇の「目標」はいくつ', '花壇の目標はいくつ', 'a kind in brackets'],
    ['花壇の「実績」の予定は', '花壇の「実績」の予定は', 'a row that is called so'],
  ])('%s → %s (%s)', (asked, plain) => {
    expect(inPlainWords(asked)).toBe(plain);
  });
});

describe('なんぼ', () => {
  it.each<[asked: string, counter: string | null]>([
    ['公園のベンチ、なんぼまで増やすん', null],
    ['花壇の予算はなんぼ', '円'],
    ['花壇になんぼかかるん', '円'],
  ])('%s is counted in %s', (asked, counter) => {
    expect(counterOf(asked)).toBe(counter);
  });
});
