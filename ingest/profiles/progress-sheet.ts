/**
 * 進行管理シート: one spreadsheet a 取組項目 (`3-2`), with its 取組内容 (`3-2-1` …) below it, as tab-separated rows.
 *
 * The upper part has a table of indicators by year and a table of goals, results and evaluations by year. Each 取組内容
 * follows as a block of its own, headed by a row of fiscal years: left of the years stands the plan (主管課, 効果額 and
 * 指標 of the whole period, 概要), under them what is planned and done. Blocks come in two shapes:
 * - a cell under a year may begin with its label (`自己評価 B：…`) and hold a target and an actual together
 *   (`目標 50 件 実績 件`): the columns are those of the header;
 * - the label stands in the first year's column (`指標⇥目標⇥35…`): everything is pushed to the right and the last years
 *   are cut off. Then only the first value is tied, to the first year, and only in a sheet that has results of that
 *   year alone; all further values are reported.
 */
import { parseFiscalYear } from '../../src/domain/fiscal-year.ts';
import { parseItemNo } from '../../src/domain/item-no.ts';
import { parseQuantity } from '../../src/domain/quantity.ts';
import type { FactKind, Item } from '../../src/domain/records.ts';
import { createRecorder, type Document, type ItemRecorder, type Profile, type Recorder } from '../profile.ts';
import { cellsOf, type Line } from '../read/line.ts';

const FAMILY = 'progress-sheet';

interface Row {
  no: number;
  /** Without HTML; checkboxes as ☑ and ☐. */
  cells: string[];
  /** The cells for matching: half width, no blanks. */
  keys: string[];
}

interface YearColumns {
  at: number;
  /** Column of the sheet → fiscal year. */
  years: Map<number, number>;
  width: number;
}

/** A value cell and the year of its column; null where the layout does not tell it. */
interface YearCell {
  year: number | null;
  text: string;
  note?: string;
}

const TITLE = /進行管理シート$/u;
const NUMBERED = /^([0-9０-９]+(?:[-－‐−][0-9０-９]+)*)[.．]?[ 　]*(\S.*)$/u;
/** Labels of the right half of a block. */
const RIGHT_LABELS = new Set(
  '取組内容(活動) 実績 効果額 指標 説明 自己評価 評価理由 次年度以降 次年度以降の取組の方向性・課題等'.split(' '),
);
const LEFT_LABELS = new Set(
  '項目名 取組主管課 区分 関係計画等 効果額 説明 指標 概要(目指すもの) その他効果 次年度以降の取組の方向性・課題等'.split(
    ' ',
  ),
);
const GRADE = /^[A-ESＡ-ＥＳ][ 　]*[:：]/u;
/** A cell that carries a unit and no value. */
const UNIT_ONLY =
  /^(?:[%円件人回校台点本組]|百?[千万億]円|団体数?|件数|人数|世帯|箇所|か所|項目|事業|施設|時間|日|ポイント|㎡|ha|t|トン|kg|kwh)$/iu;
const DASH = /^[-－―—‐ー−]$/u;

const EFFECT = '効果額';
const NOTE_SHIFTED = '表の列が年度の見出しより右にずれているため、最初の欄だけを最初の年度の値とした';
const NOTE_UNLABELLED = '「実績」の見出しが印字されていない行（様式の並びによる）';

const keyOf = (text: string) => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** HTML that the spreadsheet keeps in its cells: tags go, checkboxes become signs. */
function withoutHtml(cell: string): string {
  return cell
    .replaceAll(/<input\b[^<>]*>/giu, tag => (/\bchecked\b/iu.test(tag) ? '☑' : '☐'))
    .replaceAll(/<\/?[a-z][^<>]*>/giu, ' ')
    .replaceAll(/ {2,}/gu, ' ')
    .trim();
}

function rowOf(line: Line): Row {
  const cells = cellsOf(line).map(withoutHtml);
  return { no: line.no, cells, keys: cells.map(keyOf) };
}

/** A cell's list and sentences on lines of their own; the spreadsheet joins them with blanks. */
const readable = (text: string) => text.replaceAll(/(?<=。) +| +(?=[・※])/gu, '\n');

const isBlank = (text: string, unit = '') =>
  text === '' || DASH.test(text) || UNIT_ONLY.test(keyOf(text)) || keyOf(text) === keyOf(unit);

