import { randomUUID } from 'node:crypto';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MadeFile } from '../http/answers.js';
import type { Settings } from '../settings/settings.js';
import { csvOf } from './csv.js';
import type { About, Table, TableFormat } from './table.js';
import { writeXlsx } from './xlsx.js';

/** What the web calls each format. */
export const mediaTypeOf: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Writes a table in one of the formats, no faster than the sink takes it. */
export function writeTable(format: TableFormat, table: Table, about: About, sink: Writable): Promise<void> {
  return format === 'csv' ? pipeline(Readable.from(csvOf(table)), sink) : writeXlsx(table, about, sink);
}

/** A table whole in memory: for those of one row a country. */
export async function tableBytes(format: TableFormat, table: Table, about: About): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const sink = new Writable({
    write(piece: Buffer, _coding, done) {
      pieces.push(piece);
      done();
    },
  });
  await writeTable(format, table, about, sink);
  return Buffer.concat(pieces);
}

/** Where files lie while they are made. */
export function unfinishedIn({ dataFolder }: Settings): string {
  return join(dataFolder, 'unfinished');
}

/**
 * A table of any length, whole on disk before its first byte goes out: what fails is a problem and never a file cut
 * short, and a reader on a slow line holds no transaction. The file has no name from the beginning, so that it goes with
 * whoever reads it last, however that ends.
 */
export async function tableFile(
  folder: string,
  format: TableFormat,
  fileName: string,
  table: Table,
  about: About,
): Promise<MadeFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    await writeTable(format, table, about, file.createWriteStream({ autoClose: false }));
    const { size } = await file.stat();
    return {
      bytes: file.createReadStream({ start: 0 }),
      size,
      mediaType: mediaTypeOf[format],
      fileName: `${fileName}.${format}`,
    };
  } catch (failure) {
    await file.close();
    throw failure;
  }
}
