/** The invented sheets of the profiles' samples (事務事業評価シート, 進行管理シート) as a real index, with a plan beside one of them. */
import { readFileSync } from 'node:fs';
import type { Profile } from '../../ingest/profile.ts';
import { evaluationSheet } from '../../ingest/profiles/evaluation-sheet.ts';
import { progressSheet } from '../../ingest/profiles/progress-sheet.ts';
import { readText } from '../../ingest/read/text.ts';
import type { Ask } from '../../src/domain/answer.ts';
import type { Fact, Item, Records } from '../../src/domain/records.ts';
import { plan } from '../retrieve/town.ts';
import { openTown } from './open-town.ts';

function parsed(profile: Profile, planId: string): Records {
  const file = `${planId}.txt`;
  const bytes = readFileSync(new URL(`../profiles/${profile.id}/input.txt`, import.meta.url));
  return profile.parse({ file, planId, lines: readText(bytes, file) });
}

/** The plan that follows has an item of the same title, and prints other things of it. */
function planBeside(): Records {
  const of = plan('sakurano-plan', 'さくら野市', 'さくら野市くらし実施計画', [2022, 2023]);
  const source = { file: of.file, lineStart: 1, lineEnd: 9 };
  const item: Item = {
    itemId: 'sakurano-plan:31-205',
    planId: of.planId,
    kind: 'item',
    itemNo: '31-205',
    alsoNos: [],
    title: 'みんなの図書館充実事業',
    departments: ['教育部 図書館課'],
    relatedDepartments: [],
    place: [],
    marks: [],
    links: [],
    source,
  };
  const budget = (fiscalYear: number, value: number): Omit<Fact, 'factId'> => ({
    itemId: item.itemId,
    planId: of.planId,
    metric: '計画事業費',
    kind: 'budget_total',
    fiscalYear,
    valueText: `${String(value)}千円`,
    value,
    unit: '千円',
    source: { ...source, lineEnd: 1 },
  });
  const facts = [budget(2022, 4100), budget(2023, 4200)].map((fact, i) => ({
    factId: `${item.itemId}#${String(i + 1)}`,
    ...fact,
  }));
  const passages = [
    {
      passageId: `${item.itemId}@1`,
      itemId: item.itemId,
      planId: of.planId,
      section: '事業の概要',
      text: '移動図書館で本を貸し出します。',
      fiscalYear: null,
      source,
    },
  ];
  return { plan: of, items: [item], facts, passages, problems: [] };
}

export interface SheetTown {
  ask: Ask;
  close: () => void;
}

export async function openSheetTown(): Promise<SheetTown> {
  const all = [parsed(evaluationSheet, 'sakurano-hyoka'), parsed(progressSheet, 'minato-kaikaku'), planBeside()];
  return openTown(
    'sheets',
    {
      plans: all.map(one => one.plan),
      items: all.flatMap(one => one.items),
      facts: all.flatMap(one => one.facts),
      passages: all.flatMap(one => one.passages),
    },
    2022,
  );
}