/** The columns under which a header row prints fiscal years, or null where it has fewer than two. */
function yearColumns(row: Row): YearColumns | null {
  const years = new Map<number, number>();
  for (const [column, cell] of row.cells.entries()) {
    if (cell.length > 20) return null;
    const year = parseFiscalYear(cell);
    if (year !== null) years.set(column, year);
  }
  const distinct = new Set(years.values()).size === years.size;
  return years.size >= 2 && distinct ? { at: row.no, years, width: row.cells.length } : null;
}

/** Every header of the family runs from one year to the next. */
function checkOrder(to: Pick<ItemRecorder, 'problem'>, columns: YearColumns): void {
  const years = [...columns.years.values()];
  if (years.every((year, i) => year === (years[0] ?? 0) + i)) return;
  to.problem(
    'CONTRADICTION',
    columns.at,
    '年度の見出しが年度の順に並んでいません。見出しの印字どおりに読み取りましたが、原本の表で確かめてください。',
  );
}

/** A row with more cells than its header cannot be lined up with it. */
const fits = (row: Row, columns: YearColumns) => row.cells.length <= columns.width;

/** `目標 50 件 実績 件`, or `50 件 件` where `unit` is known: target and actual, '' where only the unit is printed. */
function splitPair(cell: string, unit: string): [string, string] | null {
  const labelled = /^目標(.*?)実績(.*)$/u.exec(cell);
  if (labelled) return [(labelled[1] ?? '').trim(), (labelled[2] ?? '').trim()];
  const slots: string[] = [];
  let open: string[] = [];
  for (const token of cell.split(/\s+/u)) {
    open.push(token);
    if (keyOf(token) !== keyOf(unit)) continue;
    slots.push(open.join(' '));
    open = [];
  }
  const [target, actual] = slots;
  return unit !== '' && slots.length === 2 && open.length === 0 ? [target ?? '', actual ?? ''] : null;
}

const unitOf = (text: string) => parseQuantity(text)?.unit ?? (UNIT_ONLY.test(keyOf(text)) ? text : '');

/** Writes one value of an indicator, or a problem where its number is torn. */
function measure(
  item: ItemRecorder,
  value: { metric: string; kind: FactKind; unit?: string; period?: [number, number] } & YearCell,
  at: number,
): void {
  const { metric, kind, year, text, note, period, unit } = value;
  if (isBlank(text, unit)) return;
  if (parseQuantity(text) === null && /\d[,.]$|^[,.]\d|\d \d/u.test(text.normalize('NFKC'))) {
    item.problem(
      'UNTIED_VALUE',
      at,
      `「${metric}」の値「${text}」は途中で切れているようです。原本の数を確かめてください。`,
    );
    return;
  }
  item.fact({
    metric,
    kind,
    fiscalYear: year,
    valueText: text,
    at,
    ...(unit !== undefined && { unit }),
    ...(period && { period }),
    ...(note !== undefined && { note }),
  });
}

/** One passage for each different text of a row; its year where only one year has it. */
function passages(item: ItemRecorder, section: string, cells: readonly YearCell[], at: number): void {
  const byText = Map.groupBy(cells, cell => cell.text);
  for (const [text, same] of byText) {
    item.passage(section, readable(text), at, same.length === 1 ? (same[0]?.year ?? null) : null);
  }
}

/** Texts for single years: a milestone for each and a passage for each different text. */
function milestones(item: ItemRecorder, metric: string, cells: readonly YearCell[], at: number): void {
  for (const { year, text, note } of cells) {
    if (year === null) continue;
    item.fact({
      metric,
      kind: 'milestone',
      fiscalYear: year,
      valueText: text,
      at,
      ...(note !== undefined && { note }),
    });
  }
  passages(item, metric, cells, at);
}

// ── The upper part: one item ────────────────────────────────────────────────────────────────────────────────────────

interface Sheet {
  item: ItemRecorder;
  itemNo: string;
  place: Item['place'];
  /** The years for which results or evaluations are filled in (進行管理の対象年度). */
  judged: number[];
  years: number[];
}

