/**
 * What stands before the first sheet: the cover (表紙: title, years, city, office, address) and the plan's own numbered
 * chapters (`1 実施計画の趣旨`).
 */
import { findFiscalYearSpan } from '../../../src/domain/fiscal-year.ts';
import type { ItemRecorder, Recorder } from '../../profile.ts';
import type { Line } from '../../read/line.ts';
import { isFurniture } from './find-sheets.ts';
import { keyOf, readable } from './text.ts';

export interface Cover {
  city: string | null;
  planTitle: string;
  publisher: string | null;
  url: string | null;
  fiscalYears: [number, number] | null;
}

const CITY = /^(\S{1,12}?[市町村区])[ 　]/u;
const CITY_IN_TITLE = /(?:^|次|期)([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,10}?[市町村区])/u;
const CHAPTER = /^([0-9０-９]{1,2})[.．]?[ 　]+(\S.{0,39})$/u;

/** `fallback`: the title of a plan that has no cover. */
export function readCover(lines: readonly Line[], fallback: string): Cover {
  const texts = lines.map(line => line.text.trim()).filter(text => text !== '');
  const publisher = texts.find(text => text.length <= 40 && CITY.test(text) && /[課室部局]$/u.test(text)) ?? null;
  const planTitle = texts[0]?.slice(0, 100) ?? fallback;
  return {
    city: CITY.exec(publisher ?? '')?.[1] ?? CITY_IN_TITLE.exec(planTitle)?.[1] ?? null,
    planTitle,
    publisher,
    url: /https?:\/\/[^\s<>]+/u.exec(texts.join('\n'))?.[0] ?? null,
    fiscalYears: texts.map(text => findFiscalYearSpan(text)).find(span => span !== null) ?? null,
  };
}

/** Adds lines as one passage, each as a paragraph. Returns its first and last line; null where all are blank. */
export function addParagraphs(item: ItemRecorder, section: string, lines: readonly Line[]): [number, number] | null {
  const span = spanOf(lines);
  if (!span) return null;
  const texts = lines.filter(line => !isFurniture(line)).map(line => readable(line.text.replaceAll('\t', ' ')));
  item.passage(section, texts.join('\n'), span);
  return span;
}

function spanOf(lines: readonly Line[]): [number, number] | null {
  const printed = lines.filter(line => line.text.trim() !== '');
  const [first, last] = [printed[0], printed.at(-1)];
  return first && last ? [first.no, last.no] : null;
}

interface Chapter {
  no: number;
  title: string;
  head: Line;
  body: readonly Line[];
}

/** The chapters, numbered 1, 2, 3 … in order, and the lines before the first one. */
function findChapters(front: readonly Line[]): { before: readonly Line[]; chapters: Chapter[] } {
  const starts: { no: number; title: string; head: Line; at: number }[] = [];
  for (const [at, head] of front.entries()) {
    const match = head.text.includes('\t') ? null : CHAPTER.exec(head.text.trim());
    const no = Number(keyOf(match?.[1] ?? ''));
    if (match?.[2] !== undefined && no === starts.length + 1 && !match[2].endsWith('。')) {
      starts.push({ no, title: match[2], head, at });
    }
  }
  const chapters = starts.map(({ at, ...start }, i) => ({ ...start, body: front.slice(at + 1, starts[i + 1]?.at) }));
  return { before: front.slice(0, starts[0]?.at), chapters };
}

/** `front`: the lines between the table of contents and the first sheet. */
export function readChapters(recorder: Recorder, whole: ItemRecorder, front: readonly Line[]): void {
  const { before, chapters } = findChapters(front);
  for (const { no, title, head, body } of chapters) {
    const last = spanOf(body)?.[1] ?? head.no;
    const item = recorder.item({ kind: 'heading', itemNo: `第${String(no)}章`, title }, [head.no, last]);
    if (!addParagraphs(item, title, body) && title.includes('図')) {
      const message = `「${title}」の図は、文字として取り出されていません。原本でご確認ください。`;
      item.problem('MISSING_PART', head.no, message);
    }
  }
  const stray = addParagraphs(whole, '本文', before);
  if (!stray) return;
  const message = '目次と最初の取組項目の間に、章の見出しのない文があります。内容をご確認ください。';
  whole.problem('UNREAD_LINE', stray, message);
}
