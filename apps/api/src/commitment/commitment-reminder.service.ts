import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { commitmentRemindedUpTo, commitmentReminderStep, dayOfInstant, isRefusal, system } from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { addresseesOf } from './commitment.people.js';
import { type CommitmentRow, selectCommitments } from './commitment.row.js';
import { commitmentPath } from './commitment.service.js';

/** A day began on which a commitment may be due or overdue. */
export const commitmentDayBegan = jobKind('commitment.day-began', z.strictObject({}));

/** Before the mail of the day, so that it carries them. */
const everyMorning = '45 4 * * *';

/** Reminds those to whom a commitment falls: a week before its due day, on the day, a fortnight after. */
@Injectable()
export class CommitmentReminderService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(commitmentDayBegan, () => this.remind(), everyMorning);
  }

  /** Once a day; more often changes nothing. */
  async remind(): Promise<void> {
    const due = await this.database.read(system, async (tx) => {
      const today = dayOfInstant(tx.now);
      const rows = await tx.rows<CommitmentRow>(
        `${selectCommitments} WHERE m.state IN ('open', 'acknowledged', 'under-way') AND m.due_on <= $1 ORDER BY m.id`,
        [commitmentRemindedUpTo(today)],
      );
      return rows.flatMap((row) => {
        const step = commitmentReminderStep(row.due_on, today);
        return step === null ? [] : [{ row, step }];
      });
    });
    for (const { row, step } of due) {
      const told = await this.database.write(system, async (tx) => {
        await this.tellNew(tx, row, step);
        return true as const;
      });
      if (isRefusal(told)) throw new Error('a reminder is never refused');
    }
  }

  private async tellNew(tx: Transaction, row: CommitmentRow, step: number): Promise<void> {
    const isNew = await tx.row(
      `INSERT INTO commitment_reminder (round_table_id, commitment_id, step) VALUES ($1, $2, $3)
       ON CONFLICT (commitment_id, step) DO NOTHING RETURNING id`,
      [row.round_table_id, row.id, step],
    );
    if (!isNew) return;
    await this.notifications.tell(tx, system, await addresseesOf(tx, row), {
      kind: step > 0 ? 'commitment-overdue' : 'commitment-due',
      record: row.id,
      url: commitmentPath(row),
      ...(row.iso3 === null ? {} : { country: row.iso3 }),
    });
  }
}
