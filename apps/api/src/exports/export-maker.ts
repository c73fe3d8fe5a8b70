import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Export } from '@portal/contracts';
import { type Actor, exportKeptDays, exportWaitSeconds, isRefusal, system } from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { ArchiveFile } from './archive-file.js';
import { NotInOffice } from './country-archive.js';
import { countryAsked } from './export.jobs.js';
import type { ExportRow } from './export.row.js';

/** Told no more finely than this, in per cent: each telling is an entry of the trail. */
const progressStep = 10;

/** Makes the archives that were asked for. A run that comes again begins anew; where the archive is there, it does nothing. */
@Injectable()
export class ExportMaker implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly files: ArchiveFile,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(countryAsked, ({ exportId }) => this.make(exportId));
  }

  private async make(exportId: string): Promise<void> {
    const begun = await this.change(exportId, { state: 'running', progress: 0, problem: null }, [
      'queued',
      'running',
      'failed',
    ]);
    if (!begun) return;
    const person: Actor = { kind: 'person', id: begun.person_id, language: begun.language, assignments: [] };
    try {
      const kept = await this.files.keep({ exportId, iso3: begun.iso3, person, tell: this.tellFrom(exportId) });
      await this.end(begun, kept);
    } catch (failure) {
      await this.change(exportId, { state: 'failed', problem: problemOf(failure) }, ['running']);
      throw failure;
    }
  }

  /** Says how far it is, in steps, and never that it is done before it is. */
  private tellFrom(exportId: string): (share: number) => Promise<void> {
    let told = 0;
    return async (share) => {
      const progress = Math.min(99, Math.floor(share * 100));
      if (progress < told + progressStep) return;
      told = progress;
      await this.change(exportId, { progress }, ['running']);
    };
  }

  private async end(begun: ExportRow, kept: { readonly sha256: string; readonly size: number }): Promise<void> {
    await this.database.write(system, async (tx) => {
      const row = await tx.row<ExportRow & { has_waited: boolean; expires: string }>(
        `SELECT *, now() > requested_at + make_interval(secs => $2) AS has_waited,
           now() + make_interval(days => $3) AS expires FROM export WHERE id = $1 AND state = 'running'`,
        [begun.id, exportWaitSeconds, exportKeptDays],
      );
      if (!row) return true;
      const { has_waited: hasWaited, expires, ...now } = row;
      const ready = { state: 'ready', progress: 100, ...kept, ready_at: tx.now, expires_at: expires };
      const changed = await tx.change<ExportRow>('export', now, ready);
      if (isRefusal(changed)) return changed;
      // Whoever is still looking sees it; whoever has gone on is told.
      if (hasWaited) {
        const told = { kind: 'export-ready', country: row.iso3, url: `/countries/${row.iso3}` } as const;
        await this.notifications.tell(tx, system, [row.person_id], told);
      }
      return true;
    });
  }

  /** Changes a row that is in one of these states; undefined where it is in none. */
  private async change(
    id: string,
    patch: Readonly<Partial<Pick<ExportRow, 'state' | 'progress' | 'problem'>>>,
    from: readonly Export['state'][],
  ): Promise<ExportRow | undefined> {
    const changed = await this.database.write(system, async (tx) => {
      const row = await tx.row<ExportRow>('SELECT * FROM export WHERE id = $1 AND state = ANY ($2)', [id, from]);
      return row ? tx.change<ExportRow>('export', row, patch) : null;
    });
    return changed === null || isRefusal(changed) ? undefined : changed;
  }
}

function problemOf(failure: unknown): NonNullable<Export['problem']> {
  if (failure instanceof NotInOffice) return 'not-in-office';
  return failure instanceof Error && 'syscall' in failure ? 'storage' : 'unexpected';
}
