/**
 * The SDGs tables of a plan: a row gives 施策, its title and its goals (`3 すべての人に… 4 …`). The goals become a passage of
 * the 施策 under the table's caption. A converter reads their icons badly, so one number must have one name everywhere.
 */
import { remember, type Model } from './model.ts';
import { tell } from './part.ts';
import { cellProse, type Row } from './rows.ts';

export const isGoalRow = ({ first, cells }: Row) => cells.length > 1 && /^施策\d{1,2}$/u.test(first.key);

/** Reads a row for which `isGoalRow` holds; false where its goals are missing. Without a caption, the last table's holds. */
export function goalRow(model: Model, { no, first, cells }: Row, caption: string | null, section: string): boolean {
  const [, title, ...goals] = cells;
  remember(model, first.key, title?.text ?? '', no);
  if (goals.length === 0) return false;
  const text = goals.map(goal => goal.text).join(' ');
  model.goals.push({ measure: first.key, text, caption: caption ?? model.goals.at(-1)?.caption ?? section, no });
  return true;
}

interface Goal {
  number: string;
  name: string;
}

/** One number, one name, one way and the other. */
export function compareGoals(model: Model): void {
  const goals = model.goals.flatMap(({ text }) => goalsIn(text));
  const differences = [...namings(goals, 'number', 'name'), ...namings(goals, 'name', 'number')];
  const [first, last] = [model.goals[0], model.goals.at(-1)];
  if (differences.length === 0 || !first || !last) return;
  const message = `SDGsの表で、ゴールの番号と名称の組が一通りではありません（${differences.join('、')}）。名称の読み取り誤りのおそれがあります。原本の図を確かめてください。`;
  tell(model.problems, 'CONTRADICTION', [first.no, last.no], message);
}

const goalsIn = (text: string): Goal[] =>
  text
    .normalize('NFKC')
    .split(/\s(?=\d{1,2}\s)/u)
    .flatMap(goal => {
      const [, number, name] = /^(\d{1,2}) (.+)$/u.exec(goal) ?? [];
      return number !== undefined && name !== undefined ? [{ number, name }] : [];
    });

/** What stands beside a number (or name) that has more than one name (or number). */
const namings = (goals: readonly Goal[], by: keyof Goal, other: keyof Goal) =>
  [...Map.groupBy(goals, goal => goal[by])].flatMap(([key, found]) => {
    const others = [...new Set(found.map(goal => goal[other]))];
    return others.length > 1 ? [`「${key}」に「${others.join('」「')}」`] : [];
  });

export function addGoals(model: Model): void {
  for (const { measure, text, caption, no } of model.goals) {
    const part = model.parts.find(({ itemNo }) => itemNo === measure) ?? model.parts[0];
    part?.pieces.push({ section: caption, text: cellProse(text), at: [no, no] });
  }
}
