import { Inject, Injectable } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { SETTINGS, type Settings } from '../settings/settings.js';

/** Where the bytes of documents and exports lie. One small interface, so that another store can take its place. */
export interface FileStore {
  /** Keeps bytes under their SHA-256; the same bytes twice are kept once. */
  keep(sha256: string, bytes: Buffer): Promise<void>;
  /** Takes over a finished file of this machine, too large for memory; it is gone from where it was. */
  keepFile(sha256: string, path: string): Promise<void>;
  /** The bytes, or null where the store has none under that name. */
  open(sha256: string): Promise<Readable | null>;
  /** Lets go what nobody names any more. */
  remove(sha256: string): Promise<void>;
}
export const FILE_STORE = Symbol('file-store');

/** Files in the data folder, named by their content. */
@Injectable()
export class DiskFileStore implements FileStore {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  async keep(sha256: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.${process.pid}.${performance.now()}`;
    await writeFile(unfinished, bytes, { mode: 0o600 });
    await rename(unfinished, path);
  }

  async keepFile(sha256: string, path: string): Promise<void> {
    const kept = this.pathOf(sha256);
    await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
    await rename(path, kept);
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
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
