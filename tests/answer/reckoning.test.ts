import { describe, expect, it } from 'vitest';
import { inPlainWords, understand, type Operation } from '../../src/answer/question.ts';

const operationOf = (text: string): Operation =>
  understand(inPlainWords(text), {
    plans: [],
    scope: { rest: inPlainWords(text), cities: [], planIds: [], departments: [], fiscalYears: [] },
  }).operation;

describe('what is to be computed, however it is put', () => {
  it.each<[operation: Operation, asked: string]>([
    ['difference', 'ベンチの設置数の目標は令和5年度から令和9年度までに何台積み増すの？'],
    ['difference', 'ベンチの設置数の目標、2023年度と2027年度を比べたら何台アップするんですかね'],
    ['difference', 'ベンチの設置数の目標、R9はR5よりいくつ上？'],
    ['difference', 'ベンチの目標、令和5年度から令和9年度までの上積み分を教えて'],
    ['difference', 'ベンチの目標、令和5年度と令和9年度で何台の開き？'],
    ['difference', 'ごみの目標量、令和5年度→令和9年度で何トン落とすんですか'],
    ['difference', '令和9年度の目標額から令和5年度の分を差し引いたらいくらになる？'],
    ['difference', 'ベンチの設置数の目標、令和9年度マイナス令和5年度は？'],
    ['difference', '講座の回数は2021年度の目標から次の年度に何回上乗せしてあったんですか'],
    ['difference', '経費は令和４年度に前年度からどれだけ減少するか'],
    ['sum', '講座の回数の目標、令和5から9まで全部ひっくるめて何回'],
    ['sum', '講座の回数の目標、令和3年度からの5か年で計何回'],
    ['sum', '講座の回数の目標、令和3年と4年あわせて何回'],
    ['sum', '講座とベンチの効果見込額、両方でいくら？'],
    ['sum', '推進項目(8)の令和9年度の効果見込額の総額は'],
    ['average', '講座の回数の目標、令和5から9までの平均だと1年あたり何回？'],
    ['average', '講座の回数の目標を令和3年度から令和7年度で均したら年に何回'],
    ['min', '債権で令和4年度の収納率がワーストなのは'],
    ['min', '債権のうち収納率が最低であったものの名称と、その率を御回答ください'],
    ['max', '「活力」の主な事業でいちばんお金をかけるのは何ていうので、おいくら千円なの？'],
    ['max', '「活力」の事業で予算がいちばん張るのはどれですか'],
    ['max', '土地の処分の効果見込額、ピークは何年度'],
    ['first_year', '申請数の目標が2万2千件を突破するのは何年度'],
    ['first_year', '申請数の目標が2万件以上になる最初の年'],
    ['compare', '2022年度に催し物を多くやる計画なのは東町か西町か'],
    ['compare', '令和3年と4年あわせた事業費だと、橋と庁舎でお金を食うのはどっち'],
    ['compare', '東町の催しと西町の催しを突き合わせると'],
    ['difference', '国保と介護の収納率は何ポイント違う？令和4年度'],
    ['rank', '効果見込額が大きい方から3番目は'],
  ])('%s: %s', (operation, asked) => {
    expect(operationOf(asked)).toBe(operation);
  });

  it.each<[operation: Operation, asked: string, reason: string]>([
    ['value', 'スキルアップの研修は令和5年度に何回', 'アップ within a name'],
    ['value', 'ごみを令和9年度に何トンに抑える目標か', 'what is to be reached, and not what is saved'],
    ['value', '令和5年度の講座の回数、目標をまとめて教えて', 'まとめて that adds nothing'],
    ['value', '令和7年度までに何業務を改善するつもり？', 'work that is improved, and no figure'],
    ['value', '講座とベンチをまとめて公募するとは、何年度から何年度までの管理者？', 'まとめて beside a year'],
    ['value', '改革本部のトップは誰がやるの？', 'who is at the top'],
    ['value', '広告でいまどのくらい稼いでるの？病院もあわせた額で', 'what the sum holds already'],
    ['value', '市民トップセールスは令和5年度に何回', 'トップ within a name'],
  ])('%s: %s (%s)', (operation, asked) => {
    expect(operationOf(asked)).toBe(operation);
  });
});
