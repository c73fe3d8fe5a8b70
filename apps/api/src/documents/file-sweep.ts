import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { system } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import { FILE_STORE, type FileStore, isSha256, type KeptFile } from '../platform/files/file-store.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { holdBytes } from './document.service.js';

/** The night's sweep of bytes that no document needs is due. */
export const filesAged = jobKind('documents.files-aged', z.strictObject({}));

const everyNight = '40 2 * * *';
const keptMs = 86_400_000;

/** Removes bytes that no document and no export needs, a day after they came: of a refused upload, or of what was removed. */
@Injectable()
export class FileSweep implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(filesAged, () => this.sweep(), everyNight);
  }

  private async sweep(): Promise<void> {
    for await (const file of this.files.list()) {
      if (Date.now() - file.keptAt.getTime() > keptMs) await this.removeUnneeded(file);
    }
  }

  private async removeUnneeded({ name }: KeptFile): Promise<void> {
    if (!isSha256(name)) return this.files.remove(name);
    await this.database.write(system, async (tx) => {
      await holdBytes(tx, name);
      const needed = await tx.row(
        `SELECT 1 FROM document WHERE sha256 = $1 AND (removed_at IS NULL OR removed_at > now() - interval '1 day')
         UNION ALL SELECT 1 FROM export WHERE sha256 = $1 AND state = 'ready'`,
        [name],
      );
      if (!needed) await this.files.remove(name);
      return true;
    });
  }
}
