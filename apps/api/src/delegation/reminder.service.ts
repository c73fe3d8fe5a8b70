import { Injectable } from '@nestjs/common';
import type { Readiness, ReminderAsked, ReminderPreview, RemindInput } from '@portal/contracts';
import {
  type Actor,
  conflict,
  dayOfInstant,
  isRefusal,
  type Language,
  lateSteps,
  readinessSteps,
  type ReadinessStep,
  type Refusal,
} from '@portal/domain';
import { sentence } from '@portal/texts';
import { dayIn } from '../platform/day-words.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import type { Addressee } from '../platform/mail/letter.js';
import { Mail } from '../platform/mail/mail.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { type ReadinessKnown, type ReadinessMeeting, readinessOf } from './readiness.queries.js';
import { ReadinessService, standsOf } from './readiness.service.js';

/** A meeting, with what its mails call it. */
export interface RemindedMeeting extends ReadinessMeeting {
  readonly reference: string;
  readonly city: string;
}

/** Writes to the focal points of countries that are late, each in their own language: one mail a day a country. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly database: Database,
    private readonly mail: Mail,
    private readonly roundTables: RoundTableLookup,
    private readonly readiness: ReadinessService,
  ) {}

  preview(actor: RequestActor, { roundTable, iso3 }: ReminderAsked): Promise<ReminderPreview | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, roundTable);
      if (isRefusal(row)) return row;
      const country = (await readinessOf(tx, row, actor.language, dayOfInstant(tx.now))).find(
        (each) => each.iso3 === iso3,
      );
      if (!country) return conflict('not-taking-part');
      const people = await addresseesOf(tx, iso3);
      const language = people[0]?.language ?? row.language;
      const { subject, paragraphs } = await letterOf(tx, row, iso3, language);
      return {
        iso3,
        to: people.map(({ name }) => name),
        language,
        subject,
        paragraphs: [...paragraphs],
        remindedToday: country.remindedToday,
      };
    });
  }

  /** Of several, those that were not reminded today; of one, that it was is said. */
  remind(actor: RequestActor, { roundTable, countries }: RemindInput): Promise<Readiness | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, roundTable);
      if (isRefusal(row)) return row;
      const known = await readinessOf(tx, row, actor.language, dayOfInstant(tx.now));
      if (countries.some((iso3) => !known.some((each) => each.iso3 === iso3))) return conflict('not-taking-part');
      let sent = 0;
      for (const iso3 of new Set(countries)) if (await this.remindOne(tx, actor, row, iso3)) sent += 1;
      if (sent === 0) {
        const isAgain = known.some((each) => countries.includes(each.iso3) && each.remindedToday);
        return conflict(isAgain ? 'reminded-today' : 'nobody-to-remind');
      }
      return this.readiness.pictured(tx, actor, roundTable);
    });
  }

  /** Whether a mail went: not twice a day, and not where nobody holds the office. */
  async remindOne(tx: Transaction, actor: Actor, meeting: RemindedMeeting, iso3: string): Promise<boolean> {
    const people = await tx.derive(() => addresseesOf(tx, iso3));
    const [first] = people;
    if (!first) return false;
    const [fresh] = await tx.rows<{ id: string }>(
      `INSERT INTO readiness_reminder (round_table_id, iso3, sent_on, steps, language, sent_by, sent_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (round_table_id, iso3, sent_on) DO NOTHING RETURNING id`,
      [
        meeting.id,
        iso3,
        dayOfInstant(tx.now),
        await openStepsOf(tx, meeting, iso3),
        first.language,
        actor.kind === 'person' ? actor.id : null,
        tx.now,
      ],
    );
    if (!fresh) return false;
    for (const to of people) {
      const { subject, paragraphs } = await letterOf(tx, meeting, iso3, to.language);
      await this.mail.post(tx, {
        to,
        kind: 'readiness',
        subject,
        paragraphs,
        action: {
          words: sentence('readiness-mail', 'open', to.language, {}),
          path: `/round-tables/${meeting.id}/readiness`,
        },
        mayChoose: false,
      });
    }
    return true;
  }
}

async function addresseesOf(tx: ReadTransaction, iso3: string): Promise<readonly Addressee[]> {
  return tx.rows<Addressee>(
    `SELECT id AS "personId", email AS address, name, language, sample AS "isSample" FROM person
     WHERE id = ANY (app.holders('focal-point', ARRAY[$1], app.today())) ORDER BY id`,
    [iso3],
  );
}

/** What is late; where nothing is, what is still to come. */
async function openStepsOf(
  tx: ReadTransaction,
  meeting: RemindedMeeting,
  iso3: string,
): Promise<readonly ReadinessStep[]> {
  const today = dayOfInstant(tx.now);
  const known = (await readinessOf(tx, meeting, 'en', today)).find((each) => each.iso3 === iso3);
  return known ? openSteps(known, today) : [];
}

function openSteps(known: ReadinessKnown, today: string): readonly ReadinessStep[] {
  const steps = standsOf(known, today);
  const late = lateSteps({ steps });
  return late.length > 0 ? late : readinessSteps.filter((step) => steps[step].state === 'due');
}

async function letterOf(
  tx: ReadTransaction,
  meeting: RemindedMeeting,
  iso3: string,
  language: Language,
): Promise<{ readonly subject: string; readonly paragraphs: readonly string[] }> {
  const today = dayOfInstant(tx.now);
  const known = (await readinessOf(tx, meeting, language, today)).find((each) => each.iso3 === iso3);
  const first = meeting.starts?.slice(0, 10) ?? null;
  const values = {
    country: known?.name ?? iso3,
    meeting: [meeting.reference, meeting.city].filter(Boolean).join(', '),
    day: first === null ? '' : dayIn(language, first),
  };
  const say = (key: string, more: Readonly<Record<string, string>> = {}) =>
    sentence('readiness-mail', key, language, { ...values, ...more });
  const steps = known ? openSteps(known, today) : [];
  const dueOf = (step: ReadinessStep) => known?.steps[step].dueOn ?? null;
  const line = (step: ReadinessStep) => {
    const due = dueOf(step);
    const words = say(`step.${step}`);
    return due === null ? words : say('line', { step: words, due: dayIn(language, due) });
  };
  return {
    subject: say('subject'),
    paragraphs: [say(first === null ? 'lead-no-day' : 'lead'), ...steps.map(line)],
  };
}
