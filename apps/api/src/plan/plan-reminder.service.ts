import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { actionReminderStep, dayOfInstant, isRefusal, isReminded, system, whoAnswers } from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { type DueActionRow, dueActions } from './due-action.queries.js';
import { answerPath } from './due-action.service.js';

/** A day began on which an action may be due or overdue. */
export const planDayBegan = jobKind('plan.day-began', z.strictObject({}));

/** Before the mail of the day, so that it carries them. */
const everyMorning = '40 4 * * *';

interface Due {
  readonly action: DueActionRow;
  readonly step: number;
}

/** Reminds of actions before and after their last day whoever can say how they stand. */
@Injectable()
export class PlanReminderService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(planDayBegan, () => this.remind(), everyMorning);
  }

  /** A plan at a time: who writes elsewhere waits for no more than that. */
  private async remind(): Promise<void> {
    const due = await this.database.read(system, async (tx) => {
      const today = dayOfInstant(tx.now);
      const rows = await dueActions(tx, today);
      return rows.flatMap((action): Due[] => {
        const step = isReminded('adopted', action.state) ? actionReminderStep(action.ends_on, today) : null;
        return step === null ? [] : [{ action, step }];
      });
    });
    for (const ofPlan of Map.groupBy(due, ({ action }) => action.plan_id).values()) {
      const told = await this.database.write(system, async (tx) => {
        for (const each of ofPlan) await this.tellNew(tx, each);
        return true;
      });
      if (isRefusal(told)) throw new Error('a reminder is never refused');
    }
  }

  /** Nobody is reminded of what they spoke of today: they know. */
  private async tellNew(tx: Transaction, { action, step }: Due): Promise<void> {
    const isNew = await tx.row(
      `INSERT INTO action_reminder (plan_id, line_id, ends_on, step) VALUES ($1, $2, $3, $4)
       ON CONFLICT (line_id, ends_on, step) DO NOTHING RETURNING id`,
      [action.plan_id, action.line_id, action.ends_on, step],
    );
    if (!isNew) return;
    const people = whoAnswers(action).filter((person) => !action.told_today.includes(person));
    await this.notifications.tell(tx, system, people, {
      kind: step > 0 ? 'action-overdue' : 'action-due',
      record: action.id,
      url: answerPath(action.id),
      ...(action.iso3 === null ? {} : { country: action.iso3 }),
    });
  }
}
