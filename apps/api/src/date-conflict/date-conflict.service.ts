import { Injectable } from '@nestjs/common';
import type {
  AcceptanceInput,
  ConflictCheckQuery,
  ConflictsOfYear,
  ConflictsOfYearQuery,
  DateConflict,
  RoundTableConflicts,
} from '@portal/contracts';
import {
  type Calendars,
  concernedBy,
  conflict,
  conflictsOf,
  invalid,
  isRefusal,
  type PlannedMeeting,
  type Refusal,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { officeFor } from '../round-table/round-table-life.service.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { type AcceptanceRow, acceptancesOf } from './acceptance.queries.js';
import { CalendarService } from './calendar.service.js';
import { type PlannedRow, plannedWithin } from './planned-meeting.queries.js';
import { picturesOf } from './conflict-picture.js';

/** What stands against the days of meetings; and what is accepted of it, with a reason. */
@Injectable()
export class DateConflictService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly calendars: CalendarService,
  ) {}

  ofMeeting(actor: RequestActor, id: string): Promise<RoundTableConflicts | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, id);
      return isRefusal(row) ? row : this.picture(tx, actor, id, row.starts, row.ends, row.sample);
    });
  }

  /** Of every meeting of a year whose inside the reader sees and that has something against it. */
  ofYear(actor: RequestActor, { year, sample }: ConflictsOfYearQuery): Promise<ConflictsOfYear> {
    return this.database.read(actor, async (tx) => {
      const all = await plannedWithin(tx, `${year}-01-01`, `${year}-12-31`, sample === 'include');
      const own = all.filter((each) => each.is_inside);
      const calendars = await this.calendars.over(tx, actor, all, [year]);
      const accepted = await acceptancesOf(
        tx,
        own.map(({ id }) => id),
      );
      const items = own.map((meeting) => {
        const conflicts = this.against(meeting, all, calendars, actor, accepted);
        return { roundTable: meeting.id, open: openIn(conflicts), conflicts };
      });
      return { items: items.filter(({ conflicts }) => conflicts.length > 0) };
    });
  }

  /** Of days that are only being thought of. */
  check(actor: RequestActor, query: ConflictCheckQuery): Promise<RoundTableConflicts | Refusal> {
    const { starts: first, ends: last } = query;
    if (last < first) return Promise.resolve(invalid({ pointer: '/ends', code: 'ends-before-start' }));
    return this.database.read(actor, async (tx) => {
      const regions = query.region ?? [];
      const members = await tx.row<{ countries: string[] }>(
        `SELECT ARRAY(SELECT DISTINCT iso3 FROM membership WHERE region = ANY ($1) AND (since IS NULL OR since <= $2::date)
           AND (until IS NULL OR $2::date <= until) ORDER BY iso3) AS countries`,
        [regions, first],
      );
      const meeting: PlannedMeeting = {
        id: query.roundTable ?? null,
        first,
        last,
        regions,
        alongsideId: query.alongside ?? null,
        host: query.host ?? null,
        countries: [...new Set([...(members?.countries ?? []), ...(query.observer ?? [])])],
      };
      const others = await plannedWithin(tx, first, last, query.sample === 'include');
      const calendars = await this.calendars.over(tx, actor, [meeting], yearsOf(first, last));
      const items = this.against(meeting, others, calendars, actor, []);
      return { items, open: openIn(items), holidaysNotKnown: this.notKnown(meeting, calendars, actor) };
    });
  }

  /** Accepts what stands against a meeting now; not what did once. */
  accept(actor: RequestActor, id: string, { key, reason }: AcceptanceInput): Promise<RoundTableConflicts | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, id);
      if (isRefusal(row)) return row;
      const before = await this.picture(tx, actor, id, row.starts, row.ends, row.sample);
      const one = before.items.find((each) => each.key === key);
      if (!one) return conflict('conflict-gone');
      if (one.accepted) return conflict('accepted-already');
      const { role, scope } = officeFor(actor, row.region);
      await tx.insert('round_table_acceptance', {
        round_table_id: id,
        kind: one.kind,
        key,
        reason,
        accepted_by: actor.id,
        accepted_role: role,
        accepted_scope: scope,
        accepted_at: tx.now,
        sample: row.sample,
      });
      return this.picture(tx, actor, id, row.starts, row.ends, row.sample);
    });
  }

  /** All against one, as its readers are told. */
  against(
    meeting: PlannedMeeting,
    others: readonly PlannedRow[],
    calendars: Calendars,
    { language }: RequestActor,
    accepted: readonly AcceptanceRow[],
  ): DateConflict[] {
    const own = accepted.filter((each) => each.round_table_id === meeting.id);
    const nameOf = (iso3: string) => this.roundTables.nameOf(iso3, language);
    return picturesOf(conflictsOf(meeting, others, calendars), others, own, nameOf);
  }

  /** Of whom holidays are not known, or not all. */
  notKnown(meeting: Pick<PlannedMeeting, 'countries' | 'host'>, { calendarOf }: Calendars, { language }: RequestActor) {
    return concernedBy(meeting).flatMap((iso3) => {
      const { known } = calendarOf(iso3);
      return known === 'all' ? [] : [{ iso3, name: this.roundTables.nameOf(iso3, language), known }];
    });
  }

  private async picture(
    tx: ReadTransaction,
    actor: RequestActor,
    id: string,
    starts: string | null,
    ends: string | null,
    sample: boolean,
  ): Promise<RoundTableConflicts> {
    if (starts === null || ends === null) return { items: [], open: 0, holidaysNotKnown: [] };
    const [first, last] = [starts.slice(0, 10), ends.slice(0, 10)];
    const others = await plannedWithin(tx, first, last, sample);
    const meeting = others.find((each) => each.id === id);
    if (!meeting) return { items: [], open: 0, holidaysNotKnown: [] };
    const calendars = await this.calendars.over(tx, actor, [meeting], yearsOf(first, last));
    const items = this.against(meeting, others, calendars, actor, await acceptancesOf(tx, [id]));
    return { items, open: openIn(items), holidaysNotKnown: this.notKnown(meeting, calendars, actor) };
  }
}

function openIn(conflicts: readonly DateConflict[]): number {
  return conflicts.filter(({ accepted }) => accepted === null).length;
}

function yearsOf(first: string, last: string): readonly number[] {
  return [...new Set([Number(first.slice(0, 4)), Number(last.slice(0, 4))])];
}
