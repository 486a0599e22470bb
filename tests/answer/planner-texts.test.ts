import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planAnswer } from '../../src/answer/planner.ts';
import { quoteWithFigure, quoteWithYear } from '../../src/answer/planner/prose.ts';
import { meansItem } from '../../src/answer/planner/text-items.ts';
import { openTextTown, type TextTown } from './text-town.ts';

let town: TextTown;
beforeAll(async () => {
  town = await openTextTown();
});
afterAll(() => {
  town.close();
});

type Expected = [status: string, says: RegExp, not?: RegExp];

describe('questions for words', () => {
  it.each<[question: string, ...Expected]>([
    // When: the year at which the milestone stands; what prepares it is another year.
    ['さくら野市で生ごみの分別収集が始まるのは何年度？', 'answered', /令和8年度.*分別収集の開始/u, /実証実験/u],
    ['さくら野市の電子申請はいつから使えるようになりますか', 'answered', /令和7年度.*運用開始/u, /方針の策定/u],
    ['みなと市の灯台広場の工事はどの年度？', 'answered', /令和7年度[\s\S]*灯台広場の工事/u],
    // A cell that is carried on begins where it is printed first.
    ['さくら野市の水切りの呼びかけはいつから？', 'answered', /令和6年度/u, /令和8年度/u],
    // Of two plans, both.
    ['電子申請の運用はいつから始まる？', 'ambiguous', /みなと市.*令和8年度[\s\S]*さくら野市.*令和7年度/u],
    // Of a year, what is planned for it, not a value of the same item.
    ['さくら野市の生ごみの分別収集、令和7年度はどうなる？', 'answered', /実証実験/u, /世帯/u],
    ['さくら野市の生ごみの分別収集、令和8年度', 'answered', /分別収集の開始/u, /世帯/u],
    ['さくら野市の生ごみの分別に加わる家、令和8年度', 'answered', /300世帯/u],
    // A year that no plan covers, but a sentence names.
    ['さくら野市で令和3年4月から給食調理の委託を試行している学校名は？', 'answered', /花岡小学校、海辺小学校/u],
    ['さくら野市の給食調理の委託は令和2年度にどうなった？', 'not_found', /令和2年度/u, /花岡/u],
    // Why and what is the matter: the section that says it.
    ['さくら野市が給食調理を委託するのはなんで？', 'answered', /職員の退職に伴い/u],
    ['さくら野市の生ごみの資源化、何が問題なん？', 'answered', /焼却炉の老朽化/u],
    // Who, where: a sentence with such a name.
    ['さくら野市は生ごみの堆肥を誰に引き渡しているの？', 'answered', /みどり農業協同組合/u],
    ['みなと市は灯台公園の広場をどこと連携して直しますか', 'answered', /海風商工会と連携/u],
    // Names in brackets, counted; what a month had; a reason of what would be money elsewhere.
    [
      'みなと市と体育館を相互に使っている近隣の市や町はいくつ？',
      'answered',
      /3市町[\s\S]*あおば市[\s\S]*みどり町[\s\S]*うみ村/u,
    ],
    ['みなと市の体育館の友の会の加入団体、令和5年6月はいくつ？', 'answered', /17団体/u, /30/u],
    // A figure that stands only in prose.
    ['さくら野市の生ごみを運ぶ拠点は何か所？', 'answered', /12か所/u, /世帯/u],
    // A figure of the yearly plan is nearer than that of an indicator; what 何本 counts may be printed otherwise.
    ['さくら野市の歩道橋の点検、令和7年度は何橋？', 'answered', /40橋/u, /3橋/u],
    ['さくら野市の歩道橋の点検って令和8年度は何本やるの？', 'answered', /41橋/u, /6橋/u],
    ['さくら野市で補修した歩道橋の数、令和7年度は何橋？', 'answered', /3橋/u, /40橋/u],
    ['さくら野市の歩道橋の補修の必要数（平成27年度時点）は何橋ですか', 'answered', /52橋/u],
    // Nor does an indicator answer for a row that prints no figure.
    ['さくら野市の見守り隊の研修、令和7年度は何人？', 'not_found', /子どもの安全/u, /350人/u],
    // What was done is not told by what is planned; what cannot be added up may stand in print.
    ['さくら野市の歩道橋の点検、令和7年度は実際に何橋だった？', 'not_found', /歩道橋/u, /40橋/u],
    ['さくら野市で生ごみの堆肥を売る店は合わせて何店舗？', 'answered', /14店舗/u],
    // Two cities in one title are not set against each other.
    ['さくら野市とみなと市の共同火葬場、運用開始はいつ？', 'answered', /令和8年度.*火葬場の運用開始/u],
    // What an item does not say is not answered by whatever it says.
    ['さくら野市で生ごみの堆肥を引き渡している組合はどこ？', 'answered', /みどり農業協同組合/u],
    ['さくら野市の生ごみの堆肥を使う大学はどこ？', 'not_found', /生ごみ/u],
    ['さくら野市の電子申請を　受け持つ課は　どこですか', 'answered', /総務部 情報課/u],
    ['さくら野市の生ごみの資源化は何を目指しているの？', 'answered', /生ごみ/u, /目標値/u],
    ['さくら野市の給食調理の委託の会長は誰ですか', 'not_found', /給食調理の委託/u, /花岡/u],
    ['さくら野市の水切りの呼びかけは誰がしますか', 'not_found', /生ごみ/u, /広報紙/u],
    ['さくら野市の電子申請の休止日はいつですか', 'not_found', /電子申請/u, /運用開始/u],
    ['(1)②は補助金をどこの団体に渡していますか', 'not_found', /給食調理の委託/u, /花岡/u],
    ['さくら野市の生ごみの堆肥の色は？', 'not_found', /生ごみ/u],
    ['さくら野市の生ごみを運ぶ拠点は何軒？', 'not_found', /生ごみ/u],
    ['さくら野市の生ごみの分別収集で一番困っていることは何ですか', 'not_found', /生ごみ/u],
    ['さくら野市の生ごみの堆肥は何円で買えますか', 'not_found', /生ごみ/u],
    // Who does it, who heads it, and a value asked in the same breath.
    ['渡し船の運航の担当課と課長は？', 'answered', /港湾課[\s\S]*浜田/u],
    ['みなと市の灯台公園の再生の担当課と令和8年度の目標値は？', 'answered', /港湾課[\s\S]*900人/u],
    // Who does it in either city, though the titles differ.
    ['電子申請の担当はどこの課？', 'ambiguous', /(?=[\s\S]*みなと市)(?=[\s\S]*さくら野市)/u],
    ['さくら野市の電子申請の担当はどこの課？', 'answered', /総務部 情報課/u, /みなと市/u],
    ['渡し船の運航を受け持つ課は？', 'answered', /担当は、「港湾課」/u],
    ['みなと市の灯台公園の再生の担当課及び令和7年度の年次計画を示されたい', 'answered', /灯台広場の工事[\s\S]*港湾課/u],
    // A field by its name, whatever value or schedule its name resembles.
    ['渡し船の運航の主な対象は？', 'answered', /島民・釣り客/u, /足を守る/u],
    ['9-1 予算事業名', 'answered', /渡船運航費/u, /千円/u],
    ['渡し船の運航の課等の長の氏名を確認したい', 'answered', /浜田/u],
    // A grade with what was written beside it.
    ['渡し船の運航の実施水準はA・B・Cのどれ？理由は？', 'answered', /Ｂ[\s\S]*同じ回数/u, /足を守る/u],
    // In which month, of the part of the schedule that speaks of it, with its year.
    ['みなと市の灯台広場の工事はいつ始まる？', 'answered', /令和7年度[\s\S]*9月/u],
    // What one text enumerates is quoted, where no items are asked for.
    ['みなと市の灯台公園の広場に置く設備を四つ挙げて', 'answered', /ベンチ、花壇、水飲み場、時計/u, /関わる/u],
    ['みなと市の灯台公園の広場にはどんなものが置かれる？', 'answered', /ベンチ、花壇、水飲み場、時計/u],
    ['みなと市の灯台公園の広場に置く車の種類は何ですか', 'not_found', /灯台公園/u, /ベンチ/u],
    ['みなと市の灯台公園の広場に置くベンチのメーカーはどこですか', 'not_found', /灯台公園/u, /花壇/u],
    ['みなと市の灯台公園の広場で遊ぶ学校はどこですか', 'not_found', /灯台公園/u, /花壇/u],
    // A place that no word gives away: what is planned for the year names it.
    ['さくら野市の生ごみの分別収集、令和7年度はどこの番？', 'answered', /実証実験/u],
    // Two things in one breath.
    ['さくら野市の電子申請の運用開始はいつで、どこの課？', 'answered', /情報課[\s\S]*令和7年度/u],
    // What shall become of it is no value.
    ['さくら野市の生ごみの資源化は、最後はどんな姿をめざすの？', 'answered', /燃やさずに生かすまち/u, /世帯/u],
    ['渡し船の運航の実施水準の評価区分と、その理由は？', 'answered', /「Ｂ」[\s\S]*「実施水準」/u],
    // Of the plan itself: its period, a word of its own; where an item stands in it.
    ['さくら野市行政改革プランの計画期間は？', 'answered', /令和6年度から令和8年度まで/u],
    ['さくら野市行政改革プランって、いつからいつまでの計画？', 'answered', /令和6年度から令和8年度まで/u],
    ['さくら野市の広報でいう「丸活」って、どういう意味？', 'answered', /捨てずに使い切る/u],
    ['みなと市の3-2は、基本目標のどれに位置付けられていますか', 'answered', /海と生きるまち/u],
    ['みなと市の灯台公園の再生は、どの基本目標に入っていますか', 'answered', /海と生きるまち/u],
    // Money and results are spoken of, and words are asked for.
    ['さくら野市で給食を作るのにお金がかかるとかで、委託したわけは何？', 'answered', /職員の退職に伴い/u, /千円/u],
    // A row of the yearly plan may be called by the name that is asked for.
    ['みなと市が公社から買い戻す施設は、どこの小学校？', 'answered', /波風小学校[\s\S]*岬町小学校/u],
    // Who is in charge, by whatever is done.
    ['さくら野市の電子申請を直してくれるのは市役所のどこ？', 'answered', /総務部 情報課/u],
  ])('%s', async (question, status, says, not) => {
    const answer = await town.ask({ question });
    expect([answer.status, answer.answer]).toEqual([status, expect.stringMatching(says)]);
    expect(answer.answer).not.toMatch(not ?? /(?!)/u);
  });

  it('tells what the text says, where the words were read as a computation and no value is asked for', async () => {
    const asked = await town.understood('さくら野市の生ごみの資源化は、何の減収につながる？');
    const draft = await planAnswer({ ...asked, operation: 'difference' }, town.tools);
    expect(draft.status).toBe('answered');
    expect(await planAnswer({ ...asked, operation: 'first_year' }, town.tools)).toMatchObject({ status: 'not_found' });
  });

  it('repeats no figure of the question', async () => {
    const { status, answer } = await town.ask({ question: 'さくら野市の生ごみに関する取組を三つ挙げて' });
    expect([status, answer]).toEqual(['answered', expect.not.stringContaining('三')]);
  });

  it('says the year of what is quoted, where the section does not', async () => {
    const { answer } = await town.ask({ question: 'みなと市の灯台広場の工事着手は何月？' });
    expect(answer).toMatch(/「工程」に、令和7年度（2025年度）のこととして、/u);
  });

  it('quotes a few sentences of the text, verbatim', async () => {
    const { citations } = await town.ask({ question: 'さくら野市は生ごみの堆肥を誰に引き渡しているの？' });
    expect(citations.slice(0, 1).map(({ field, quote }) => [field, quote])).toEqual([
      ['text', '堆肥は、みどり農業協同組合に引き渡している。集めた生ごみは市内12か所の拠点に運ぶ。'],
    ]);
  });
});