function indicatorRows(item: ItemRecorder, rows: readonly Row[], header: Row, columns: YearColumns): void {
  const labelColumn = header.keys.indexOf('指標');
  const totalColumn = header.keys.indexOf('計');
  const years = [...columns.years.values()];
  const period: [number, number] = [Math.min(...years), Math.max(...years)];
  let category = '指標';
  let metric = '';
  let unit = '';
  let nameLine = header.no;
  for (const row of rows) {
    const at = row.keys.findIndex(key => key === '目標' || key === '実績' || key === '概要');
    const label = row.keys[at];
    if (label === undefined) {
      item.problem(
        'UNREAD_LINE',
        row.no,
        '指標の表にある、目標・実績・概要のどれでもない行です。内容を確かめてください。',
      );
      continue;
    }
    const head = row.cells.slice(0, at).filter(cell => cell !== '');
    if (/^(?:活動|成果)指標$/u.test(keyOf(head[0] ?? ''))) category = head.shift() ?? category;
    if (label === '目標') {
      const [, name = '', inBrackets = ''] = /^(.*?)(?:[(（]([^()（）]{1,5})[)）])?$/u.exec(head.join('')) ?? [];
      unit = UNIT_ONLY.test(keyOf(inBrackets)) ? inBrackets : '';
      metric = unit === '' ? head.join('') : name;
      nameLine = row.no;
      if (metric === '') item.problem('MISSING_PART', row.no, '指標の名称がありません。');
    }
    if (label === '概要') {
      const text = row.cells.slice(at + 1).filter(cell => cell !== '');
      if (text.length > 0) item.passage(category, [metric, ...text.map(readable)].join('\n'), [nameLine, row.no]);
      continue;
    }
    const filled = row.cells.flatMap((text, column) => (column > at && !isBlank(text, unit) ? [{ text, column }] : []));
    if (metric === '' && filled.length === 0) continue;
    if (at !== labelColumn || !fits(row, columns) || metric === '') {
      untied(
        item,
        metric || '指標',
        filled.map(cell => cell.text),
        row.no,
      );
      continue;
    }
    const kind = label === '目標' ? 'target' : 'actual';
    for (const { text, column } of filled) {
      const year = columns.years.get(column) ?? null;
      if (year !== null) measure(item, { metric, kind, unit, year, text }, row.no);
      else if (column === totalColumn) measure(item, { metric, kind, unit, year, text, period }, row.no);
      else untied(item, metric, [text], row.no);
    }
  }
}

function untied(item: ItemRecorder, what: string, values: readonly string[], at: number): void {
  if (values.length === 0) return;
  const shown = values.map(text => (text.length > 24 ? `${text.slice(0, 24)}…` : text)).join('、');
  item.problem(
    'UNTIED_VALUE',
    at,
    `「${what}」の値「${shown}」は、欄の位置が年度の見出しと合わず、どの年度のものか決められません。原本の表で年度を確かめてください。`,
  );
}

function yearRow(item: ItemRecorder, row: Row, label: string, columns: YearColumns): void {
  const filled = row.cells.slice(1).flatMap((text, i) => (isBlank(text) ? [] : [{ text, column: i + 1 }]));
  const cells: YearCell[] = filled.map(({ text, column }) => ({ text, year: columns.years.get(column) ?? null }));
  if (!fits(row, columns) || cells.some(cell => cell.year === null)) {
    untied(
      item,
      label,
      cells.map(cell => cell.text),
      row.no,
    );
    for (const cell of cells) cell.year = null;
  }
  if (/評価/u.test(label)) {
    const isGrade = (cell: YearCell) => GRADE.test(cell.text) && cell.year !== null;
    for (const { year, text } of cells.filter(isGrade)) {
      item.fact({ metric: label, kind: 'grade', fiscalYear: year, valueText: text, at: row.no });
    }
    passages(
      item,
      label,
      cells.filter(cell => !isGrade(cell)),
      row.no,
    );
  } else milestones(item, label, cells, row.no);
}

