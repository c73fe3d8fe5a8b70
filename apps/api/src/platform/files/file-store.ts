import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import type { UnavailableCode } from '@portal/domain';

/** Bytes that a store keeps: their name, which is their SHA-256 unless they were left unfinished, and since when. */
export interface KeptFile {
  readonly name: string;
  readonly keptAt: Date;
}

/** Where the bytes of documents and exports lie. One small interface, so that another store can take its place. */
export interface FileStore {
  /**
   * Keeps bytes under their SHA-256; the same bytes twice are kept once. All of them or none.
   *
   * @throws StorageFailure where the store is full or away
   */
  keep(sha256: string, bytes: Buffer): Promise<void>;
  /**
   * Takes over a finished file of this machine, too large for memory; it is gone from where it was.
   *
   * @throws StorageFailure where the store is full or away
   */
  keepFile(sha256: string, path: string): Promise<void>;
  /** The bytes, checked against their name before the last of them goes out; null where the store has none. */
  open(sha256: string): Promise<Readable | null>;
  /** All that the store keeps, also what was left unfinished. */
  list(): AsyncIterable<KeptFile>;
  remove(name: string): Promise<void>;
}
export const FILE_STORE = Symbol('file-store');

/** The store could not keep or give bytes; what was asked may be asked again. */
export class StorageFailure extends Error {
  constructor(
    readonly code: UnavailableCode,
    override readonly cause: unknown,
  ) {
    super(code);
  }
}

/** What the store keeps under a name is not what was kept there. */
export class DamagedFile extends Error {}

/** Whether a name is a SHA-256, as what was kept whole is named. */
export function isSha256(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}

export function assertSha256(name: string): void {
  if (!isSha256(name)) throw new Error('a file is named by its SHA-256');
}

/** Lets bytes through and fails before the last of them where they are not those of this name. */
export function verified(sha256: string, bytes: Readable): Readable {
  const hash = createHash('sha256');
  let held: Buffer | null = null;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      if (held) this.push(held);
      held = chunk;
      done();
    },
    flush(done) {
      if (hash.digest('hex') !== sha256) return done(new DamagedFile(`the bytes kept as ${sha256} are other bytes`));
      if (held) this.push(held);
      done();
    },
  });
  bytes.on('error', (failure) => check.destroy(failure));
  check.on('close', () => bytes.destroy());
  return bytes.pipe(check);
}
