/**
 * Cities and towns that people name without 市, or in kana and Latin letters: the prefecture around the first documents,
 * the wards of Tokyo, and the great cities. Any other is known by its 市 alone. Each with its reading.
 */
export const KNOWN_PLACES: readonly (readonly [name: string, reading: string])[] = `
横浜市 よこはま,川崎市 かわさき,相模原市 さがみはら,横須賀市 よこすか,平塚市 ひらつか,鎌倉市 かまくら,藤沢市 ふじさわ,
小田原市 おだわら,茅ヶ崎市 ちがさき,逗子市 ずし,三浦市 みうら,秦野市 はだの,厚木市 あつぎ,大和市 やまと,伊勢原市 いせはら,
海老名市 えびな,座間市 ざま,南足柄市 みなみあしがら,綾瀬市 あやせ,葉山町 はやま,寒川町 さむかわ,大磯町 おおいそ,二宮町 にのみや,
中井町 なかい,大井町 おおい,松田町 まつだ,山北町 やまきた,開成町 かいせい,箱根町 はこね,真鶴町 まなづる,湯河原町 ゆがわら,
愛川町 あいかわ,清川村 きよかわ,
札幌市 さっぽろ,仙台市 せんだい,さいたま市 さいたま,千葉市 ちば,新潟市 にいがた,静岡市 しずおか,浜松市 はままつ,名古屋市 なごや,
京都市 きょうと,大阪市 おおさか,堺市 さかい,神戸市 こうべ,岡山市 おかやま,広島市 ひろしま,北九州市 きたきゅうしゅう,福岡市 ふくおか,
熊本市 くまもと,金沢市 かなざわ,長野市 ながの,那覇市 なは,鹿児島市 かごしま,長崎市 ながさき,松山市 まつやま,高松市 たかまつ,
奈良市 なら,宇都宮市 うつのみや,前橋市 まえばし,水戸市 みと,甲府市 こうふ,盛岡市 もりおか,八王子市 はちおうじ,町田市 まちだ,
武蔵野市 むさしの,三鷹市 みたか,調布市 ちょうふ,立川市 たちかわ,府中市 ふちゅう,船橋市 ふなばし,柏市 かしわ,川口市 かわぐち,
川越市 かわごえ,所沢市 ところざわ,つくば市 つくば,いわき市 いわき,あきる野市 あきるの,御殿場市 ごてんば,沼津市 ぬまづ,三島市 みしま,
熱海市 あたみ,豊田市 とよた,岐阜市 ぎふ,大津市 おおつ,姫路市 ひめじ,東京 とうきょう,
千代田区 ちよだ,中央区 ちゅうおう,港区 みなと,新宿区 しんじゅく,文京区 ぶんきょう,台東区 たいとう,墨田区 すみだ,江東区 こうとう,
品川区 しながわ,目黒区 めぐろ,大田区 おおた,世田谷区 せたがや,渋谷区 しぶや,中野区 なかの,杉並区 すぎなみ,豊島区 としま,北区 きた,
荒川区 あらかわ,板橋区 いたばし,練馬区 ねりま,足立区 あだち,葛飾区 かつしか,江戸川区 えどがわ
`
  .split(',')
  .map(line => line.trim().split(' '))
  .map(([name = '', reading = '']) => [name, reading] as const);

/** Names that are as often a surname, a word or a part of another place: known only with what follows them. */
export const DOUBTFUL_ALONE: ReadonlySet<string> = new Set(
  '中央 北 港 大井 松田 中井 中野 三浦 大和 荒川 豊田 長野 柏 堺 府中 大田 奈良 二宮 開成 三島 松山 高松 岡山 文京 山北 葉山 さかい'.split(
    ' ',
  ),
);

/** Kana that a question of kana alone may hold by chance: きたく, みなとく, ならし. They count in kanji only. */
export const SHORT_READING = 3;
