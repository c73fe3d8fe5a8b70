import { CFB, utils, write } from '@e965/xlsx';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import ExcelJS from 'exceljs';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export type Written = string | number | Date | null | { readonly formula: string; readonly result?: string | number };

/** A workbook of one sheet. @param change what is done to the sheet besides */
export async function workbook(
  rows: readonly (readonly Written[])[],
  change: (sheet: ExcelJS.Worksheet) => void = () => undefined,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Plan');
  for (const row of rows) sheet.addRow([...row]);
  change(sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The same as an older workbook or an open one. */
export function otherWorkbook(rows: readonly (readonly string[])[], type: 'biff8' | 'ods' | 'xlsx'): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Plan');
  const bytes: unknown = write(book, { type: 'buffer', bookType: type });
  return Buffer.from(bytes as Uint8Array);
}

export interface DocumentCell {
  readonly text: string;
  readonly span?: number;
  readonly merge?: 'begins' | 'goes-on';
}

/** A document of headings and tables. */
export async function wordFile(
  parts: readonly (string | readonly (readonly (string | DocumentCell)[])[])[],
): Promise<Buffer> {
  const children = parts.map((part) =>
    typeof part === 'string'
      ? new Paragraph(part)
      : new Table({ rows: part.map((cells) => new TableRow({ children: cells.map(cellOf) })) }),
  );
  return Buffer.from(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

function cellOf(cell: string | DocumentCell): TableCell {
  const { text, span = 1, merge } = typeof cell === 'string' ? { text: cell } : cell;
  return new TableCell({
    columnSpan: span,
    ...(merge ? { verticalMerge: merge === 'begins' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE } : {}),
    children: text.split('\n').map((line) => new Paragraph(line)),
  });
}

/** An archive of these parts. */
export async function archive(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  return buffer(zip.outputStream);
}

const contentTypes = (main: string, part = 'xl/workbook') =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}.xml" ContentType="${main}"/></Types>`;

/** A workbook with macros, whatever it is called. */
export function macroWorkbook(): Promise<Buffer> {
  return archive({
    '[Content_Types].xml': contentTypes('application/vnd.ms-excel.sheet.macroEnabled.main+xml'),
    'xl/workbook.xml': '<workbook/>',
    'xl/vbaProject.bin': 'macros',
  });
}

export function macroDocument(): Promise<Buffer> {
  return archive({
    '[Content_Types].xml': contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml', 'word/document'),
    'word/document.xml': '<w:document/>',
  });
}

/** A workbook locked with a password: Office puts its package into the older container. */
export function encryptedWorkbook(): Buffer {
  // The package types this part of itself as nothing.
  const containers = CFB as {
    utils: { cfb_new(): object; cfb_add(container: object, name: string, content: Buffer): void };
    write(container: object, options: { readonly type: 'buffer' }): Uint8Array;
  };
  const container = containers.utils.cfb_new();
  containers.utils.cfb_add(container, 'EncryptionInfo', Buffer.alloc(64, 4));
  containers.utils.cfb_add(container, 'EncryptedPackage', Buffer.alloc(5_000, 7));
  return Buffer.from(containers.write(container, { type: 'buffer' }));
}

/** Ten entities, each of ten of the one before: a few hundred bytes that would be gigabytes. */
export function xmlBomb(): Promise<Buffer> {
  const entities = Array.from(
    { length: 10 },
    (_, place) => `<!ENTITY e${place + 1} "${place === 0 ? 'boom' : `&e${place};`.repeat(10)}">`,
  ).join('');
  return archive({
    '[Content_Types].xml': contentTypes('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
    'xl/workbook.xml': '<workbook/>',
    'xl/sharedStrings.xml': `<?xml version="1.0"?><!DOCTYPE sst [${entities}]><sst><si><t>&e10;</t></si></sst>`,
  });
}

/** A small file that unpacks to 40 MB. */
export function zipBomb(): Promise<Buffer> {
  return archive({
    '[Content_Types].xml': contentTypes('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': Buffer.alloc(40 * 1024 * 1024, 0x20),
  });
}
