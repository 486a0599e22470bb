import { describe, expect, it } from 'vitest';
import { datesEvent, namesThing, stateFits, tenseFits, thingsAsked } from '../../src/answer/cue-fits.ts';
import {
  cueOf,
  sectionFits,
  sectionInFull,
  sectionNamed,
  speaksOf,
  withoutAsking,
  type Cue,
} from '../../src/answer/cue.ts';
import { figuresOf } from '../../src/answer/question/figure-units.ts';

describe('what a question for words waits for', () => {
  it.each<[question: string, cue: Cue | null]>([
    ['池の工事はいつ？', 'when'],
    ['池の工事　年度', 'when'],
    ['池の工事の内容、令和6年度', 'act'],
    ['池の工事はいつの年度', 'when'],
    ['When will the pond open?', 'when'],
    ['池を埋めるのはなんでやねん', 'why'],
    ['池の水もれは何で連絡を受けるの', 'means'],
    ['池の水もれを直さないのは何で', 'why'],
    ['池があふれるとどんな不都合があるの', 'trouble'],
    ['池の工事　開始年月', 'when'],
    ['池の何が問題なん？', 'trouble'],
    ['池が濁るのは何が原因？', 'why'],
    ['池をこの先どうしていくの', 'act'],
    ['What are the problems of the pond?', 'trouble'],
    ['What happens to the counter that issues certificates?', 'act'],
    ['池は誰に貸すの', 'who'],
    ['池があるのはどこの公園？', 'where'],
    ['池をどうやって守る？', 'how'],
    ['池は誰のために守る？', 'aim'],
    ['池のことを何を使って知らせる？', 'means'],
    ['池の工事　完了　時期', 'when'],
    ['池で遊ぶ学校はどこじゃろ', 'where'],
    ['いつも水がある池', null],
    ['池を埋めるのはなして', 'why'],
    ['池の計画 始期 終期', 'when'],
    ['池は火事のとき何の役に立つの', 'aim'],
    ['池を直すと何がよくなるの', 'aim'],
  ])('%s', (question, cue) => {
    expect(cueOf(question)).toBe(cue);
  });

  it.each<[question: string, sentence: string, can: boolean]>([
    ['どこの小学校？', '学校のプールが古い。', false],
    ['どこの小学校？', '市内小学校2校で試す。', false],
    ['どこの小学校？', '花岡小学校で試す。', true],
    ['どこと組むの？', '花の会と連携し、池を守る。', true],
    ['どこと組むの？', '花の会が池を守る。', false],
    ['どこと情報交換するの？', '花の会や水の会との情報交換をする。', true],
    ['池を守る市はどこ？', '各市で池を守る。', false],
    ['池を守る市はどこ？', '花岡市で池を守る。', true],
    ['池を使う学校の名前は？', '花岡小学校の池。', true],
    ['対象施設はどこ？', '対象施設を増やす。', false],
    ['いつから？', '令和7年度に始める。', true],
    ['いつから？', '1月から混む。', false],
    ['何月から？', '1月から混む。', true],
    ['誰が？', '水がきれいになる。', false],
    ['誰が？', '花の会が池を守る。', true],
  ])('%s %s', (question, sentence, can) => {
    expect(speaksOf(cueOf(question), sentence, question)).toBe(can);
  });

  it('is told by certain sections', () => {
    expect([sectionFits('why', '現状と課題'), sectionFits('why', '目指す姿'), sectionFits(null, '課題')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is told by the section that is named in full, and not in a title', () => {
    expect(sectionInFull('池の有効性の評価は', '有効性', '池の手入れ')).toBe(true);
    expect(sectionInFull('有効性の調査の課題は', '有効性', '有効性の調査')).toBe(false);
    expect(sectionInFull('池の目的は', '目的', '池の手入れ')).toBe(false);
  });

  it('is told by a section that says so', () => {
    expect(sectionNamed('なんで遅れたの', '評価理由')).toBe(true);
    expect(sectionNamed('どんないいことがある', 'その他効果')).toBe(true);
    expect(sectionNamed('所管部長は何と述べているか', '所管部長による総評')).toBe(true);
    expect(sectionNamed('取組の目標は', '取組目標')).toBe(false);
  });

  it('is no part of the subject', () => {
    expect(withoutAsking('池の工事はいつから')).toBe('池の工事');
    expect(withoutAsking('いつ')).toBe('いつ');
    expect(withoutAsking('相談にはどんな種類がある')).toBe('相談');
    expect(withoutAsking('研修を四つ')).toBe('研修を');
  });
});

describe('what an answer must name', () => {
  it.each<[question: string, things: string[]]>([
    ['池の会の会長は誰ですか', ['会長']],
    ['池の休園日はいつですか', ['休園日']],
    ['池を守る会社の名前は？', ['会社']],
    ['池は何曜日に開く？', ['曜日']],
    ['池の課題は何ですか', []],
    ['池の水の色は？', ['色']],
    ['池に売店はありますか', ['売店']],
    ['池の曲は何という曲？', ['曲']],
    ['池を市は何か手伝うの？', []],
    ['池を誰に貸すの？', []],
    ['池を調べる方式を教えて、平塚は。', []],
    ['池の関連計画の計画名は？', []],
    // The sort of the answer, and not the thing.
    ['池の協定を結ぶ相手は誰ですか', []],
    ['池を見られるサービスの名前は？', []],
  ])('%s', (question, things) => {
    expect(thingsAsked(question)).toEqual(things);
  });

  it('stands in the text, or is held by a word of two letters at least', () => {
    expect(namesThing('会長', '池の会の会長', [])).toBe(true);
    expect(namesThing('会長', '池の会', ['会'])).toBe(false);
    expect(namesThing('運用開始', '池', ['開始'])).toBe(true);
    expect(namesThing('運用開始', '池', ['運用'])).toBe(false);
  });
});

describe('state and tense', () => {
  it.each<[question: string, planned: string, fits: boolean]>([
    ['いつ始まる？', '運用開始', true],
    ['いつ始まる？', '運用開始に向けた検討', false],
    ['いつ終わる？', '工事完了', true],
    ['いつ終わる？', '着手', false],
    ['池の券を試すのは何年度', '・池の券に向けて、実証実験を行う。', true],
    ['池の券を試すのは何年度', '・池の券の実証実験に向けた調査', false],
  ])('%s %s', (question, planned, fits) => {
    expect(stateFits(question, planned)).toBe(fits);
  });

  it.each<[question: string, section: string, sentence: string, fits: number]>([
    ['今いくつある？', '現状と課題', '現在7基ある。', 1],
    ['今いくつある？', '年次計画', '5基を置く。', -1],
    ['いつ見直された？', '目指す姿', '見直されている。', -1],
    ['いつ見直す？', '目指す姿', '見直している。', 0],
  ])('%s %s', (question, section, sentence, fits) => {
    expect(tenseFits(question, section, sentence)).toBe(fits);
  });
});

describe('figures of a sentence', () => {
  it.each<[sentence: string, counter: string | null, figures: string[]]>([
    ['延べ１０社から1,080万円', '企業', ['10社']],
    ['延べ１０社から1,080万円', '円', ['1,080万円']],
    ['市内13か所のうち4箇所', '箇所', ['13か所', '4箇所']],
    ['令和6年4月に第3期を始める', null, []],
    ['300時間を減らす', '時間', ['300時間']],
    ['14店舗から', '店', ['14店舗']],
  ])('%s %s', (sentence, counter, figures) => {
    expect(figuresOf(sentence, counter)).toEqual(figures);
  });
});

describe('the date of an event', () => {
  it.each<[question: string, sentence: string, dates: boolean]>([
    ['池の工事はいつ始まる？', '4月：池の設計 10月：池の工事着手', true],
    ['池の工事はいつ始まる？', '4月：池の設計 10月：池の工事予算算定', false],
    ['池の清掃はいつから？', '令和7年4月から池の清掃ができるように準備する。', true],
    ['池の工事はいつ始まる？', '令和7年4月から池で遊べる。', false],
    ['池の契約はいつ結んだ？', '8月：池の契約', true],
  ])('%s %s', (question, sentence, dates) => {
    expect(datesEvent(question, sentence, ['池の', '工事', '清掃', '契約'])).toBe(dates);
  });
});
