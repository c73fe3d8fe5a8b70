import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { archiveFormat, fileEntry, Manifest, manifestEntry, secretEntry, tableEntry, Unkept } from './manifest.js';

const damaged = 'The archive was changed or damaged; nothing was restored.';

/** An archive that was opened and holds all that its manifest names. */
export interface Archive {
  readonly manifest: Manifest;
  /** What an entry holds; reading it to its end throws where it is not what the manifest says. */
  open(entry: string, sha256: string): Promise<Readable>;
  close(): void;
}

/** @throws Unkept where it is no backup, is newer than this portal, or lacks a part */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((failure: unknown) => {
    throw new Unkept(`${file} cannot be opened as a backup: ${failure instanceof Error ? failure.message : ''}`);
  });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const manifest = await manifestOf(zip, entries.get(manifestEntry), file);
    for (const name of namedBy(manifest)) {
      if (!entries.has(name)) throw new Unkept(`${file} lacks ${name}. ${damaged}`);
    }
    return {
      manifest,
      async open(name, sha256) {
        const entry = entries.get(name);
        if (!entry) throw new Unkept(`${file} lacks ${name}. ${damaged}`);
        return checked(await zip.openReadStreamPromise(entry), name, sha256);
      },
      close: () => zip.close(),
    };
  } catch (failure) {
    zip.close();
    throw failure;
  }
}

async function manifestOf(zip: ZipFile, entry: Entry | undefined, file: string): Promise<Manifest> {
  const text = entry ? (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8') : '';
  const json: unknown = text === '' ? {} : JSON.parse(text);
  const format = typeof json === 'object' && json !== null && 'format' in json ? Number(json.format) : 0;
  if (format > archiveFormat) throw new Unkept(`${file} was written by a newer portal. Update this one first.`);
  const parsed = Manifest.safeParse(json);
  if (!parsed.success) throw new Unkept(`${file} is not a backup of this portal: its manifest cannot be read.`);
  return parsed.data;
}

function namedBy({ tables, files, secrets }: Manifest): string[] {
  return [
    ...tables.map(tableEntry),
    ...files.map(({ sha256 }) => fileEntry(sha256)),
    ...secrets.map(({ name }) => secretEntry(name)),
  ];
}

/** Hands on what it reads, and fails at its end where that is not what was kept. */
function checked(stream: Readable, name: string, sha256: string): Readable {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      done(null, piece);
    },
    flush(done) {
      done(hash.digest('hex') === sha256 ? null : new Unkept(`${name} is not what was backed up. ${damaged}`));
    },
  });
  stream.once('error', (failure) =>
    through.destroy(new Unkept(`${name} cannot be read (${failure.message}). ${damaged}`)),
  );
  return stream.pipe(through);
}
