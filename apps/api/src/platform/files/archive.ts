import { PassThrough, Readable, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

type Pieces = Iterable<string | Buffer> | AsyncIterable<string | Buffer>;

/** A ZIP archive that is being written: one file after the other, none of them whole in memory. */
export interface Archive {
  /** Adds a file; done once its last piece was taken. */
  add(this: void, path: string, pieces: Pieces): Promise<void>;
}

/** Writes an archive as it is filled, no faster than the sink takes it. What goes wrong on either side ends both. */
export async function archiveTo(sink: Writable, fill: (archive: Archive) => Promise<void>): Promise<void> {
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  let current: Readable | undefined;
  const written = pipeline(output, sink);
  // A sink that fails lets go of what is being read; else it would be waited for, with its transaction, for ever.
  written.catch((failure: Error) => current?.destroy(failure));
  // What went wrong is told by whoever reads the file.
  zip.on('error', () => undefined);
  const add = async (path: string, pieces: Pieces) => {
    if (output.destroyed) throw new Error('what the archive is written to has gone');
    current = Readable.from(pieces, { objectMode: false });
    zip.addReadStream(current, path, { mode: 0o100_644 });
    await finished(current);
  };
  try {
    await fill({ add });
  } catch (failure) {
    output.destroy();
    await written.catch(() => undefined);
    throw failure;
  }
  zip.end();
  await written;
}
