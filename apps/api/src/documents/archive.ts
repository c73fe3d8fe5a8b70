import { type Entry, fromBuffer } from 'yauzl';
import type { InvalidCode } from '@portal/domain';

const mostEntries = 10_000;
const mostBytes = 400 * 1024 * 1024;
/** Sheets of repeated words reach 50; what is made to swell begins far above. */
const mostRatio = 100;
const harmlessBytes = 32 * 1024 * 1024;

/**
 * What is wrong with an Office file as the archive that it is, by what its directory says of each entry; nothing is
 * unpacked. Null: nothing.
 */
export function wrongOfArchive(bytes: Buffer): Promise<InvalidCode | null> {
  return new Promise((resolve) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (failure, archive) => {
      if (failure) return resolve('evidence-type');
      if (archive.entryCount > mostEntries) return resolve('file-swollen');
      let unpacked = 0;
      archive.on('error', () => resolve('evidence-type'));
      archive.on('end', () => resolve(null));
      archive.on('entry', (entry: Entry) => {
        unpacked += entry.uncompressedSize;
        if (entry.isEncrypted()) return resolve('file-encrypted');
        if (unpacked > mostBytes || (unpacked > harmlessBytes && unpacked > bytes.length * mostRatio)) {
          return resolve('file-swollen');
        }
        archive.readEntry();
      });
      archive.readEntry();
    });
  });
}
