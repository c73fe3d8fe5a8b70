import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import type { Notification } from '@portal/contracts';
import {
  ageingStep,
  type Day,
  dayOfInstant,
  decidersOn,
  isRefusal,
  type Offices,
  silenceStep,
  type SilenceStep,
  system,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { holdersOf } from './offices.queries.js';
import {
  type ReturnedRow,
  type ShowingRow,
  showingLevels,
  unansweredReturns,
  waitingClaims,
  type WaitingRow,
} from './reminder.queries.js';

/** A day began on which somebody may have to be reminded. */
export const statusDayBegan = jobKind('status.day-began', z.strictObject({}));

/** Before the mail of the day, so that it carries them. */
const everyMorning = '30 4 * * *';

/** One thing that somebody may be reminded of, once. */
export interface Due {
  readonly kind: Notification['kind'];
  readonly step: number;
  readonly subject: string;
  readonly iso3: string;
  readonly url: string;
  readonly people: readonly string[];
}

/** Reminds of what waits and of what grows old, and escalates; nothing is ever decided by silence. */
@Injectable()
export class ReminderService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(statusDayBegan, () => this.remind(), everyMorning);
  }

  /** A country at a time: who writes elsewhere waits for no more than that. */
  private async remind(): Promise<void> {
    const due = await this.database.read(system, async (tx) => {
      const today = dayOfInstant(tx.now);
      const people = new Holders(tx, today);
      return [
        ...(await silentValidators(await waitingClaims(tx), today, people)),
        ...(await unanswered(await unansweredReturns(tx), today, people)),
        ...(await growingOld(await showingLevels(tx), today, people)),
      ];
    });
    for (const each of byCountry(due)) {
      const told = await this.database.write(system, async (tx) => {
        await this.tellNew(tx, each);
        return true;
      });
      if (isRefusal(told)) throw new Error('a reminder is never refused');
    }
  }

  /** Whoever is reminded of several things of one kind in one country is told once. */
  private async tellNew(tx: Transaction, due: readonly Due[]): Promise<void> {
    const told = new Set<string>();
    for (const each of due) {
      const isNew = await tx.row(
        `INSERT INTO reminder (kind, step, subject, iso3) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind, step, subject, iso3) DO NOTHING RETURNING id`,
        [each.kind, each.step, each.subject, each.iso3],
      );
      if (!isNew) continue;
      for (const person of each.people) {
        if (told.has(`${person} ${each.kind}`)) continue;
        told.add(`${person} ${each.kind}`);
        await this.notifications.tell(tx, system, [person], { kind: each.kind, country: each.iso3, url: each.url });
      }
    }
  }
}

/** Who holds which office today; each is asked for once. */
export class Holders {
  private readonly known = new Map<string, Promise<readonly string[]>>();

  constructor(
    private readonly tx: ReadTransaction,
    private readonly today: Day,
  ) {}

  focalPoints(iso3: string): Promise<readonly string[]> {
    return this.once(`focal-point ${iso3}`, () => holdersOf(this.tx, 'focal-point', [iso3], this.today));
  }

  /** Of the main region; where nobody is in office there, of the country's other regions. */
  async secretariat(regions: readonly string[]): Promise<readonly string[]> {
    const [main = ''] = regions;
    const own = await this.once(`secretariat ${main}`, () => holdersOf(this.tx, 'secretariat', [main], this.today));
    if (own.length > 0) return own;
    return this.once(`secretariat ${regions.join()}`, () => holdersOf(this.tx, 'secretariat', regions, this.today));
  }

  /** The heads of the main region; where there is none, all of the secretariat. */
  async heads(regions: readonly string[]): Promise<readonly string[]> {
    const [main = ''] = regions;
    const heads = await this.once(`head ${main}`, async () => {
      const row = await this.tx.row<{ heads: readonly string[] }>('SELECT app.heads($1, $2) AS heads', [
        [main],
        this.today,
      ]);
      return row?.heads ?? [];
    });
    return heads.length > 0 ? heads : this.secretariat(regions);
  }

  coordinators(): Promise<readonly string[]> {
    return this.once('coordinators', () => holdersOf(this.tx, 'coordinator', ['network'], this.today));
  }

  private once(key: string, ask: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const known = this.known.get(key) ?? ask();
    this.known.set(key, known);
    return known;
  }
}

const kindOfSilence: Readonly<Record<SilenceStep, Notification['kind']>> = {
  3: 'validation-waits',
  7: 'validation-waits-long',
  14: 'validation-open-to-coordinators',
};

async function silentValidators(rows: readonly WaitingRow[], today: Day, people: Holders): Promise<Due[]> {
  const due: Due[] = [];
  for (const row of rows) {
    const step = silenceStep(dayOfInstant(row.sent_at), today);
    if (step === null) continue;
    const to = await validatorsAt(step, row, today, people);
    due.push({
      kind: kindOfSilence[step],
      step,
      subject: row.id,
      iso3: row.iso3,
      url: `/validation?claim=${row.id}`,
      people: to.filter((person) => person !== row.sent_by),
    });
  }
  return due;
}

/** Where coordinators decide from the first day on, they are the ones who are reminded. */
function validatorsAt(step: SilenceStep, row: WaitingRow, today: Day, people: Holders): Promise<readonly string[]> {
  const offices: Offices = { regions: row.regions, hasSecretariat: row.has_secretariat, hasFocalPoint: true };
  const claim = { iso3: row.iso3, state: 'submitted', sentById: row.sent_by, sentAsRole: row.sent_role, sentAt: null };
  const deciders = decidersOn(today, { ...claim, state: 'submitted' }, offices);
  if (deciders.coordinatorNow || step === 14) return people.coordinators();
  return step === 7 ? people.heads(row.regions) : people.secretariat(row.regions);
}

async function unanswered(rows: readonly ReturnedRow[], today: Day, people: Holders): Promise<Due[]> {
  const due: Due[] = [];
  for (const { id, iso3, returned_at, regions } of rows) {
    const step = silenceStep(dayOfInstant(returned_at), today);
    if (step === null) continue;
    const about = { step, subject: id, iso3 };
    const url = `/countries/${iso3}/update`;
    due.push({ ...about, kind: 'return-waits', url, people: await people.focalPoints(iso3) });
    if (step !== 14) continue;
    const secretariat = await people.secretariat(regions);
    due.push({ ...about, kind: 'return-unanswered', url: `/countries/${iso3}?tab=history`, people: secretariat });
  }
  return due;
}

async function growingOld(rows: readonly ShowingRow[], today: Day, people: Holders): Promise<Due[]> {
  const due: Due[] = [];
  for (const { claim_id, iso3, attested_on, shelf_life_months, regions } of rows) {
    const step = ageingStep(attested_on, shelf_life_months, today);
    if (step === null) continue;
    const about = { step, subject: claim_id, iso3 };
    const kind = step === 0 ? 'level-out-of-date' : 'level-ageing';
    due.push({ ...about, kind, url: `/countries/${iso3}/update`, people: await people.focalPoints(iso3) });
    if (step !== 0) continue;
    const secretariat = await people.secretariat(regions);
    due.push({ ...about, kind: 'country-out-of-date', url: `/countries/${iso3}`, people: secretariat });
  }
  return due;
}

function byCountry(due: readonly Due[]): readonly (readonly Due[])[] {
  return [...Map.groupBy(due, ({ iso3 }) => iso3).values()];
}
