import { Injectable } from '@nestjs/common';
import type { HolidaysOfYear } from '@portal/contracts';
import {
  addDays,
  type Calendars,
  concernedBy,
  type CountryCalendar,
  type Day,
  keepsRamadan,
  type PlannedMeeting,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { HolidayService } from './holiday.service.js';
import { regionsByCountry } from './planned-meeting.queries.js';

type Spans = HolidaysOfYear['items'][number]['spans'];

const unknown: CountryCalendar = { known: 'none', holidays: new Map() };

/** The calendars that conflicts are found from, and what of them a year board hatches. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly database: Database,
    private readonly holidays: HolidayService,
    private readonly roundTables: RoundTableLookup,
  ) {}

  /** Of all whom these meetings concern. */
  async over(
    tx: ReadTransaction,
    { language }: RequestActor,
    meetings: readonly Pick<PlannedMeeting, 'countries' | 'host'>[],
    years: readonly number[],
  ): Promise<Calendars> {
    const concerned = [...new Set(meetings.flatMap(concernedBy))];
    const known = await this.holidays.calendars(concerned, years, language);
    const regions = await regionsByCountry(tx);
    return {
      calendarOf: (iso3) => known.get(iso3) ?? unknown,
      ramadans: this.holidays.ramadansOf(years),
      regionsOf: (iso3) => regions.get(iso3) ?? [],
    };
  }

  /** Per region the days on which at least half of its countries do not work, and Ramadan where half keep it. */
  year(actor: RequestActor, year: number): Promise<HolidaysOfYear> {
    return this.database.read(actor, async (tx) => {
      const regions = await tx.rows<{ code: string; countries: string[] }>(
        `SELECT g.code, ARRAY(SELECT m.iso3 FROM membership m WHERE m.region = g.code
             AND (m.since IS NULL OR m.since <= make_date($1, 12, 31)) AND (m.until IS NULL OR make_date($1, 1, 1) <= m.until)
             ORDER BY m.iso3) AS countries
         FROM region g ORDER BY g.position`,
        [year],
      );
      const all = [...new Set(regions.flatMap(({ countries }) => countries))];
      const known = await this.holidays.calendars(all, [year], actor.language);
      return {
        year,
        items: regions.map(({ code, countries }) => ({
          region: code,
          spans: [...this.ramadanOf(countries, year), ...sharedBy(countries, known)],
          holidaysNotKnown: countries.flatMap((iso3) => {
            const is = known.get(iso3)?.known ?? 'none';
            return is === 'all' ? [] : [{ iso3, name: this.roundTables.nameOf(iso3, actor.language), known: is }];
          }),
        })),
      };
    });
  }

  private ramadanOf(countries: readonly string[], year: number): Spans {
    const keeping = countries.filter(keepsRamadan);
    if (keeping.length === 0 || keeping.length * 2 < countries.length) return [];
    return this.holidays
      .ramadansOf([year])
      .map(({ first, last }) => ({ kind: 'ramadan', first, last, holiday: null, countries: keeping }));
  }
}

function sharedBy(countries: readonly string[], known: ReadonlyMap<string, CountryCalendar>): Spans {
  const said = countries.filter((iso3) => (known.get(iso3)?.known ?? 'none') !== 'none');
  const days = [...new Set(said.flatMap((iso3) => [...(known.get(iso3)?.holidays.keys() ?? [])]))].sort();
  const spans: Spans = [];
  for (const day of days) {
    const keeping = said.filter((iso3) => known.get(iso3)?.holidays.has(day));
    if (keeping.length * 2 < said.length) continue;
    const holiday = known.get(keeping[0] ?? '')?.holidays.get(day) ?? null;
    const last = spans.at(-1);
    if (last && isNext(last.last, day) && last.countries.join() === keeping.join()) last.last = day;
    else spans.push({ kind: 'holiday', first: day, last: day, holiday, countries: keeping });
  }
  return spans;
}

function isNext(before: Day, day: Day): boolean {
  return addDays(before, 1) === day;
}
