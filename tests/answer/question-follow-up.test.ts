import { describe, expect, it } from 'vitest';
import { followUp, withoutPersonalData } from '../../src/answer/question.ts';

const after = (...asked: string[]) =>
  asked.flatMap(content => [
    { role: 'user' as const, content },
    { role: 'assistant' as const, content: '令和3年度は1,234件です。' },
  ]);

describe('a question that goes on', () => {
  const target = 'さくら野市の可燃ごみの令和7年度の目標は？';
  it.each<[text: string, whole: string | null]>([
    ['令和8年度は？', 'さくら野市の可燃ごみの令和8年度の目標は？'],
    ['じゃあＲ８だと？', 'さくら野市の可燃ごみのR8の目標は？'],
    ['来年度は？', 'さくら野市の可燃ごみの来年度の目標は？'],
    ['次の年度は？', 'さくら野市の可燃ごみの令和8年度の目標は？'],
    ['前の年度は？', 'さくら野市の可燃ごみの令和6年度の目標は？'],
    ['みなと市では？', 'みなと市の可燃ごみの令和7年度の目標は？'],
    ['厚木は？', '厚木の可燃ごみの令和7年度の目標は？'],
    ['厚木市の令和8年度は？', '厚木市の可燃ごみの令和8年度の目標は？'],
    ['その担当課は？', 'さくら野市の可燃ごみの担当課は？'],
    ['担当はどこの課？', 'さくら野市の可燃ごみの担当課は？'],
    ['実績は？', 'さくら野市の可燃ごみの令和7年度の実績は？'],
    ['それの現状値は？', 'さくら野市の可燃ごみの令和7年度の現状値は？'],
    ['令和6年度の実績は？', 'さくら野市の可燃ごみの令和6年度の実績は？'],
    ['合計すると？', 'さくら野市の可燃ごみの目標を合計するといくら？'],
    ['推移は？', 'さくら野市の可燃ごみの目標の推移は？'],
    ['もっと詳しく', 'さくら野市の可燃ごみの内容を詳しく教えて'],
    ['その課題は？', 'さくら野市の可燃ごみの課題は?'],
    ['課題は？', 'さくら野市の可燃ごみの課題は?'],
    ['いつから？', 'さくら野市の可燃ごみはいつから?'],
    ['他には？', 'さくら野市の可燃ごみの取組を全部教えて'],
    ['不燃ごみは？', '不燃ごみの令和7年度の目標は？'],
    ['図書館の貸出冊数の令和7年度の目標は何冊ですか？', null],
    ['図書館の担当課を教えてください', null],
    ['ありがとう', null],
    ['🙂', null],
  ])('%s → %s', (text, whole) => {
    expect(followUp(after(target), text)).toBe(whole);
  });

  it.each<[before: string, text: string, whole: string]>([
    ['基本方針2の効果見込額を挙げて', '合計すると？', '基本方針2の効果見込額を合計するといくら？'],
    ['厚木市の(2)④の令和6年度の目標は', 'みなと市では？', 'みなと市の令和6年度の目標は'],
    [
      'さくら野市の講座の令和6年度から令和9年度の目標は',
      '合計は？',
      'さくら野市の講座の令和6年度から令和9年度の目標を合計するといくら？',
    ],
    [
      'What is the target for waste in Isehara in FY2025?',
      'And in FY2026?',
      'What is the target for waste in Isehara in FY2026?',
    ],
    [
      'What is the target for waste in Isehara in FY2025?',
      'What about Atsugi?',
      'What is the target for waste in Atsugi in FY2025?',
    ],
    ['What is the target for waste in Isehara in FY2025?', 'Which department?', 'which department: waste in Isehara?'],
    ['What is the target for waste in Isehara in FY2025?', 'And the actual?', 'waste in Isehara FY2025 actual?'],
    ['What is the target for parks?', 'And in FY2026?', 'What is the target for parks in FY2026?'],
    ['What is the target for parks?', 'What about Atsugi?', 'What is the target for parks in Atsugi?'],
  ])('after %s, %s', (before, text, whole) => {
    expect(followUp(after(before), text)).toBe(whole);
  });

  it('goes on from a question that went on', () => {
    expect(followUp(after(target, '令和8年度は？'), '実績は？')).toBe('さくら野市の可燃ごみの令和8年度の実績は？');
  });

  it('stands by itself where nothing was asked before', () => {
    expect(followUp([], '令和8年度は？')).toBeNull();
    expect(followUp([{ role: 'assistant', content: 'こんにちは' }], '令和8年度は？')).toBeNull();
  });
});

describe('personal data', () => {
  it.each([
    ['電話は090-1234-5678です', '電話は＊＊＊です'],
    ['０９０１２３４５６７８に', '＊＊＊に'],
    ['０４６３－８２－５１１１', '＊＊＊'],
    ['(046)225-1234へ', '＊＊＊へ'],
    ['+81 90-1234-5678', '＊＊＊'],
    ['1234 5678 9012', '＊＊＊'],
    ['マイナンバーは123456789012です', 'マイナンバーは＊＊＊です'],
    ['１２３４－５６７８－９０１２', '＊＊＊'],
    ['4111-1111-1111-1111', '＊＊＊'],
    ['3782 822463 10005', '＊＊＊'],
    ['taro.y+x@example.co.jp へ', '＊＊＊ へ'],
    ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐへ', '＊＊＊へ'],
  ])('%s → %s', (text, masked) => {
    expect(withoutPersonalData(text)).toBe(masked);
  });

  it.each([
    '事業番号1-101と40-107、3-2-1の令和7年度の目標22,040トン',
    '総額1,419,593千円、2025-03-01まで、Ｒ５～Ｒ９',
    '残高は123456789012円ですか',
    '令和5-9年度、(2)④、2013年度比',
  ])('leaves %s alone', text => {
    expect(withoutPersonalData(text)).toBe(text);
  });
});
