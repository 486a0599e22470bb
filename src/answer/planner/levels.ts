/** Headings of a level, asked for by how many they are: 五つの基本方針, 5つの力. */
import type { Tools } from '../../tools/index.ts';
import type { Draft } from '../draft.ts';
import type { Question } from '../question.ts';
import { groupsOf, planList } from './groups.ts';

/** 「五つの基本方針を示して」「『力』って5つあるらしいけど何」: the headings of a level, by how many they are. */
const NUMBER = '(?:[2-9]|10|[二三四五六七八九十])';
const LEVEL = String.raw`[「『]?([\p{Script=Han}\p{Script=Katakana}ー]{1,8})[」』]?`;
const COUNTED_LEVEL = new RegExp(
  `(${NUMBER})(?:つ|本)?の${LEVEL}|${LEVEL}(?:って|は|が|には|に)?、?(${NUMBER})(?:つ|本)`,
  'u',
);
/** What may stand beside it in a question for nothing else. */
const BESIDE_LEVEL =
  /計画|プラン|って|らしい|けど|ある|あるらしい|ありますが|について|それぞれ|名前|名称|内容|[\p{P}\s\p{Script=Hiragana}]/gu;

export async function planLevel(question: Question, tools: Tools): Promise<Draft | null> {
  const plain = question.text.normalize('NFKC');
  const [piece = '', ...names] = COUNTED_LEVEL.exec(plain) ?? [];
  const [number, name] = names[0] === undefined ? [names[3], names[2]] : [names[0], names[1]];
  if (number === undefined || name === undefined || question.itemNos.length > 0) return null;
  const rest = question.about.normalize('NFKC').replace(piece, '').replaceAll(BESIDE_LEVEL, '');
  if (rest.replaceAll(name, '').length > 2) return null;
  const text = `${number}つの${name}`;
  const { levels } = await groupsOf({ ...question, text }, tools);
  if (levels.length === 0) return null;
  return planList({ ...question, text, about: name, operation: 'list', everything: true }, tools);
}

const WITHIN =
  /(?:施策|基本(?:方針|政策|目標)|重点目標|推進項目|区分|リーディングプロジェクト)(?:は|って|を)、?(?:何|なに|なん|どれ|どんな|教え|[?？])/u;

/** 「『安心力』の施策は何」: the headings of a level that lie in the part that is named; of an item its own part is asked. */
export async function planLevelWithin(question: Question, tools: Tools): Promise<Draft | null> {
  if (!WITHIN.test(question.text) || question.itemNos.length > 0) return null;
  const { levels, groups } = await groupsOf(question, tools);
  const [level, other] = levels;
  const named = groups.filter(({ by, name }) => by === 'place' && !name.includes(level?.label ?? ''));
  if (!level || other || named.length === 0 || named.some(({ planId }) => planId !== level.planId)) return null;
  const draft = await planList(
    { ...question, operation: 'list', noun: level.label, kinds: [], everything: true },
    tools,
  );
  return draft.status === 'answered' ? draft : null;
}
