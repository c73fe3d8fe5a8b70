import type { ImportTable, InvalidCode } from '@portal/domain';
import { openArchive } from './import-archive.js';
import { readDocument } from './import-document.js';
import type { FileReading, ImportFormat } from './import-reader.js';
import { readText } from './import-text.js';
import { readWorkbook } from './import-workbook.js';

export type ReadFile = (FileReading & { readonly format: ImportFormat }) | { readonly wrong: InvalidCode };

const archiveMark = Buffer.from([0x50, 0x4b]);
const compoundMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const wide = (name: string) => Buffer.from(name, 'utf16le');

/** Reads a file by what it is, whatever its name says: XLSX, ODS, XLS, CSV, or the tables of a DOCX. */
export async function readFile(bytes: Buffer): Promise<ReadFile> {
  const reading = await readAny(bytes);
  return 'wrong' in reading ? reading : { ...reading, tables: reading.tables.map(cleaned) };
}

/** Without what no keyboard gives, which neither the database nor a contract takes. */
function cleaned(table: ImportTable): ImportTable {
  const clean = (text: string) => text.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, '');
  return {
    ...table,
    name: clean(table.name),
    rows: table.rows.map(({ number, cells }) => ({
      number,
      cells: cells.map((cell) => (cell ? { ...cell, text: clean(cell.text) } : null)),
    })),
  };
}

async function readAny(bytes: Buffer): Promise<ReadFile> {
  if (bytes.subarray(0, 2).equals(archiveMark)) return readArchive(bytes);
  if (bytes.subarray(0, 8).equals(compoundMark)) return readCompound(bytes);
  if (/^\s*(<|%PDF|\{\\rtf)/i.test(bytes.subarray(0, 200).toString('latin1'))) return { wrong: 'import-type' };
  return { ...readText(bytes), format: 'csv' };
}

async function readArchive(bytes: Buffer): Promise<ReadFile> {
  const archive = await openArchive(bytes, new Set(['word/document.xml', 'word/numbering.xml']));
  if ('wrong' in archive) return archive;
  if (archive.kind === 'document') {
    const xml = archive.parts.get('word/document.xml')?.toString('utf8') ?? '';
    const numbering = archive.parts.get('word/numbering.xml')?.toString('utf8') ?? '';
    return { ...readDocument(xml, numbering), format: 'docx' };
  }
  return readSheets(bytes, archive.kind === 'workbook' ? 'xlsx' : 'ods');
}

/** The older container of Office: a workbook of before 2007, or one of today that is locked with a password. */
function readCompound(bytes: Buffer): ReadFile {
  if (bytes.includes(wide('EncryptedPackage')) || bytes.includes(wide('EncryptionInfo'))) {
    return { wrong: 'file-encrypted' };
  }
  if (bytes.includes(wide('_VBA_PROJECT'))) return { wrong: 'file-macros' };
  if (!bytes.includes(wide('Workbook')) && !bytes.includes(wide('Book'))) return { wrong: 'import-type' };
  return readSheets(bytes, 'xls');
}

function readSheets(bytes: Buffer, format: ImportFormat): ReadFile {
  try {
    return { ...readWorkbook(bytes), format };
  } catch (failure) {
    const isLocked = failure instanceof Error && /password|encrypt/i.test(failure.message);
    return { wrong: isLocked ? 'file-encrypted' : 'file-unreadable' };
  }
}
