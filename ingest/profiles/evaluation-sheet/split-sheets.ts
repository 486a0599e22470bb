/**
 * Lines → sheets → parts: pages by their breaks, parts by the words that stand in one part only. A plan page after another
 * part begins a new sheet; a page that tells no part goes on with the one before it.
 */
import type { Line } from '../../read/line.ts';
import { BROKEN_LABELS } from './captions.ts';
import { keyOf, type Node, type Pages, type Part } from './nodes.ts';

/** Last lines of a page: the name of the next part, or the last word of the legend. */
const PAGE_END = /^(?:事業実施\(Do\)へ?|評価\(Check\)へ|抜本的な改善が必要である\(C\))$/u;
/** Words that stand in one part only. */
const PART_MARKS: [Part, RegExp][] = [
  ['plan', /^(?:計画\(Plan\)|事業行程|総合計画体系.*|事業内容)$|事務事業評価シート$/u],
  ['do', /^(?:トータルコスト|実施結果|実施した取組の内容|事業の「取組方針」|実施方法|人件費合計\(b\).*)$/u],
  ['check', /^(?:事業推進上の課題|所管部長による総評|取組内容の改善\(Action\)|進捗状況)$/u],
];

export function splitSheets(lines: readonly Line[]): Pages[] {
  const sheets: Pages[] = [];
  let part: Part | null = null;
  /** Pages before the first that tells its part. */
  const waiting: Node[] = [];
  for (const page of pagesOf(lines)) {
    const next: Part | null = partOf(page) ?? part;
    if (next === null) {
      for (const node of page) waiting.push(node);
      continue;
    }
    if (sheets.length === 0 || (next === 'plan' && part !== 'plan')) sheets.push({ plan: [], do: [], check: [] });
    const nodes = sheets.at(-1)?.[next];
    for (const node of [...waiting.splice(0), ...page]) nodes?.push(node);
    part = next;
  }
  return sheets;
}

const partOf = (page: readonly Node[]): Part | undefined =>
  PART_MARKS.find(([, pattern]) => page.some(({ key }) => pattern.test(key)))?.[0];

function pagesOf(lines: readonly Line[]): Node[][] {
  const pages: Node[][] = [];
  const printed = lines.filter(line => line.text.trim() !== '');
  const keys = printed.map(line => keyOf(line.text));
  for (let i = 0; i < printed.length; i++) {
    const line = printed[i];
    if (!line) continue;
    const gap = line.no - (printed[i - 1]?.no ?? line.no);
    const newPage = gap > 2 || line.text.startsWith('\f') || PAGE_END.test(keys[i - 1] ?? '');
    const label = BROKEN_LABELS.find(pieces => pieces.every((piece, n) => keys[i + n] === piece));
    if (label) i += label.length - 1;
    if (newPage || pages.length === 0) pages.push([]);
    pages.at(-1)?.push({
      from: line.no,
      to: printed[i]?.no ?? line.no,
      text: label?.join('') ?? line.text.trim(),
      key: label?.join('') ?? keys[i] ?? '',
      apart: gap > 1,
    });
  }
  return pages;
}
