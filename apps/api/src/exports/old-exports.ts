import { Injectable, type OnModuleInit } from '@nestjs/common';
import { exportLostMinutes, isRefusal, system } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { ArchiveFile } from './archive-file.js';
import { filesGrewOld } from './export.jobs.js';
import type { ExportRow } from './export.row.js';

const hourly = '41 * * * *';

/** Lets files go after their days, their rows saying so; ends exports whose worker was lost; tidies up after it. */
@Injectable()
export class OldExports implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly files: ArchiveFile,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(filesGrewOld, () => this.sweep(), hourly);
  }

  private async sweep(): Promise<void> {
    await this.each(lostSql, { state: 'failed', problem: 'gave-up' });
    for (const { sha256 } of await this.each(oldSql, { state: 'expired' })) {
      if (sha256) await this.files.letGo(sha256);
    }
    await this.files.sweep(Date.now());
  }

  /** Changes each of these rows in a transaction of its own; answers those that were. */
  private async each(sql: string, patch: Readonly<Record<string, string>>): Promise<readonly ExportRow[]> {
    const rows = await this.database.read(system, (tx) => tx.rows<ExportRow>(sql));
    const changed: ExportRow[] = [];
    for (const row of rows) {
      const now = await this.database.write(system, (tx) => tx.change<ExportRow>('export', row, patch));
      if (!isRefusal(now)) changed.push(now);
    }
    return changed;
  }
}

const lostSql = `
  SELECT * FROM export WHERE state IN ('queued', 'running')
    AND requested_at < now() - interval '${exportLostMinutes} minutes' ORDER BY requested_at`;
// Where two archives are the same bytes, the file goes with the later of them.
const oldSql = `
  SELECT * FROM export e WHERE state = 'ready' AND expires_at <= now()
    AND NOT EXISTS (SELECT FROM export o WHERE o.sha256 = e.sha256 AND o.id <> e.id AND o.state = 'ready'
      AND o.expires_at > now()) ORDER BY requested_at`;
