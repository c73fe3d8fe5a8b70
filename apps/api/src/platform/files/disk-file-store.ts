import { createReadStream } from 'node:fs';
import { mkdir, opendir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { assertSha256, type FileStore, isSha256, type KeptFile, StorageFailure, verified } from './file-store.js';

const unfinishedName = /^[0-9a-f]{64}\.[\d.]+$/;

/** Files in the data folder, named by their content. */
export class DiskFileStore implements FileStore {
  private readonly folder: string;

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, 'files');
  }

  async keep(sha256: string, bytes: Buffer): Promise<void> {
    assertSha256(sha256);
    const path = this.pathOf(sha256);
    const unfinished = `${path}.${process.pid}.${performance.now()}`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // On the disk before its record is in the database: a power cut leaves no record without its bytes.
      await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
      await rename(unfinished, path);
    } catch (failure) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw isFull(failure) ? new StorageFailure('storage-full', failure) : failure;
    }
  }

  async keepFile(sha256: string, path: string): Promise<void> {
    assertSha256(sha256);
    const kept = this.pathOf(sha256);
    try {
      await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
      await rename(path, kept);
    } catch (failure) {
      throw isFull(failure) ? new StorageFailure('storage-full', failure) : failure;
    }
  }

  async open(sha256: string): Promise<Readable | null> {
    assertSha256(sha256);
    const path = this.pathOf(sha256);
    const found = await stat(path).catch(() => null);
    return found ? verified(sha256, createReadStream(path)) : null;
  }

  async *list(): AsyncIterable<KeptFile> {
    const folder = await opendir(this.folder, { recursive: true }).catch(() => null);
    if (!folder) return;
    for await (const entry of folder) {
      if (!entry.isFile() || !(isSha256(entry.name) || unfinishedName.test(entry.name))) continue;
      const found = await stat(join(entry.parentPath, entry.name)).catch(() => null);
      if (found) yield { name: entry.name, keptAt: found.mtime };
    }
  }

  async remove(name: string): Promise<void> {
    if (!isSha256(name) && !unfinishedName.test(name)) throw new Error('no name of a kept file');
    await rm(this.pathOf(name), { force: true });
  }

  private pathOf(name: string): string {
    return join(this.folder, name.slice(0, 2), name);
  }
}

/** Full, or taking nothing: to whoever sends a file it is the same. */
const takesNothing = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM'];

function isFull(failure: unknown): boolean {
  const code = typeof failure === 'object' && failure !== null && 'code' in failure ? failure.code : null;
  return typeof code === 'string' && takesNothing.includes(code);
}
