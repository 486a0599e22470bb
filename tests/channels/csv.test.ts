import { describe, expect, it } from 'vitest';
import { createHttp } from '../../src/channels/http/app.ts';
import { csvCell } from '../../src/channels/http/csv.ts';
import { FACTS, ITEM, ITEM_ID, PLAN, fakeServices } from './fake-services.ts';

/** A reader of RFC 4180, so that the writer is not judged by its own rules. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at < text.length;) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(at));
    const cell = quoted?.[0] ?? /^[^,\r\n]*/.exec(text.slice(at))?.[0] ?? '';
    rows.at(-1)?.push(quoted?.[1]?.replaceAll('""', '"') ?? cell);
    at += cell.length;
    if (text.startsWith('\r\n', at)) rows.push([]);
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows.slice(0, -1);
}

async function table(query = '') {
  const services = fakeServices();
  const reply = await createHttp(services).request(`/api/facts?format=csv${query}`);
  const bytes = new Uint8Array(await reply.arrayBuffer());
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const [head = [], ...rows] = readCsv(text.replace(/^\uFEFF/, ''));
  const records = rows.map(row => Object.fromEntries(row.map((cell, i) => [head[i] ?? '', cell])));
  return { reply, text, head, rows, records, seen: services.seen };
}

describe('GET /api/facts?format=csv', () => {
  it('opens in Excel: BOM, CRLF, a header, a file name', async () => {
    const { reply, text, head, rows } = await table();
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="facts.csv"');
    expect(text.startsWith('\uFEFFfactId,city,planId,planTitle,itemId,itemNo,itemTitle,metric,kind,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.split('\uFEFF')).toHaveLength(2);
    for (const row of rows) expect(row).toHaveLength(head.length);
  });

  it('holds every fact, page by page, unless a limit is given', async () => {
    const whole = await table();
    expect(whole.records.map(({ factId }) => factId)).toEqual(FACTS.map(({ factId }) => factId));
    expect(whole.seen.facts.map(({ cursor }) => cursor)).toEqual([undefined, '2', '4']);
    expect((await table('&limit=1')).records).toHaveLength(1);
  });

  it('names the city, the plan and the item beside the codes', async () => {
    const { records } = await table();
    expect(records[1]).toMatchObject({
      city: PLAN.city,
      planTitle: PLAN.planTitle,
      itemId: ITEM_ID,
      itemNo: ITEM.itemNo,
      itemTitle: ITEM.title,
      fiscalYear: '2025',
      value: '12',
      unit: '分',
      file: 'sakurano.txt',
      lineStart: '22',
    });
    expect(records[5]).toMatchObject({ fiscalYear: '', periodFrom: '2024', periodTo: '2026', continued: 'true' });
  });

  it('keeps quotes, commas and line breaks, and runs nothing', async () => {
    const { records } = await table();
    expect(records[3]).toMatchObject({ metric: '取組,"内容"', valueText: `'=HYPERLINK("x")\n二行目`, value: '' });
    expect(records[4]).toMatchObject({ metric: "'@SUM(A1)", valueText: '-5.5', value: '-5.5' });
    expect(records[2]).toMatchObject({ valueText: '▲5％', value: '-5' });
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+81 3', "'+81 3"],
    ['-abc', "'-abc"],
    ['-1+cmd', "'-1+cmd"],
    ['@x', "'@x"],
    ['＝1+1', "'＝1+1"],
    ['\t=1', "'\t=1"],
    ['-12', '-12'],
    ['-1,234.5', '"-1,234.5"'],
    ['+3.5%', '+3.5%'],
    ['－５％', '－５％'],
    ['a=b', 'a=b'],
    ['a\nb', '"a\nb"'],
    ['', ''],
  ])('writes %j as %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('writes a negative number as a number', () => {
    expect(csvCell(-5)).toBe('-5');
    expect(csvCell(null)).toBe('');
    expect(csvCell(0)).toBe('0');
  });
});
