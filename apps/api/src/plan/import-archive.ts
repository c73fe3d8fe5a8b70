import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { InvalidCode } from '@portal/domain';

const mostEntries = 5_000;
/** A workbook of 20 000 rows has some 30 MB of XML. */
const mostBytes = 150 * 1024 * 1024;
const mostRatio = 200;
const harmlessBytes = 8 * 1024 * 1024;
/** Parts that are read as XML: what they declare is looked at before any reader sees them. */
const xmlPart = /\.(xml|rels|vml)$/i;
const declaration = /<!(DOCTYPE|ENTITY)/i;

/** An archive of Office that may be read: which kind it is, and its parts that were asked for, unpacked. */
export interface OpenedArchive {
  readonly kind: 'workbook' | 'document' | 'open-workbook';
  readonly parts: ReadonlyMap<string, Buffer>;
}

export type ArchiveReading = OpenedArchive | { readonly wrong: InvalidCode };

/**
 * Looks through a ZIP archive before any reader of spreadsheets or documents does: every part is unpacked against its
 * limits and thrown away, so that what it says of its sizes is not believed; what declares entities, holds macros or is
 * encrypted is refused.
 *
 * @param wanted the parts to keep
 */
export async function openArchive(bytes: Buffer, wanted: ReadonlySet<string>): Promise<ArchiveReading> {
  let archive: ZipFile;
  try {
    archive = await opened(bytes);
  } catch {
    return { wrong: 'file-unreadable' };
  }
  try {
    return await lookedThrough(archive, bytes.length, wanted);
  } catch (failure) {
    return { wrong: failure instanceof Refused ? failure.code : 'file-unreadable' };
  } finally {
    archive.close();
  }
}

class Refused extends Error {
  constructor(readonly code: InvalidCode) {
    super(code);
  }
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (failure, archive) => {
      if (failure) reject(failure);
      else resolve(archive);
    });
  });
}

async function lookedThrough(archive: ZipFile, packed: number, wanted: ReadonlySet<string>): Promise<ArchiveReading> {
  if (archive.entryCount > mostEntries) return { wrong: 'file-swollen' };
  const parts = new Map<string, Buffer>();
  const names = new Set<string>();
  let unpacked = 0;
  for (;;) {
    const entry = await nextEntry(archive);
    if (!entry) break;
    if (entry.isEncrypted()) return { wrong: 'file-encrypted' };
    // Two parts of one name: readers disagree on which they read.
    if (names.has(entry.fileName)) return { wrong: 'file-unreadable' };
    names.add(entry.fileName);
    if (isMacro(entry.fileName)) return { wrong: 'file-macros' };
    const isRead = xmlPart.test(entry.fileName) || wanted.has(entry.fileName) || entry.fileName === 'mimetype';
    const kept = await unpackedPart(archive, entry, (size) => {
      unpacked += size;
      if (unpacked > mostBytes || (unpacked > harmlessBytes && unpacked > packed * mostRatio)) {
        throw new Refused('file-swollen');
      }
      return isRead;
    });
    if (xmlPart.test(entry.fileName) && declaresEntities(kept)) return { wrong: 'file-swollen' };
    if (wanted.has(entry.fileName) || smallParts.has(entry.fileName)) parts.set(entry.fileName, kept);
  }
  return kindOf(names, parts);
}

const smallParts = new Set(['[Content_Types].xml', 'mimetype', 'META-INF/manifest.xml']);

function isMacro(name: string): boolean {
  return /(^|\/)vba(Project|Data)/i.test(name) || /^Basic\/.+\.xml$/i.test(name) || /^Scripts\/./i.test(name);
}

function declaresEntities(part: Buffer): boolean {
  // UTF-16 would hide what is looked for; Office writes UTF-8.
  const isWide = part.length > 1 && ((part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff));
  return isWide || part.includes(0) || declaration.test(part.toString('latin1'));
}

/** By the type of the main part: some writers declare the types of macros in every file. */
function isMacroEnabled(types: string): boolean {
  const overrides = types.match(/<Override\b[^>]*>/gi) ?? [];
  return overrides.some(
    (each) => /PartName\s*=\s*["']\/(xl\/workbook|word\/document)\.xml["']/i.test(each) && /macroEnabled/i.test(each),
  );
}

function kindOf(names: ReadonlySet<string>, parts: ReadonlyMap<string, Buffer>): ArchiveReading {
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (isMacroEnabled(types)) return { wrong: 'file-macros' };
  if (names.has('word/document.xml')) return { kind: 'document', parts };
  if (names.has('xl/workbook.xml') || names.has('xl/workbook.bin')) return { kind: 'workbook', parts };
  const mimeType = parts.get('mimetype')?.toString('latin1').trim() ?? '';
  if (!mimeType.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return { wrong: 'import-type' };
  const manifest = parts.get('META-INF/manifest.xml')?.toString('utf8') ?? '';
  return manifest.includes('encryption-data') ? { wrong: 'file-encrypted' } : { kind: 'open-workbook', parts };
}

function nextEntry(archive: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void) => {
      archive.removeAllListeners();
      act();
    };
    archive.once('entry', (entry: Entry) => done(() => resolve(entry)));
    archive.once('end', () => done(() => resolve(null)));
    archive.once('error', (failure: Error) => done(() => reject(failure)));
    archive.readEntry();
  });
}

/** @param counts is told of each piece; answers whether it is kept, and throws where it is too much */
async function unpackedPart(archive: ZipFile, entry: Entry, counts: (size: number) => boolean): Promise<Buffer> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    archive.openReadStream(entry, (failure, found) => {
      if (failure) reject(failure);
      else resolve(found);
    });
  });
  const pieces: Buffer[] = [];
  for await (const piece of stream as AsyncIterable<Buffer>) {
    if (counts(piece.length)) pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