function upperPart(recorder: Recorder, rows: readonly Row[]): Sheet | null {
  const [head, ...body] = rows;
  const last = rows.at(-1);
  const match = NUMBERED.exec(head?.cells[1] ?? '');
  const itemNo = parseItemNo(match?.[1] ?? '');
  if (!head || !last || itemNo === null) return null;
  const pillarAt = head.keys.indexOf('改革の柱');
  const pillar = NUMBERED.exec(pillarAt < 0 ? '' : (head.cells[pillarAt + 1] ?? ''));
  const place = pillar ? [{ label: '改革の柱', no: keyOf(pillar[1] ?? ''), title: pillar[2] ?? '' }] : [];
  const title = match?.[2] ?? '';
  const item = recorder.item({ itemNo, title, place }, [head.no, last.no]);
  if (!pillar) item.problem('MISSING_PART', head.no, '「改革の柱」の欄が見つかりません。');

  let indicatorHeader: { row: Row; columns: YearColumns } | null = null;
  let yearHeader: YearColumns | null = null;
  let evaluation = '';
  const indicators: Row[] = [];
  const judged = new Set<number>();
  for (const row of body) {
    const columns = yearColumns(row);
    const [key = '', text = ''] = [row.keys[0], row.cells[1]];
    const label = (row.cells[0] ?? '').replace(/[(（].*$/u, '');
    if (columns) checkOrder(item, columns);
    if (columns && row.keys.includes('指標')) indicatorHeader = { row, columns };
    else if (columns) yearHeader = columns;
    else if (key.startsWith('概要(目指す')) item.passage('概要（目指す姿）', readable(text), row.no);
    else if (/^(?:取組目標|活動実績|成果実績|内部評価|外部評価)/u.test(key) && yearHeader) {
      yearRow(item, row, label, yearHeader);
      evaluation = key.includes('評価') ? label : '';
      for (const [column, year] of yearHeader.years) {
        if (!key.startsWith('取組目標') && !isBlank(row.cells[column] ?? '') && fits(row, yearHeader)) judged.add(year);
      }
    } else if (key === '' && evaluation !== '' && yearHeader) yearRow(item, row, evaluation, yearHeader);
    else if (indicatorHeader && yearHeader === null) indicators.push(row);
    else if (!row.keys.every(cell => cell === '' || cell === '指標')) unread(item, row);
  }
  if (indicatorHeader) indicatorRows(item, indicators, indicatorHeader.row, indicatorHeader.columns);
  else item.problem('MISSING_PART', [head.no, last.no], '指標の表の見出し（年度の行）が見つかりません。');
  if (!yearHeader)
    item.problem('MISSING_PART', [head.no, last.no], '取組目標・実績・評価の表の見出し（年度の行）が見つかりません。');
  const years = [...((yearHeader ?? indicatorHeader?.columns)?.years.values() ?? [])].toSorted((a, b) => a - b);
  return { item, itemNo, place: [...place, { label: '項目', no: itemNo, title }], judged: [...judged], years };
}

function unread(to: Pick<ItemRecorder, 'problem'>, row: Row): void {
  const shown = row.cells
    .filter(cell => cell !== '')
    .join(' ')
    .slice(0, 30);
  to.problem('UNREAD_LINE', row.no, `様式のどの欄にも当てはまらない行です（「${shown}」）。内容を確かめてください。`);
}

// ── A 取組内容 block ────────────────────────────────────────────────────────────────────────────────────────────────

/** What stands under the years in one row: its label, 目標 or 実績 where they are apart, the values with their years. */
interface RightHalf {
  label: string;
  reading: '目標' | '実績' | null;
  cells: YearCell[];
  /** Filled cells whose year the layout does not tell. */
  loose: string[];
}

function readRight(row: Row, columns: YearColumns, before: string, sheet: Sheet): RightHalf {
  const first = Math.min(...columns.years.keys());
  const years = [...columns.years.values()];
  const keys = row.keys.slice(first);
  const cells = row.cells.slice(first);
  const standsAlone = RIGHT_LABELS.has(keys[0] ?? '');
  const continues = keys[0] === '' && /^(?:目標|実績)$/u.test(keys[1] ?? '');
  if (standsAlone || continues) {
    const sub = keys[1] === '目標' || keys[1] === '実績' ? keys[1] : null;
    const values = cells.slice(sub === null ? 1 : 2);
    // Left to right the first value is the first year's; that it is printed at all is proven by results of that year alone.
    const firstYear = years.every((year, i) => year === (years[0] ?? 0) + i) ? years[0] : undefined;
    const tied =
      sheet.judged.length === 1 && sheet.judged[0] === firstYear && fits(row, columns) ? firstYear : undefined;
    const label = standsAlone ? (keys[0] ?? '') : before;
    const [text = '', ...rest] = values;
    const known = tied !== undefined && !isBlank(text);
    return {
      label,
      reading: sub,
      cells: known ? [{ year: tied, text, note: NOTE_SHIFTED }] : [],
      loose: (known ? rest : values).filter(value => !isBlank(value)),
    };
  }
  const [word = '', more] = (cells[0] ?? '').split(/(?<=^\S+)\s/u);
  const label = more !== undefined && RIGHT_LABELS.has(keyOf(word)) ? keyOf(word) : '';
  const found: YearCell[] = [];
  const loose: string[] = [];
  for (const [i, cell] of cells.entries()) {
    const text = i === 0 && label !== '' ? cell.slice(word.length).trim() : cell;
    const year = fits(row, columns) ? columns.years.get(first + i) : undefined;
    if (isBlank(text)) continue;
    if (year === undefined) loose.push(text);
    else found.push({ year, text });
  }
  return { label, reading: null, cells: found, loose };
}

/** One value of a 効果額 or 指標 row; `reading` 0 is the target, 1 the actual; the plan's total has a period. */
interface Reading extends YearCell {
  reading: 0 | 1;
  period?: [number, number];
}

/** The readings of a 効果額 or 指標 row: those of the whole period at the left, then those of the years; in either shape. */
function readingsOf(row: Row, right: RightHalf, years: readonly number[]): { readings: Reading[]; unit: string } {
  const [from, to] = [years[0], years.at(-1)];
  const ofPlan: { year: null; period?: [number, number] } = {
    year: null,
    ...(from !== undefined && to !== undefined && { period: [from, to] }),
  };
  const [, second = '', third = ''] = row.cells;
  const apart = (['目標', '実績'] as const).findIndex(name => name === row.keys[1]);
  const together = splitPair(second, '');
  const unit = unitOf(together ? together[0] || together[1] : third);
  const readings: Reading[] = [];
  if (together)
    for (const [i, text] of together.entries()) readings.push({ reading: i === 0 ? 0 : 1, text, ...ofPlan });
  else if (apart >= 0) readings.push({ reading: apart === 0 ? 0 : 1, text: third, ...ofPlan });
  else if (!isBlank(second)) right.loose.push(second);
  for (const cell of right.cells) {
    const pair = right.reading === null ? splitPair(cell.text, unit) : null;
    if (right.reading !== null) readings.push({ reading: right.reading === '目標' ? 0 : 1, ...cell });
    else if (pair) for (const [i, text] of pair.entries()) readings.push({ ...cell, reading: i === 0 ? 0 : 1, text });
    else right.loose.push(cell.text);
  }
  return { readings, unit };
}

function measureRow(item: ItemRecorder, row: Row, right: RightHalf, metric: string, years: readonly number[]): void {
  const kinds = metric === EFFECT ? (['effect_expected', 'effect_actual'] as const) : (['target', 'actual'] as const);
  const { readings, unit } = readingsOf(row, right, years);
  for (const { reading, ...value } of readings) measure(item, { metric, kind: kinds[reading], unit, ...value }, row.no);

  const numbers = readings.flatMap(({ reading, text, year }) => {
    const value = parseQuantity(text)?.value;
    return reading === 0 && value !== undefined ? [{ year, value }] : [];
  });
  const total = numbers.find(({ year }) => year === null)?.value;
  const ofYears = numbers.filter(({ year }) => year !== null).map(({ value }) => value);
  const sum = ofYears.reduce((a, b) => a + b, 0);
  // A total is either the sum (件数) or the state at the end (団体数).
  if (total === undefined || ofYears.length < years.length || total === sum || total === ofYears.at(-1)) return;
  item.problem(
    'TOTAL_MISMATCH',
    row.no,
    `「${metric}」の計画期間の目標 ${String(total)} は、各年度の目標の合計 ${String(sum)} とも最終年度の目標とも一致しません。`,
  );
}

/** 指標 has no name of its own; the 説明 below it begins with what is counted. */
function metricOf(rows: readonly Row[], at: number): string {
  const explained = rows.slice(at + 1).find(row => LEFT_LABELS.has(row.keys[0] ?? ''));
  const text = explained?.keys[0] === '説明' ? (explained.cells[1] ?? '') : '';
  const name = text.split(/[(（。]/u)[0]?.trim() ?? '';
  return name !== '' && name.length <= 60 ? name : '指標';
}

function rightTexts(item: ItemRecorder, row: Row, left: string, explained: string, right: RightHalf): void {
  const { label, cells } = right;
  switch (label) {
    case '自己評価':
    case '次年度以降':
      for (const { year, text, note } of cells) {
        if (GRADE.test(text))
          item.fact({
            metric: label,
            kind: 'grade',
            fiscalYear: year,
            valueText: text,
            at: row.no,
            ...(note !== undefined && { note }),
          });
        else item.passage(label, readable(text), row.no, year);
      }
      return;
    case '評価理由':
    case '次年度以降の取組の方向性・課題等':
      passages(item, label, cells, row.no);
      return;
    case '取組内容(活動)':
    case '実績':
      milestones(item, label, cells, row.no);
      return;
    default:
      if (left === '項目名' || left === '取組主管課') milestones(item, '取組内容', cells, row.no);
      else if (left === '関係計画等')
        milestones(
          item,
          '実績',
          cells.map(cell => ({ ...cell, note: NOTE_UNLABELLED })),
          row.no,
        );
      else if (left === '説明') for (const { text } of cells) item.passage(explained, readable(text), row.no);
      else if (left.startsWith('次年度以降')) passages(item, left, cells, row.no);
      else
        untied(
          item,
          left,
          cells.map(cell => cell.text),
          row.no,
        );
  }
}

function leftText(item: ItemRecorder, row: Row, left: string, explained: string, columns: YearColumns): void {
  const first = Math.min(...columns.years.keys());
  const text = row.cells
    .slice(1, first)
    .filter(cell => !isBlank(cell))
    .join(' ');
  if (left === '取組主管課') {
    for (const name of text.split(/[、,，]\s*/u)) {
      if (name !== '')
        item.fact({ metric: '取組主管課', kind: 'department', fiscalYear: null, valueText: name, at: row.no });
    }
    if (text === '') item.problem('MISSING_PART', row.no, '取組主管課が空欄です。');
  } else if (left === '説明') item.passage(explained, readable(text), row.no);
  else if (left !== '項目名' && left !== '区分')
    item.passage(left === '概要(目指すもの)' ? '概要（目指すもの）' : left, readable(text), row.no);
}

function block(recorder: Recorder, rows: readonly Row[], sheet: Sheet): void {
  const [header, ...body] = rows;
  const columns = header && yearColumns(header);
  const last = rows.at(-1);
  if (!header || !columns || !last) return;
  const named = body.find(row => row.keys[0] === '項目名');
  const match = NUMBERED.exec(named?.cells[1] ?? '');
  const itemNo = parseItemNo(match?.[1] ?? '');
  if (!named || itemNo === null) {
    recorder.problem(
      'MISSING_PART',
      [header.no, last.no],
      '「項目名」の行に番号がないため、この取組内容は読み取れません。番号と名称を確かめてください。',
    );
    return;
  }
  const cellOf = (label: string) => body.find(row => row.keys[0] === label)?.cells[1] ?? '';
  const item = recorder.item(
    {
      itemNo,
      title: match?.[2] ?? '',
      departments: cellOf('取組主管課')
        .split(/[、,，]\s*/u)
        .filter(name => !isBlank(name)),
      place: sheet.place,
      marks: [...cellOf('区分').matchAll(/☑\s*([^\s☑☐]+)/gu)].map(found => found[1] ?? '').filter(mark => mark !== ''),
      links: [{ rel: 'part_of', itemNo: sheet.itemNo }],
    },
    [header.no, last.no],
  );
  checkOrder(item, columns);
  if (!itemNo.startsWith(`${sheet.itemNo}-`)) {
    item.problem(
      'CONTRADICTION',
      named.no,
      `取組内容の番号 ${itemNo} が、シートの項目 ${sheet.itemNo} の番号で始まっていません。`,
    );
  }
  let left = '';
  let metric = EFFECT;
  let label = '';
  for (const [i, row] of body.entries()) {
    const key = row.keys[0] ?? '';
    if (key !== '' && !LEFT_LABELS.has(key)) {
      unread(item, row);
      continue;
    }
    if (key === EFFECT) metric = EFFECT;
    if (key === '指標') metric = metricOf(body, i);
    const right = readRight(row, columns, label, sheet);
    if (key !== '') left = key;
    label = right.label;
    const measures = left === EFFECT || left === '指標';
    if (measures) measureRow(item, row, right, metric, sheet.years);
    else {
      leftText(item, row, left, `${metric === EFFECT ? EFFECT : '指標'}の説明`, columns);
      rightTexts(item, row, left, `${metric === EFFECT ? EFFECT : '指標'}の説明`, right);
    }
    untied(item, measures ? metric : label || left, right.loose, row.no);
    if (!measures)
      passages(
        item,
        label || left,
        right.loose.map(text => ({ year: null, text })),
        row.no,
      );
  }
}

// ── The document ────────────────────────────────────────────────────────────────────────────────────────────────────

const CITY =
  /(?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,8}?市)(総合計画|行政|行財政)?/gu;

/** The city whose own plan the text names; else the one it names most. */
function cityOf(lines: readonly Line[]): string | null {
  const counts = new Map<string, number>();
  for (const line of lines.slice(0, 2000)) {
    for (const [, name = '', own] of line.text.slice(0, 5000).matchAll(CITY)) {
      if (!/^(?:本|同|両|各|当|他|都)市$/u.test(name))
        counts.set(name, (counts.get(name) ?? 0) + (own === undefined ? 1 : 1000));
    }
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function recognise(lines: readonly Line[]): number {
  const marks = new Set<string>();
  for (const line of lines) {
    if (TITLE.test(line.folded.trim())) marks.add('title');
    const first = line.folded.split('\t', 1)[0]?.trim() ?? '';
    if (!line.folded.includes('\t')) continue;
    if (first === '項目' && line.folded.includes('改革の柱')) marks.add('pillar');
    if (/^(?:活動実績|成果実績|取組主管課|項目名|効果額|その他効果)$/u.test(first)) marks.add(first);
  }
  return marks.has('title') || marks.has('pillar') ? Math.min(0.98, marks.size * 0.14) : 0;
}

/** A page's number as some printers put it; a bare number may be the rest of a torn one. */
const PAGE_NUMBER = /^[-－―] ?[0-9０-９]{1,3} ?[-－―]$/u;

/** The rows of the sheets. Lines without a tab stand in no table: they are reported, a run of them once. */
function tableRows(recorder: Recorder, lines: readonly Line[]): Row[] {
  const rows: Row[] = [];
  let stray: Line[] = [];
  const report = () => {
    const [first, last] = [stray[0], stray.at(-1)];
    if (!first || !last) return;
    const shown = first.text.trim().slice(0, 30);
    recorder.problem(
      'UNREAD_LINE',
      [first.no, last.no],
      `様式のどの欄にも当てはまらない行です（「${shown}」）。内容を確かめてください。`,
    );
    stray = [];
  };
  for (const line of lines) {
    if (line.text.trim() === '' || PAGE_NUMBER.test(line.text.trim())) continue;
    if (line.text.includes('\t') || TITLE.test(line.text.trim())) {
      report();
      rows.push(rowOf(line));
    } else stray.push(line);
  }
  report();
  return rows;
}

function parse(document: Document) {
  const recorder = createRecorder(document, FAMILY);
  const rows = tableRows(recorder, document.lines);
  let title = '進行管理シート';
  let sheet: Sheet | null = null;
  let years: number[] = [];
  let part: Row[] = [];
  const close = () => {
    const [head] = part;
    if (head?.keys[0] === '項目') {
      sheet = upperPart(recorder, part);
      years = [...years, ...(sheet?.years ?? [])];
      if (sheet === null) recorder.problem('MISSING_PART', head.no, '「項目」の欄に番号がありません。');
    } else if (head && sheet) block(recorder, part, sheet);
    else for (const row of part) unread(recorder, row);
    part = [];
  };
  for (const row of rows) {
    const starts =
      (row.keys[0] === '項目' && row.cells.length > 1) || (row.keys[0] === '取組内容' && yearColumns(row) !== null);
    if (row.cells.length === 1 && TITLE.test(row.cells[0] ?? '')) title = row.cells[0] ?? title;
    else {
      if (starts) close();
      part.push(row);
    }
  }
  close();
  const city = cityOf(document.lines);
  if (city === null) recorder.problem('MISSING_PART', 1, '市の名称が文書の中に見つかりません。');
  if (years.length === 0)
    recorder.problem('MISSING_PART', 1, '年度の見出しが見つからないため、計画期間が分かりません。');
  return recorder.finish({
    city: city ?? '（市名なし）',
    planTitle: title,
    fiscalYears: years.length === 0 ? [2000, 2000] : [Math.min(...years), Math.max(...years)],
  });
}

export const progressSheet: Profile = { id: FAMILY, recognise, parse };
