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
