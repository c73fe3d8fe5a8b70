import { Injectable } from '@nestjs/common';
import type { DatePoll } from '@portal/contracts';
import {
  type Day,
  dayOfInstant,
  isFocalPointOf,
  isPollOpen,
  type PolledOption,
  type PollState,
  rankOptions,
} from '@portal/domain';
import { PollCalendarService } from '../date-conflict/poll-calendar.service.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { RoundTableLookup, type RoundTableRow } from '../round-table/round-table-lookup.service.js';
import { type AnswerRow, type DatePollRow, type OptionRow, selectOptions } from './date-poll.row.js';

/** A poll with its answers, what stands against each option, and which one comes first. */
@Injectable()
export class DatePollPictureService {
  constructor(
    private readonly roundTables: RoundTableLookup,
    private readonly calendars: PollCalendarService,
  ) {}

  async of(tx: ReadTransaction, actor: RequestActor, row: RoundTableRow, poll: DatePollRow): Promise<DatePoll> {
    const options = await tx.rows<OptionRow>(selectOptions, [poll.id]);
    const answers = await tx.rows<AnswerRow>(
      `SELECT a.* FROM date_poll_answer a WHERE a.date_poll_option_id = ANY ($1) ORDER BY a.iso3`,
      [options.map(({ id }) => id)],
    );
    const spans = options.map(({ first_day, last_day }) => ({ first: first_day, last: last_day }));
    const { conflicts, holidaysNotKnown } = await this.calendars.against(tx, actor, row, spans);
    const countries = await this.countriesOf(tx, actor, row, options, answers);
    // A country that no longer takes part is not counted.
    const taking = new Set(countries.map(({ iso3 }) => iso3));
    const counted = answers.filter(({ iso3 }) => taking.has(iso3));
    const { ranked, reason } = rankOptions(
      options.map((option, place) => toPolled(option, counted, conflicts[place]?.length ?? 0)),
      row.host_country,
    );
    const mayRun = this.roundTables.mayRun(actor, row);
    const today = dayOfInstant(tx.now);
    const isOpen = isPollOpen({ state: poll.state, closesOn: poll.closes_on, life: poll.life }, today);
    return {
      id: poll.id,
      roundTable: row.id,
      state: stateOf(poll, isOpen),
      closesOn: poll.closes_on,
      zone: poll.zone,
      from: poll.day_begins,
      until: poll.day_ends,
      options: options.map((option, place) => {
        const at = ranked.findIndex(({ id }) => id === option.id);
        return {
          id: option.id,
          letter: option.letter,
          first: option.first_day,
          last: option.last_day,
          answers: counted
            .filter((each) => each.date_poll_option_id === option.id)
            .map(({ iso3, answer, answered_at }) => ({ iso3, answer, at: answered_at })),
          yes: ranked[at]?.yes ?? 0,
          ifNeedBe: ranked[at]?.ifNeedBe ?? 0,
          no: ranked[at]?.no ?? 0,
          rank: at + 1,
          conflicts: conflicts[place] ?? [],
        };
      }),
      countries,
      best: reason !== null && ranked[0] ? { option: ranked[0].id, reason } : null,
      confirmed: poll.confirmed_option_id,
      holidaysNotKnown: [...holidaysNotKnown],
      remindedOn: poll.reminded_on,
      answersFor: isOpen ? countries.flatMap(({ iso3 }) => (isFocalPointOf(actor, iso3) ? [iso3] : [])) : [],
      mayRun,
      mayRemind: mayRun && isOpen && poll.reminded_on !== today && countries.some((each) => !each.hasAnswered),
      sample: poll.sample,
      version: poll.version,
    };
  }

  private async countriesOf(
    tx: ReadTransaction,
    { language }: RequestActor,
    row: RoundTableRow,
    options: readonly OptionRow[],
    answers: readonly AnswerRow[],
  ): Promise<DatePoll['countries']> {
    const collator = new Intl.Collator(language);
    return (await this.roundTables.countries(tx, row.id))
      .map(({ iso3, participation }) => ({
        iso3,
        name: this.roundTables.nameOf(iso3, language),
        participation,
        isHost: iso3 === row.host_country,
        hasAnswered: options.every(({ id }) =>
          answers.some((each) => each.iso3 === iso3 && each.date_poll_option_id === id),
        ),
      }))
      .sort((one, other) => collator.compare(one.name, other.name));
  }
}

function toPolled({ id, first_day: first }: OptionRow, answers: readonly AnswerRow[], clashes: number): PolledOption {
  const own = answers.filter((each) => each.date_poll_option_id === id);
  return { id, first, clashes, answers: new Map(own.map(({ iso3, answer }) => [iso3, answer])) };
}

function stateOf({ state }: DatePollRow, isOpen: boolean): PollState {
  return state === 'open' && !isOpen ? 'closed' : state;
}

/** Whether a poll takes answers on a day. */
export function takesAnswers({ state, closes_on, life }: DatePollRow, today: Day): boolean {
  return isPollOpen({ state, closesOn: closes_on, life }, today);
}
