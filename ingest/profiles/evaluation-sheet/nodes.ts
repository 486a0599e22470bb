/**
 * What every reader of a 事務事業評価シート works on: its printed lines as nodes, their keys for matching, the places they
 * stand at, and the sheet that is being read.
 */
import { rejoin, type ItemRecorder } from '../../profile.ts';

/** 計画 (Plan), 事業実施 (Do), 評価・改善 (Check and Action). */
export type Part = 'plan' | 'do' | 'check';
export const PARTS: readonly Part[] = ['plan', 'do', 'check'];

/** A line or, for a label that is printed downwards, its lines together; `key` is folded and without blanks. */
export interface Node {
  from: number;
  to: number;
  text: string;
  key: string;
  /** A blank line stands before it. */
  apart: boolean;
}

/** The nodes of one sheet by part, in print order; empty where a page is missing. */
export type Pages = Record<Part, Node[]>;

export interface Sheet {
  item: ItemRecorder;
  pages: Pages;
  /** First and last line. */
  at: [number, number];
  /** The fiscal years of its columns, in print order; [] where the headers do not tell them. */
  years: readonly number[];
  /** What a reader has taken; the rest is text under the headings. */
  used: Set<Node>;
}

/** No text of the family fills more than its page; what goes on longer is noise. */
export const MAX_LINES = 80;
/** Nothing that is looked up is longer than a line of print. */
const MAX_KEY = 200;

/** Folded without blanks; circled digits are names of rows and stay. '' for a text that is too long to be a caption. */
export const keyOf = (text: string): string =>
  (text.length > MAX_KEY ? '' : text)
    .split(/([①-⑳])/u)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.normalize('NFKC')))
    .join('')
    .replaceAll(/\s+/gu, '');

export const wordsOf = (text: string): string[] => text.trim().split(/[ \t]+/u);

/** The text of nodes that belong together, as one. */
export const joined = (nodes: readonly Node[]): string => rejoin(nodes.map(({ text }) => text));

/** From the first of some nodes in print order to the last. */
export const span = (nodes: readonly Node[]): [number, number] => [nodes[0]?.from ?? 1, nodes.at(-1)?.to ?? 1];

/** Least and greatest of some line numbers; a loop, since noise can make the list too long for arguments. */
export function extent(lines: readonly number[]): [number, number] {
  let [from, to] = [lines[0] ?? 1, lines[0] ?? 1];
  for (const no of lines) [from, to] = [Math.min(from, no), Math.max(to, no)];
  return [from, to];
}
