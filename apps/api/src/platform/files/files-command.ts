import { DiskFileStore } from './disk-file-store.js';
import { DamagedFile, type FileStore } from './file-store.js';
import { s3AddressFrom } from './s3-address.js';
import { S3FileStore } from './s3-file-store.js';

/** What the command line asks of the database: the rows of a statement. */
type Ask = <T>(sql: string, values?: readonly unknown[]) => Promise<T[]>;

/**
 * `npm run files -- move to-s3` or `to-disk`: copies the bytes of every document and checks each copy. What is there
 * already is checked and left, so that it can be interrupted and run again. Answers what to print.
 *
 * @throws Error where a word is none of these, storage is not named, or some bytes could not be copied
 */
export async function runFilesCommand(
  environment: Readonly<Record<string, string | undefined>>,
  ask: Ask,
  words: readonly string[],
): Promise<string> {
  const [act, way] = words;
  if (act !== 'move' || (way !== 'to-s3' && way !== 'to-disk')) {
    throw new Error('Say: npm run files -- move to-s3, or npm run files -- move to-disk');
  }
  const { disk, s3 } = storesFrom(environment);
  const rows = await ask<{ sha256: string }>(
    'SELECT DISTINCT sha256 FROM document WHERE removed_at IS NULL ORDER BY sha256',
  );
  const names = rows.map(({ sha256 }) => sha256);
  return way === 'to-s3' ? moveFiles(names, disk, s3) : moveFiles(names, s3, disk);
}

/** Copies these files from one store to the other; each copy is read back and checked. */
export async function moveFiles(names: readonly string[], from: FileStore, to: FileStore): Promise<string> {
  const missing: string[] = [];
  let copied = 0;
  let known = 0;
  for (const name of names) {
    if (await isWhole(to, name)) {
      known += 1;
      continue;
    }
    const bytes = await bytesOf(from, name);
    if (bytes === null) {
      missing.push(name);
      continue;
    }
    await to.keep(name, bytes);
    if (!(await isWhole(to, name)))
      throw new Error(`${name} was copied and is not the same there. Nothing was removed.`);
    copied += 1;
  }
  const said = `Copied and checked: ${copied}. There already, and checked: ${known}. Nothing was removed where they came from.`;
  if (missing.length === 0) return said;
  throw new Error(`${said}\nMissing or damaged where they should come from: ${missing.join(', ')}`);
}

async function isWhole(store: FileStore, name: string): Promise<boolean> {
  return (await bytesOf(store, name)) !== null;
}

/** The bytes of this name; null where there are none, or others. Storage that is away ends the command. */
async function bytesOf(store: FileStore, name: string): Promise<Buffer | null> {
  const stream = await store.open(name);
  if (!stream) return null;
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  } catch (failure) {
    if (failure instanceof DamagedFile) return null;
    throw failure;
  }
  return Buffer.concat(chunks);
}

function storesFrom(environment: Readonly<Record<string, string | undefined>>) {
  const {
    S3_URL: url,
    S3_ACCESS_KEY: accessKey,
    S3_SECRET_KEY: secretKey,
    DATA_DIR: dataFolder = '.data',
  } = environment;
  if (!url) throw new Error('S3_URL is missing: https://key:secret@host/bucket?region=…&prefix=…');
  const address = s3AddressFrom(url, accessKey, secretKey);
  if (typeof address === 'string') throw new Error(`S3_URL ${address}`);
  return { disk: new DiskFileStore(dataFolder), s3: new S3FileStore(address) };
}
