import { Injectable } from '@nestjs/common';
import type { DateConflict, DatePoll } from '@portal/contracts';
import {
  addDays,
  type Day,
  type FreeDays,
  freeDays,
  type PlannedMeeting,
  type Search,
  type DaySpan,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { RoundTableRow } from '../round-table/round-table-lookup.service.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { CalendarService } from './calendar.service.js';
import { DateConflictService } from './date-conflict.service.js';
import { plannedWithin } from './planned-meeting.queries.js';

type NotKnown = DatePoll['holidaysNotKnown'];

/** What stands against days that a meeting might have, and which days are free for it: what date polls ask. */
@Injectable()
export class PollCalendarService {
  constructor(
    private readonly roundTables: RoundTableLookup,
    private readonly calendars: CalendarService,
    private readonly conflicts: DateConflictService,
  ) {}

  /** Against each of these spans, in their order. */
  async against(
    tx: ReadTransaction,
    actor: RequestActor,
    row: RoundTableRow,
    spans: readonly DaySpan[],
  ): Promise<{ readonly conflicts: readonly DateConflict[][]; readonly holidaysNotKnown: NotKnown }> {
    const meeting = await this.meetingOf(tx, row);
    const [first, last] = limitsOf(spans);
    const calendars = await this.calendars.over(tx, actor, [meeting], yearsFrom(first, last));
    const others = await plannedWithin(tx, first, last, row.sample);
    return {
      conflicts: spans.map((span) =>
        this.conflicts.against({ ...meeting, first: span.first, last: span.last }, others, calendars, actor, []),
      ),
      holidaysNotKnown: this.conflicts.notKnown(meeting, calendars, actor),
    };
  }

  async free(
    tx: ReadTransaction,
    actor: RequestActor,
    row: RoundTableRow,
    search: Search,
  ): Promise<{ readonly items: readonly FreeDays[]; readonly holidaysNotKnown: NotKnown }> {
    const meeting = await this.meetingOf(tx, row);
    const { first, last } = search.within;
    // Days of travel may lie in the next year.
    const calendars = await this.calendars.over(tx, actor, [meeting], yearsFrom(addDays(first, -1), addDays(last, 1)));
    const others = await plannedWithin(tx, first, last, row.sample);
    return {
      items: freeDays(meeting, others, calendars, search),
      holidaysNotKnown: this.conflicts.notKnown(meeting, calendars, actor),
    };
  }

  private async meetingOf(tx: ReadTransaction, row: RoundTableRow): Promise<Omit<PlannedMeeting, 'first' | 'last'>> {
    const countries = (await this.roundTables.countries(tx, row.id)).map(({ iso3 }) => iso3);
    return { id: row.id, regions: row.regions, alongsideId: row.alongside_id, host: row.host_country, countries };
  }
}

function limitsOf(spans: readonly DaySpan[]): readonly [Day, Day] {
  const days = spans.flatMap(({ first, last }) => [first, last]).sort();
  return [days[0] ?? '2000-01-01', days.at(-1) ?? '2000-01-01'];
}

function yearsFrom(first: Day, last: Day): readonly number[] {
  const [from, until] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: Math.min(until - from, 3) + 1 }, (_, place) => from + place);
}
