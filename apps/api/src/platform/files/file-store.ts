import { Inject, Injectable } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { SETTINGS, type Settings } from '../settings/settings.js';

/** Where the bytes of documents lie. One small interface, so that another store can take its place. */
export interface FileStore {
  /** Keeps bytes under their SHA-256; the same bytes twice are kept once. */
  keep(sha256: string, bytes: Buffer): Promise<void>;
  /** The bytes, or null where the store has none under that name. */
  open(sha256: string): Promise<Readable | null>;
}
export const FILE_STORE = Symbol('file-store');

/** The store is full, or takes nothing: nothing of what was to be kept stays there half written. */
export class NoRoom extends Error {
  constructor(override readonly cause: unknown) {
    super('the file store takes nothing');
  }
}

const takesNothing = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM'];

/** Files in the data folder, named by their content. */
@Injectable()
export class DiskFileStore implements FileStore {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  async keep(sha256: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(sha256);
    const unfinished = `${path}.${process.pid}.${performance.now()}`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // On the disk before its record is in the database: a power cut leaves no record without its bytes.
      await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
      await rename(unfinished, path);
    } catch (failure) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw takesNothing.includes((failure as NodeJS.ErrnoException).code ?? '') ? new NoRoom(failure) : failure;
    }
  }

  async open(sha256: string): Promise<Readable | null> {
    const path = this.pathOf(sha256);
    const found = await stat(path).catch(() => null);
    return found ? createReadStream(path) : null;
  }

  private pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a file is named by its SHA-256');
    return join(this.settings.dataFolder, 'files', sha256.slice(0, 2), sha256);
  }
}
