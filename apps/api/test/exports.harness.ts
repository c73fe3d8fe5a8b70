import exceljs from 'exceljs';
import { promisify } from 'node:util';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** The rows of a CSV file, each by the names of its header; quotes and all. */
export function rowsOfCsv(csv: string): readonly Readonly<Record<string, string>>[] {
  if (csv.codePointAt(0) !== 0xfeff) throw new Error('no byte order mark');
  const lines: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const body = csv.slice(1);
  for (let place = 0; place < body.length; place += 1) {
    const character = body[place] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (body[place + 1] === '"') cell += body[(place += 1)] ?? '';
      else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',') {
      lines.at(-1)?.push(cell);
      cell = '';
    } else if (character === '\r') {
      lines.at(-1)?.push(cell);
      cell = '';
      lines.push([]);
      place += 1;
    } else cell += character;
  }
  const [header = [], ...rows] = lines.slice(0, -1);
  return rows.map((row) => {
    if (row.length !== header.length)
      throw new Error(`${row.length} cells under ${header.length} names: ${row.join()}`);
    return Object.fromEntries(header.map((name, place) => [name, row[place] ?? '']));
  });
}

export type Book = exceljs.Workbook;

/** A workbook as a spreadsheet reads it; no cell of it is a formula. */
export async function bookOf(bytes: Buffer): Promise<Book> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type === exceljs.ValueType.Formula) throw new Error(`${cell.address} is a formula`);
      });
    });
  }
  return book;
}

/** The rows of a sheet by the names of its header. */
export function rowsOfSheet(book: Book, place = 0): readonly Readonly<Record<string, unknown>>[] {
  const sheet = book.worksheets[place];
  const header: string[] = [];
  sheet?.getRow(1).eachCell((cell) => header.push(cell.text));
  const rows: Record<string, unknown>[] = [];
  sheet?.eachRow((row, number) => {
    if (number > 1) rows.push(Object.fromEntries(header.map((name, column) => [name, row.getCell(column + 1).value])));
  });
  return rows;
}

/** What the second sheet says, a line each. */
export function linesOfAbout(book: Book): readonly string[] {
  const lines: string[] = [];
  book.worksheets[1]?.eachRow((row) => lines.push([1, 2].map((column) => row.getCell(column).text).join(': ')));
  return lines;
}

/** The files of an archive by their paths; a path that leaves the archive is refused by its reader. */
export async function filesOf(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await promisify<Buffer, { lazyEntries: boolean; strictFileNames: boolean }, ZipFile>(fromBuffer)(bytes, {
    lazyEntries: true,
    strictFileNames: true,
  });
  const files = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (failure, stream) => {
        if (failure) return reject(failure);
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('error', reject);
        stream.on('end', () => {
          if (files.has(entry.fileName)) reject(new Error(`${entry.fileName} is there twice`));
          files.set(entry.fileName, Buffer.concat(pieces));
          zip.readEntry();
        });
      });
    });
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  });
  return files;
}
