import xlsx from '@e965/xlsx';
import { unguardedText } from '@portal/domain';
import exceljs from 'exceljs';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { csvOf } from './csv.js';
import type { About, CellValue, Table } from './table.js';
import { writeXlsx } from './xlsx.js';

const about: About = {
  sheets: ['Rows', 'About: this/file'],
  lines: [
    ['Title', ''],
    ['Known at', 'now'],
  ],
  isRightToLeft: true,
};

async function bytesOf(table: Table, rowsASheet?: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const sink = new Writable({
    write(piece: Buffer, _coding, done) {
      pieces.push(piece);
      done();
    },
  });
  await writeXlsx(table, about, sink, rowsASheet);
  return Buffer.concat(pieces);
}

const readByAnother = (bytes: Buffer): readonly string[] => {
  const sheet = xlsx.read(bytes).Sheets['Rows'];
  const rows = xlsx.utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1, raw: true });
  return rows.slice(1).map(([each]) => unguardedText(each ?? ''));
};

async function workbook(rows: Table['rows'], rowsASheet?: number) {
  const bytes = await bytesOf({ columns: ['name', 'value'], rows }, rowsASheet);
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
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

  it('that is read again keeps the lines of its texts, and every character, whoever reads it', async () => {
    const texts = [
      'one\ntwo',
      ' spaces  stay ',
      'delete \u007f, next line \u0085',
      "'=1",
      '\n=1',
      ...dangers,
      '中国 <&> "x" موريتانيا 🧪',
    ];
    const bytes = await bytesOf({ columns: ['text'], rows: texts.map((each) => [each]), keepsLines: true });
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    const read = texts.map((_, place) => book.worksheets[0]?.getRow(place + 2).getCell(1).value);
    expect(read.map((each) => (typeof each === 'string' ? unguardedText(each) : each))).toEqual(texts);
    expect(readByAnother(bytes)).toEqual(texts);
  });

  it('that is read again loses nothing that XML has no words for', async () => {
    const texts = ['one\rtwo', '_x000D_ and _x0041_', 'bell \u0007, no character \ufffe'];
    const rows = texts.map((each) => [each]);
    expect(readByAnother(await bytesOf({ columns: ['text'], rows, keepsLines: true }))).toEqual(texts);
  });

  it('keeps its header in sight, its columns as wide as is said, and ids out of sight', async () => {
    const looks = [
      { width: 40, isHidden: false },
      { width: 10, isHidden: true },
    ];
    const bytes = await bytesOf({ columns: ['name', 'id'], rows: [['a', 1]], looks });
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    const [sheet] = book.worksheets;
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1, rightToLeft: true });
    expect([1, 2].map((place) => [sheet?.getColumn(place).width, sheet?.getColumn(place).hidden])).toEqual([
      [40, false],
      [10, true],
    ]);
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

  it('that is read again keeps the lines of its texts', async () => {
    const table = { columns: ['a', 'b'], rows: [['one\r\ntwo', '=1']], keepsLines: true };
    expect(await text(Readable.from(csvOf(table)))).toBe(`\uFEFFa,b\r\n"one\r\ntwo",'=1\r\n`);
  });

  it('runs nothing', async () => {
    const lines = (await csv(dangers.map((danger) => [danger, -1]))).split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.replace(/^"/, '')[0])).toEqual(dangers.map(() => `'`));
    expect(lines.every((line) => line.endsWith(',-1'))).toBe(true);
  });
});
