import { Injectable } from '@nestjs/common';
import type {
  DatePoll,
  DatePollInput,
  DatePollPatch,
  DatePolls,
  DatePollsOfYearQuery,
  DateProposals,
  DateProposalsQuery,
  OfRoundTable,
} from '@portal/contracts';
import {
  conflict,
  daysBetween,
  dayOfInstant,
  invalid,
  type InvalidValue,
  isRefusal,
  isZone,
  nextPollLetter,
  notFound,
  type Refusal,
} from '@portal/domain';
import { PollCalendarService } from '../date-conflict/poll-calendar.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { RoundTableLifeService } from '../round-table/round-table-life.service.js';
import { RoundTableLookup, type RoundTableRow } from '../round-table/round-table-lookup.service.js';
import { DatePollPictureService, takesAnswers } from './date-poll-picture.service.js';
import { type DatePollRow, type OptionRow, selectOptions, selectPolls } from './date-poll.row.js';

type Options = DatePollInput['options'];

/** Polls on the days of a meeting: what is asked, and until when. */
@Injectable()
export class DatePollService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly lives: RoundTableLifeService,
    private readonly calendars: PollCalendarService,
    private readonly pictures: DatePollPictureService,
  ) {}

  list(actor: RequestActor, { roundTable }: OfRoundTable): Promise<DatePolls | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, roundTable);
      if (isRefusal(row)) return row;
      const polls = await tx.rows<DatePollRow>(
        `${selectPolls} WHERE p.round_table_id = $1 ORDER BY p.opened_at DESC, p.id DESC`,
        [roundTable],
      );
      const items: DatePoll[] = [];
      for (const poll of polls) items.push(await this.pictures.of(tx, actor, row, poll));
      return { items };
    });
  }

  /** Those that are open and ask about days of a year, of the meetings whose inside the reader sees. */
  ofYear(actor: RequestActor, year: number, { sample }: DatePollsOfYearQuery): Promise<DatePolls | Refusal> {
    return this.database.read(actor, async (tx) => {
      const polls = await tx.rows<DatePollRow>(
        `${selectPolls} WHERE p.state = 'open' AND t.life = 'dates-polled' AND ($2 OR NOT t.sample)
           AND EXISTS (SELECT FROM date_poll_option o WHERE o.date_poll_id = p.id AND o.withdrawn_at IS NULL
             AND o.first_day BETWEEN make_date($1, 1, 1) AND make_date($1, 12, 31))
         ORDER BY p.opened_at, p.id`,
        [year, sample === 'include'],
      );
      const items: DatePoll[] = [];
      for (const poll of polls) {
        const row = await this.roundTables.inside(tx, poll.round_table_id);
        if (!isRefusal(row)) items.push(await this.pictures.of(tx, actor, row, poll));
      }
      return { items };
    });
  }

  read(actor: RequestActor, id: string): Promise<DatePoll | Refusal> {
    return this.database.read(actor, (tx) => this.picture(tx, actor, id));
  }

  /** Days that are free for everybody. */
  proposals(actor: RequestActor, query: DateProposalsQuery): Promise<DateProposals | Refusal> {
    const { roundTable, first, last, days, notice } = query;
    if (last < first) return Promise.resolve(invalid({ pointer: '/last', code: 'ends-before-start' }));
    if (daysBetween(first, last) > 400) return Promise.resolve(invalid({ pointer: '/last', code: 'too-big' }));
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, roundTable);
      if (isRefusal(row)) return row;
      const search = { within: { first, last }, days, notice, today: dayOfInstant(tx.now) };
      const { items, holidaysNotKnown } = await this.calendars.free(tx, actor, row, search);
      return { items: [...items], holidaysNotKnown: [...holidaysNotKnown] };
    });
  }

  /** Asks the countries; where the meeting is not being polled yet, that is its next step, and they are told. */
  open(actor: RequestActor, input: DatePollInput): Promise<DatePoll | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, input.roundTable);
      if (isRefusal(row)) return row;
      const before = await tx.row<DatePollRow>(`${selectPolls} WHERE p.round_table_id = $1 AND p.state = 'open'`, [
        row.id,
      ]);
      const today = dayOfInstant(tx.now);
      if (before && takesAnswers(before, today)) return conflict('poll-open');
      const zone = input.zone ?? row.zone;
      const errors = wrongIn(input, today);
      if (zone === null) errors.push({ pointer: '/zone', code: 'required' });
      else if (!isZone(zone)) errors.push({ pointer: '/zone', code: 'unknown-zone' });
      if (errors.length > 0 || zone === null) return invalid(...errors);
      if (before) {
        const closed = await tx.change<Versioned>('date_poll', before, { state: 'closed' });
        if (isRefusal(closed)) return conflict('poll-open');
      }
      if (row.life !== 'dates-polled') {
        const stepped = await this.lives.stepIn(tx, actor, row, 'poll', '');
        if (isRefusal(stepped)) return stepped;
      }
      const { id } = await tx.insert<Versioned>('date_poll', {
        round_table_id: row.id,
        closes_on: input.closesOn,
        zone,
        day_begins: input.from,
        day_ends: input.until,
        opened_by: actor.id,
        opened_at: tx.now,
        sample: row.sample,
      });
      await this.addOptions(tx, row, id, input.options, []);
      return this.picture(tx, actor, id);
    });
  }

  /** Options whose days stay keep their letter and their answers; others are taken back or added. */
  change(
    actor: RequestActor,
    id: string,
    patch: DatePollPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<DatePoll | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await this.toRun(tx, actor, id);
      if (isRefusal(found)) return found;
      const { row, poll } = found;
      if (poll.state !== 'open' || poll.life !== 'dates-polled') return conflict('poll-closed');
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const current = await this.pictures.of(tx, actor, row, poll);
      if (ifMatch !== '*' && ifMatch !== poll.version) return { refused: 'stale', current };
      const errors = wrongIn(patch, dayOfInstant(tx.now));
      if (errors.length > 0) return invalid(...errors);
      const changed = await tx.change<Versioned>('date_poll', poll, { closes_on: patch.closesOn ?? poll.closes_on });
      if (isRefusal(changed)) return changed.refused === 'stale' ? { refused: 'stale', current } : changed;
      if (patch.options) {
        const refusal = await this.putOptions(tx, row, id, patch.options);
        if (refusal) return refusal;
      }
      return this.picture(tx, actor, id);
    });
  }

  close(actor: RequestActor, id: string): Promise<DatePoll | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await this.toRun(tx, actor, id);
      if (isRefusal(found)) return found;
      if (found.poll.state !== 'open') return conflict('poll-closed');
      const closed = await tx.change<Versioned>('date_poll', found.poll, { state: 'closed' });
      return isRefusal(closed) ? conflict('poll-closed') : this.picture(tx, actor, id);
    });
  }

  private async putOptions(tx: Transaction, row: RoundTableRow, id: string, said: Options): Promise<Refusal | null> {
    const standing = await tx.rows<OptionRow>(selectOptions, [id]);
    const isSaid = (option: OptionRow) =>
      said.some(({ first, last }) => first === option.first_day && last === option.last_day);
    for (const option of standing.filter((each) => !isSaid(each))) {
      const gone = await tx.change<Versioned>('date_poll_option', option, { withdrawn_at: tx.now });
      if (isRefusal(gone)) return conflict('option-withdrawn');
    }
    const added = said.filter(
      ({ first, last }) => !standing.some((each) => each.first_day === first && each.last_day === last),
    );
    const letters = await tx.rows<{ letter: string }>('SELECT letter FROM date_poll_option WHERE date_poll_id = $1', [
      id,
    ]);
    if (letters.length + added.length > 26) return invalid({ pointer: '/options', code: 'too-many' });
    await this.addOptions(
      tx,
      row,
      id,
      added,
      letters.map(({ letter }) => letter),
    );
    return null;
  }

  private async addOptions(
    tx: Transaction,
    row: RoundTableRow,
    id: string,
    options: Options,
    letters: readonly string[],
  ): Promise<void> {
    const given = [...letters];
    for (const { first, last } of options) {
      const letter = nextPollLetter(given);
      given.push(letter);
      await tx.insert('date_poll_option', {
        round_table_id: row.id,
        date_poll_id: id,
        letter,
        first_day: first,
        last_day: last,
        sample: row.sample,
      });
    }
  }

  private async toRun(tx: ReadTransaction, actor: RequestActor, id: string) {
    const poll = await pollById(tx, id);
    if (!poll) return notFound;
    const row = await this.roundTables.toRun(tx, actor, poll.round_table_id);
    return isRefusal(row) ? row : { row, poll };
  }

  private async picture(tx: ReadTransaction, actor: RequestActor, id: string): Promise<DatePoll | Refusal> {
    const poll = await pollById(tx, id);
    if (!poll) return notFound;
    const row = await this.roundTables.inside(tx, poll.round_table_id);
    return isRefusal(row) ? row : this.pictures.of(tx, actor, row, poll);
  }
}

export function pollById(tx: ReadTransaction, id: string): Promise<DatePollRow | undefined> {
  return tx.row<DatePollRow>(`${selectPolls} WHERE p.id = $1`, [id]);
}

/** What of the days cannot be: over before they begin, in the past, twice the same, before the poll closes. */
function wrongIn({ closesOn, options = [] }: DatePollPatch, today: string): InvalidValue[] {
  const errors: InvalidValue[] = [];
  if (closesOn !== undefined && closesOn < today) errors.push({ pointer: '/closesOn', code: 'past-day' });
  for (const [place, { first, last }] of options.entries()) {
    const pointer = `/options/${place}`;
    if (last < first) errors.push({ pointer: `${pointer}/last`, code: 'ends-before-start' });
    else if (daysBetween(first, last) > 30) errors.push({ pointer: `${pointer}/last`, code: 'too-big' });
    if (first <= today) errors.push({ pointer: `${pointer}/first`, code: 'past-day' });
    if (options.findIndex((each) => each.first === first && each.last === last) < place) {
      errors.push({ pointer, code: 'twice' });
    }
  }
  return errors;
}
