import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { isRefusal, system } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { draftOf } from './draft.queries.js';

/** Drafts have grown by some changes. */
export const draftsGrew = jobKind('conclusion.drafts-grew', z.strictObject({}));

const everyTenMinutes = '*/10 * * * *';
/** Below so many changes reading each costs nothing. */
const fewUpdates = 100;

/** Makes one change of many, so that opening a long draft costs no more than its text. The changes themselves stay. */
@Injectable()
export class DraftSnapshotService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(draftsGrew, () => this.makeAll(), everyTenMinutes);
  }

  private async makeAll(): Promise<void> {
    const grown = await this.database.read(system, (tx) =>
      tx.rows<{ id: string }>(
        `SELECT u.round_table_id AS id FROM conclusion_update u
         LEFT JOIN conclusion_snapshot s ON s.round_table_id = u.round_table_id
         WHERE s.until IS NULL OR u.written_at > s.until GROUP BY u.round_table_id HAVING count(*) >= $1`,
        [fewUpdates],
      ),
    );
    for (const { id } of grown) {
      const made = await this.database.write(system, async (tx) => {
        await tx.rows(
          `INSERT INTO conclusion_snapshot (round_table_id, bytes, until) VALUES ($1, $2, $3)
           ON CONFLICT (round_table_id) DO UPDATE SET bytes = EXCLUDED.bytes, until = EXCLUDED.until`,
          [id, await draftOf(tx, id), tx.now],
        );
        return true as const;
      });
      if (isRefusal(made)) throw new Error('a snapshot is never refused');
    }
  }
}
