/** Records of an invented plan, for tests of answers that need no index. */
import type { Fact, Item, Passage, Plan } from '../../src/domain/records.ts';

export const plan: Plan = {
  planId: 'sakurano',
  city: 'さくら野市',
  planTitle: '第６次行政改革プラン（令和６年度見直し）',
  family: 'reform-plan',
  fiscalYears: [2024, 2026],
  publisher: null,
  url: null,
  published: null,
  file: 'sakurano.txt',
};
export const otherPlan: Plan = {
  ...plan,
  planId: 'minato',
  city: 'みなと市',
  planTitle: '総合計画 事業プログラム',
  file: 'minato.txt',
};
export const plans = [plan, otherPlan];

export const item: Item = {
  itemId: 'sakurano:(2)④',
  planId: 'sakurano',
  kind: 'item',
  itemNo: '(2)④',
  alsoNos: [],
  title: '可燃ごみの削減',
  departments: ['環境部 ごみ対策課'],
  relatedDepartments: [],
  place: [],
  marks: [],
  links: [],
  source: { file: 'sakurano.txt', lineStart: 10, lineEnd: 60 },
};

let count = 0;
export function fact(details: Partial<Fact> & Pick<Fact, 'kind' | 'valueText'>): Fact {
  count++;
  return {
    factId: `${item.itemId}#${String(count)}`,
    itemId: item.itemId,
    planId: item.planId,
    metric: '可燃ごみの排出量',
    fiscalYear: null,
    value: Number(details.valueText.replaceAll(/[^\d.]/gu, '')),
    unit: '',
    source: { file: 'sakurano.txt', lineStart: 10 + count, lineEnd: 10 + count },
    ...details,
  };
}

export const passage: Passage = {
  passageId: `${item.itemId}@1`,
  itemId: item.itemId,
  planId: item.planId,
  section: '課題',
  text: '・水切りが広まっていない。・紙の分別に取り組む店は30店にとどまる。',
  fiscalYear: null,
  source: { file: 'sakurano.txt', lineStart: 50, lineEnd: 51 },
};
