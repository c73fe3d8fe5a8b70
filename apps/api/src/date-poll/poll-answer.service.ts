import { Injectable } from '@nestjs/common';
import type { DatePoll, DatePollAnswersInput, PollConfirmationInput, PollReminders } from '@portal/contracts';
import {
  conflict,
  dayOfInstant,
  invalid,
  type InvalidValue,
  isRefusal,
  type Language,
  notFound,
  type Refusal,
  roundTableInstants,
} from '@portal/domain';
import { sentence } from '@portal/texts';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { RoundTableLifeService } from '../round-table/round-table-life.service.js';
import { RoundTableLookup, type RoundTableRow } from '../round-table/round-table-lookup.service.js';
import { DatePollPictureService, takesAnswers } from './date-poll-picture.service.js';
import { type AnswerRow, type OptionRow, type OwingRow, selectOptions } from './date-poll.row.js';
import { pollById } from './date-poll.service.js';

/** What countries answer to a poll, who is reminded, and the date that is confirmed. */
@Injectable()
export class PollAnswerService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly lives: RoundTableLifeService,
    private readonly notifications: NotificationService,
    private readonly pictures: DatePollPictureService,
  ) {}

  /** A country's own; the last one counts, until the poll closes. */
  answer(actor: RequestActor, id: string, { country, answers }: DatePollAnswersInput): Promise<DatePoll | Refusal> {
    return this.database.write(actor, async (tx) => {
      const poll = await pollById(tx, id);
      if (!poll) return notFound;
      const row = await this.roundTables.inside(tx, poll.round_table_id);
      if (isRefusal(row)) return row;
      // State is refused first: an answer to what is over is late, whoever gives it.
      if (!takesAnswers(poll, dayOfInstant(tx.now))) return conflict('poll-closed');
      const mine = await this.roundTables.toAnswer(tx, actor, row.id, country);
      if (isRefusal(mine)) return mine;
      const every = await tx.rows<{ id: string; withdrawn: boolean }>(
        'SELECT id, withdrawn_at IS NOT NULL AS withdrawn FROM date_poll_option WHERE date_poll_id = $1',
        [id],
      );
      const errors: InvalidValue[] = [];
      for (const [place, { option }] of answers.entries()) {
        const asked = every.find((each) => each.id === option);
        if (asked?.withdrawn) return conflict('option-withdrawn');
        if (!asked) errors.push({ pointer: `/answers/${place}/option`, code: 'unknown-option' });
        if (answers.findIndex((each) => each.option === option) < place) {
          errors.push({ pointer: `/answers/${place}/option`, code: 'twice' });
        }
      }
      if (errors.length > 0) return invalid(...errors);
      for (const { option, answer } of answers) {
        const refusal = await this.put(tx, actor, row, country, option, answer);
        if (refusal) return refusal;
      }
      return this.pictures.of(tx, actor, row, poll);
    });
  }

  /** What would be said, and to whom. */
  preview(actor: RequestActor, id: string): Promise<PollReminders | Refusal> {
    return this.database.read(actor, async (tx) => {
      const found = await this.toRemind(tx, actor, id);
      if (isRefusal(found)) return found;
      const countries = [...new Set(found.owing.map(({ iso3 }) => iso3))];
      return {
        items: countries.map((iso3) => {
          const people = found.owing.filter((each) => each.iso3 === iso3);
          const language: Language = people[0]?.language ?? 'en';
          return {
            iso3,
            name: this.roundTables.nameOf(iso3, actor.language),
            people: people.length,
            language,
            words: sentence('notifications', 'poll-reminder', language, {
              meeting: found.row.reference,
              country: '',
            }),
          };
        }),
      };
    });
  }

  /** Reminds the focal points of the countries that have not answered, once a day at most. */
  remind(actor: RequestActor, id: string): Promise<DatePoll | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await this.toRemind(tx, actor, id);
      if (isRefusal(found)) return found;
      const { row, owing } = found;
      // Of two who remind at once the second is told.
      const [kept] = await tx.rows(
        `INSERT INTO date_poll_reminder (round_table_id, date_poll_id, reminded_on, reminded_by, sample)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id`,
        [row.id, id, dayOfInstant(tx.now), actor.id, row.sample],
      );
      if (kept === undefined) return conflict('reminded-today');
      for (const { iso3, person_id } of owing) {
        await this.notifications.tell(tx, actor, [person_id], {
          kind: 'poll-reminder',
          record: row.id,
          country: iso3,
          url: `/round-tables/${row.id}/dates`,
        });
      }
      const poll = await pollById(tx, id);
      return poll ? this.pictures.of(tx, actor, row, poll) : notFound;
    });
  }

  /** The days of an option become the meeting's; everybody concerned is told. */
  confirm(actor: RequestActor, id: string, { option }: PollConfirmationInput): Promise<DatePoll | Refusal> {
    return this.database.write(actor, async (tx) => {
      const poll = await pollById(tx, id);
      if (!poll) return notFound;
      const row = await this.roundTables.toRun(tx, actor, poll.round_table_id);
      if (isRefusal(row)) return row;
      if (poll.state === 'confirmed' || poll.life !== 'dates-polled') return conflict('poll-closed');
      const chosen = (await tx.rows<OptionRow>(selectOptions, [id])).find((each) => each.id === option);
      if (!chosen) return invalid({ pointer: '/option', code: 'unknown-option' });
      const starts = `${chosen.first_day}T${poll.day_begins}`;
      const ends = `${chosen.last_day}T${poll.day_ends}`;
      const time = roundTableInstants({ starts, ends, zone: poll.zone });
      if (!('startsAt' in time)) return invalid(...time.map(({ code }) => ({ pointer: '/option', code })));
      const { startsAt, endsAt } = time;
      const placed = await tx.change<Versioned>('round_table', row, {
        zone: poll.zone,
        starts,
        ends,
        starts_at: startsAt,
        ends_at: endsAt,
        year: Number(chosen.first_day.slice(0, 4)),
      });
      if (isRefusal(placed)) return conflict('step-not-possible');
      const kept = await tx.change<Versioned>('date_poll', poll, { state: 'confirmed', confirmed_option_id: option });
      if (isRefusal(kept)) return conflict('poll-closed');
      const present = await this.roundTables.toRun(tx, actor, row.id);
      if (isRefusal(present)) return present;
      const stepped = await this.lives.stepIn(tx, actor, present, 'confirm', '');
      if (isRefusal(stepped)) return stepped;
      const after = await pollById(tx, id);
      return after ? this.pictures.of(tx, actor, stepped, after) : notFound;
    });
  }

  private async put(
    tx: Transaction,
    actor: RequestActor,
    row: RoundTableRow,
    iso3: string,
    option: string,
    answer: string,
  ): Promise<Refusal | null> {
    const values = { answer, answered_by: actor.id, answered_at: tx.now };
    const before = await tx.row<AnswerRow>(
      'SELECT * FROM date_poll_answer WHERE date_poll_option_id = $1 AND iso3 = $2',
      [option, iso3],
    );
    if (before?.answer === answer) return null;
    if (before) {
      const changed = await tx.change<Versioned>('date_poll_answer', before, values);
      return isRefusal(changed) ? changed : null;
    }
    await tx.insert('date_poll_answer', {
      round_table_id: row.id,
      date_poll_option_id: option,
      iso3,
      sample: row.sample,
      ...values,
    });
    return null;
  }

  private async toRemind(tx: ReadTransaction, actor: RequestActor, id: string) {
    const poll = await pollById(tx, id);
    if (!poll) return notFound;
    const row = await this.roundTables.toRun(tx, actor, poll.round_table_id);
    if (isRefusal(row)) return row;
    const today = dayOfInstant(tx.now);
    if (!takesAnswers(poll, today)) return conflict('poll-closed');
    if (poll.reminded_on === today) return conflict('reminded-today');
    const owing = await tx.rows<OwingRow>(
      `SELECT c.iso3, h.id AS person_id, coalesce(p.language, 'en') AS language
       FROM app.round_table_countries(ARRAY[$1::uuid]) c
       CROSS JOIN LATERAL unnest(app.holders('focal-point', ARRAY[c.iso3], app.today())) AS h (id) LEFT JOIN person p USING (id)
       WHERE EXISTS (SELECT FROM date_poll_option o WHERE o.date_poll_id = $2 AND o.withdrawn_at IS NULL
         AND NOT EXISTS (SELECT FROM date_poll_answer a WHERE a.date_poll_option_id = o.id AND a.iso3 = c.iso3))
       ORDER BY c.iso3, h.id`,
      [row.id, id],
    );
    return owing.length === 0 ? conflict('everybody-answered') : { row, owing };
  }
}
