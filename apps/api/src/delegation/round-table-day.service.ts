import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { type Day, dayOfInstant, daysBetween, isRefusal, lateSteps, system } from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { linesOf } from './checklist.queries.js';
import { readinessOf } from './readiness.queries.js';
import { standsOf } from './readiness.service.js';
import { type RemindedMeeting, ReminderService } from './reminder.service.js';

/** A day began on which a round table may owe something, or what its delegates needed is to go. */
export const roundTableDayBegan = jobKind('delegation.day-began', z.strictObject({}));

/** Before the mail of the day, so that it carries what is late. */
const everyMorning = '45 4 * * *';

/** What happens by itself every day: needs go, the secretariat learns what is late, late countries are reminded once. */
@Injectable()
export class RoundTableDayService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly notifications: NotificationService,
    private readonly reminders: ReminderService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(roundTableDayBegan, () => this.run(), everyMorning);
  }

  private async run(): Promise<void> {
    await this.write((tx) => tx.rows('DELETE FROM delegate_need WHERE delete_on <= app.today()'));
    const meetings = await this.database.read(system, (tx) => tx.rows<RemindedMeeting>(openSql));
    for (const meeting of meetings) {
      await this.write(async (tx) => {
        const today = dayOfInstant(tx.now);
        await this.sendReminders(tx, meeting, today);
        await this.tellLate(tx, meeting, today);
      });
    }
  }

  /** On their day, and then never again: the line is done. */
  private async sendReminders(tx: Transaction, meeting: RemindedMeeting, today: Day): Promise<void> {
    const line = (await linesOf(tx, meeting, today)).find(({ key }) => key === 'reminders');
    if (!line || line.state === 'done' || line.dueOn === null || line.dueOn > today) return;
    if (meeting.starts === null || meeting.starts.slice(0, 10) < today) return;
    for (const known of await readinessOf(tx, meeting, 'en', today)) {
      const steps = standsOf(known, today);
      const isOpen = lateSteps({ steps }).length > 0 || Object.values(steps).some(({ state }) => state === 'due');
      if (isOpen) await this.reminders.remindOne(tx, system, meeting, known.iso3);
    }
    await tx.rows(
      'INSERT INTO checklist_mark (round_table_id, item, done_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [meeting.id, 'reminders', tx.now],
    );
  }

  /** Told once when it becomes late, and once a week while it is. */
  private async tellLate(tx: Transaction, meeting: RemindedMeeting, today: Day): Promise<void> {
    const late = (await linesOf(tx, meeting, today)).filter(({ state }) => state === 'late');
    let isNews = false;
    for (const { key, dueOn } of late) {
      const week = dueOn === null ? 0 : Math.floor(daysBetween(dueOn, today) / 7);
      const fresh = await tx.row(
        `INSERT INTO checklist_notice (round_table_id, item, week) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING id`,
        [meeting.id, key, week],
      );
      isNews ||= fresh !== undefined;
    }
    if (!isNews) return;
    const people = await tx.row<{ ids: string[] }>(
      `SELECT app.holders('secretariat', ARRAY[$1::text], app.today()) AS ids`,
      [meeting.region],
    );
    await this.notifications.tell(tx, system, people?.ids ?? [], {
      kind: 'checklist-late',
      record: meeting.id,
      url: `/round-tables/${meeting.id}/readiness`,
    });
  }

  private async write(work: (tx: Transaction) => Promise<unknown>): Promise<void> {
    const done = await this.database.write(system, async (tx) => {
      await work(tx);
      return true;
    });
    if (isRefusal(done)) throw new Error('what a day brings is never refused');
  }
}

/** Those that are planned, and those held whose minutes and conclusions are due. */
const openSql = `
  SELECT t.id, t.reference, t.region, t.host_country, t.city, to_char(t.starts, 'YYYY-MM-DD"T"HH24:MI') AS starts, t.sample
  FROM round_table t WHERE t.fact IS NULL AND t.life IN ('confirmed', 'invited', 'held') AND t.starts IS NOT NULL
    AND t.starts > app.today() - interval '90 days' ORDER BY t.starts`;