describe('what stands only in prose, for questions for a value', () => {
  it('is a sentence that names the year outside the plan', async () => {
    const asked = await town.understood('さくら野市で令和3年4月から委託を試行している小学校は？');
    expect(await quoteWithYear(asked, town.tools)).toMatchObject({
      status: 'answered',
      blocks: [{ form: 'quote', quote: expect.stringContaining('令和3年4月') as string }],
    });
    expect(await quoteWithYear({ ...asked, fiscalYears: [2020] }, town.tools)).toBeNull();
    expect(await quoteWithYear({ ...asked, fiscalYears: [2025] }, town.tools)).toBeNull();
    // Who asks for a figure is not served by a sentence without one that is counted so.
    expect(await quoteWithYear({ ...asked, wants: 'value', counter: '円' }, town.tools)).toBeNull();
  });

  it('is a sentence or a row that prints a figure counted as asked', async () => {
    const asked = await town.understood('さくら野市の生ごみを運ぶ拠点は何か所？');
    const found = await quoteWithFigure(asked, town.tools);
    expect(found?.strength).toBeGreaterThan(0.5);
    expect(JSON.stringify(found?.draft)).toContain('12か所');
    expect(await quoteWithFigure({ ...asked, counter: '人' }, town.tools)).toBeNull();
    const shops = { ...asked, about: '堆肥', text: '堆肥を売る店は何軒？', counter: null };
    expect(JSON.stringify((await quoteWithFigure(shops, town.tools))?.draft)).toContain('14店舗');
    expect(await quoteWithFigure({ ...asked, counter: null, text: 'どんな拠点？' }, town.tools)).toBeNull();
  });
});

describe('which item is meant', () => {
  it.each<[why: string, one: { coverage: number; score: number }, next: number, meant: boolean]>([
    ['it holds half of the subject', { coverage: 0.5, score: 0.1 }, 0.9, true],
    ['described in other words, it stands alone in the search', { coverage: 0.25, score: 0.7 }, 0.4, true],
    ['the search puts it first', { coverage: 0.3, score: 0.6 }, 0.55, true],
    ['others are before it', { coverage: 0.3, score: 0.6 }, 0.65, false],
    ['others are near it, and it holds little', { coverage: 0.25, score: 0.6 }, 0.55, false],
    ['words and meaning agree on it', { coverage: 0.22, score: 0.45 }, 0.38, true],
    ['they agree on another as well', { coverage: 0.22, score: 0.45 }, 0.41, false],
    ['it is first of what is all far', { coverage: 0.35, score: 0.2 }, 0.05, false],
    ['it leads, but holds next to nothing', { coverage: 0.1, score: 0.9 }, 0.1, false],
  ])('%s', (_, one, next, meant) => {
    expect(meansItem(one, [{ score: next }])).toBe(meant);
  });
});
