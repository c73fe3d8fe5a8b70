import exceljs from 'exceljs';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { csvOf } from './csv.js';
import type { About, CellValue } from './table.js';
import { writeXlsx } from './xlsx.js';

const about: About = {
  sheets: ['Rows', 'About: this/file'],
  lines: [
    ['Title', ''],
    ['Known at', 'now'],
  ],
  isRightToLeft: true,
};

async function workbook(
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>,
  rowsASheet?: number,
) {
  const pieces: Buffer[] = [];
  const sink = new Writable({
    write(piece: Buffer, _coding, done) {
      pieces.push(piece);
      done();
    },
  });
  await writeXlsx({ columns: ['name', 'value'], rows }, about, sink, rowsASheet);
  const book = new exceljs.Workbook();
  await book.xlsx.load(Buffer.concat(pieces) as unknown as ArrayBuffer);
  return book;
}

const valuesOf = (sheet: exceljs.Worksheet | undefined) =>
  (sheet?.getSheetValues() ?? []).slice(1).map((row) => (Array.isArray(row) ? row.slice(1) : row));

const dangers = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '=HYPERLINK("http://x";"y")'];

describe('a workbook', () => {
  it('keeps texts of every script, numbers and truths as they are, right to left where its reader is', async () => {
    const rows = [
      ['موريتانيا', 1],
      ['中国', true],
      ['Côte d’Ivoire <&> "x"', null],
      ['two\r\nlines \u0000\u0007', -2.5],
    ] as const;
    const book = await workbook(rows);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Rows', 'About  this file']);
    expect(valuesOf(book.worksheets[0])).toEqual([
      ['name', 'value'],
      ['موريتانيا', 1],
      ['中国', true],
      ['Côte d’Ivoire <&> "x"'],
      ['two lines ', -2.5],
    ]);
    expect(book.worksheets[0]?.views[0]?.rightToLeft).toBe(true);
    expect(valuesOf(book.worksheets[1])).toEqual([['Title'], ['Known at', 'now']]);
  });

  it('runs nothing', async () => {
    const book = await workbook(dangers.map((danger) => [danger, 0]));
    for (const [danger, row] of dangers.map((each, place) => [each, book.worksheets[0]?.getRow(place + 2)] as const)) {
      expect(row?.getCell(1).type).toBe(exceljs.ValueType.String);
      expect(row?.getCell(1).value).toBe(`'${danger}`);
    }
  });

  it('goes on on further sheets where the first is full', async () => {
    const book = await workbook(
      Array.from({ length: 7 }, (_, place) => [`row ${place}`, place]),
      3,
    );
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Rows', 'About  this file', 'Rows 2', 'Rows 3', 'Rows 4']);
    expect(
      book.worksheets.filter(({ name }) => name.startsWith('Rows')).flatMap((sheet) => valuesOf(sheet).slice(1)),
    ).toEqual(Array.from({ length: 7 }, (_, place) => [`row ${place}`, place]));
    const full = await workbook(
      Array.from({ length: 2 }, (_, place) => [`row ${place}`, place]),
      3,
    );
    expect(full.worksheets).toHaveLength(2);
  });

  it('fails where its rows fail, and stops reading them where its sink fails', async () => {
    async function* failing() {
      yield ['one', 1] as const;
      await Promise.resolve();
      throw new Error('no more rows');
    }
    await expect(workbook(failing())).rejects.toThrow('no more rows');
    let given = 0;
    let isLetGo = false;
    function* endless() {
      try {
        for (;;) yield [`row ${(given += 1)}`, Math.random()] as const;
      } finally {
        isLetGo = true;
      }
    }
    const sink = new Writable({ write: (_piece, _coding, done) => done(new Error('disk full')) });
    await expect(writeXlsx({ columns: ['a', 'b'], rows: endless() }, about, sink)).rejects.toThrow('disk full');
    expect(isLetGo).toBe(true);
  });
});

describe('a CSV file', () => {
  const csv = (rows: readonly (readonly CellValue[])[]) =>
    text(Readable.from(csvOf({ columns: ['name', 'value'], rows })));

  it('has a byte order mark, one line a row, and quotes where they are needed', async () => {
    const rows = [
      ['中国；موريتانيا', 1],
      ['a "b", c;\n d', null],
    ] as const;
    expect(await csv(rows)).toBe('\uFEFFname,value\r\n中国；موريتانيا,1\r\n"a ""b"", c; d",\r\n');
  });

  it('runs nothing', async () => {
    const lines = (await csv(dangers.map((danger) => [danger, -1]))).split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.replace(/^"/, '')[0])).toEqual(dangers.map(() => `'`));
    expect(lines.every((line) => line.endsWith(',-1'))).toBe(true);
  });
});
