import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FILE_STORE, type FileStore } from '../platform/files/file-store.js';
import { SETTINGS, type Settings } from '../platform/settings/settings.js';
import { Vault } from '../platform/vault/vault.js';
import { unfinishedIn } from '../platform/tables/table-file.js';
import { CountryArchive, type Wanted } from './country-archive.js';

const dayMs = 86_400_000;

/** Where an archive is sealed. */
export const archivePlace = (id: string) => ({ table: 'export', id, column: 'sha256' });

/** Archives as files: made whole on this machine's disk, sealed, then kept where documents are. */
@Injectable()
export class ArchiveFile {
  constructor(
    private readonly archive: CountryArchive,
    @Inject(FILE_STORE) private readonly files: FileStore,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly vault: Vault,
  ) {}

  /** Answers under which name it is kept, and how many bytes it has once it is opened. Nothing stays where it fails. */
  async keep(wanted: Wanted): Promise<{ readonly sha256: string; readonly size: number }> {
    const folder = unfinishedIn(this.settings);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${wanted.exportId}.zip`);
    try {
      const hash = createHash('sha256');
      const through = new PassThrough();
      let size = 0;
      through.on('data', (piece: Buffer) => (size += piece.length));
      const sealing = this.vault.archives().sealing(archivePlace(wanted.exportId));
      sealing.on('data', (piece: Buffer) => hash.update(piece));
      const onDisk = pipeline(through, sealing, createWriteStream(path, { mode: 0o600 }));
      // Told by what writes into it; listened to here, so that it ends no process.
      onDisk.catch((failure: Error) => through.destroy(failure));
      await this.archive.write(wanted, through);
      await onDisk;
      const sha256 = hash.digest('hex');
      await this.files.keepFile(sha256, path);
      return { sha256, size };
    } catch (failure) {
      await rm(path, { force: true });
      throw failure;
    }
  }

  letGo(sha256: string): Promise<void> {
    return this.files.remove(sha256);
  }

  /** What a process that died left half made. */
  async sweep(now: number): Promise<void> {
    const folder = unfinishedIn(this.settings);
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      if (found && found.mtimeMs < now - dayMs) await rm(path, { force: true });
    }
  }
}
