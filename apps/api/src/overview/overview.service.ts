import { Injectable } from '@nestjs/common';
import type {
  CountryOverYears,
  RoundTableFigures,
  RoundTableOverview,
  RoundTablesAsAtQuery,
  SharedPriority,
} from '@portal/contracts';
import {
  countRoundTables,
  type Day,
  type Instant,
  invalid,
  isHeldBy,
  isRefusal,
  type Language,
  latestDayBegun,
  type Refusal,
  regionProgress,
  roundTableFigures,
  sharedPriorities,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type RoundTableOnDay, RoundTableRecordService } from '../round-table/round-table-record.service.js';
import { PublishedFigureService } from '../status/published-figure.service.js';
import { alikeTitles, attendanceAt, endorsedBy, hearingAt, type PresenceRow } from './overview.queries.js';

/** The day of a picture of round tables, today where none is asked; none lies in the future. */
export function dayAsked(asAt: Day | undefined, now: Instant): Day | Refusal {
  const day = asAt ?? now.slice(0, 10);
  return day > latestDayBegun(now) ? invalid({ pointer: '/asAt', code: 'future-day' }) : day;
}

/** Headquarters' view of a year and of all years, computed from the records that the reader may know, as at any day. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly database: Database,
    private readonly records: RoundTableRecordService,
    private readonly published: PublishedFigureService,
  ) {}

  figures(actor: RequestActor, { year, asAt, sample }: RoundTablesAsAtQuery): Promise<RoundTableFigures | Refusal> {
    return this.database.read(actor, async (tx) => {
      const day = dayAsked(asAt, tx.now);
      if (isRefusal(day)) return day;
      const rows = await this.records.onDay(tx, day, sample === 'include');
      const counted = countRoundTables(
        rows.map((row) => this.records.counted(row)),
        year,
        day,
      );
      const published = await this.published.ofYear(tx, roundTableFigures, year, day, actor.language);
      return {
        year,
        asAt: day,
        isWhole: actor.kind !== 'visitor',
        items: roundTableFigures.map((figure) => ({
          figure,
          value: counted[figure].length,
          roundTables: rows
            .filter(({ id }) => counted[figure].includes(id))
            .map((row) => this.records.mention(row, actor.language)),
          published: published.find((each) => each.figure === figure) ?? null,
        })),
      };
    });
  }

  overview(actor: RequestActor, { year, asAt, sample }: RoundTablesAsAtQuery): Promise<RoundTableOverview | Refusal> {
    return this.database.read(actor, async (tx) => {
      const day = dayAsked(asAt, tx.now);
      if (isRefusal(day)) return day;
      const rows = await this.records.onDay(tx, day, sample === 'include');
      const ofYear = rows.filter((row) => row.year === year);
      return {
        year,
        asAt: day,
        isWhole: actor.kind !== 'visitor',
        regions: regionProgress(
          await regionCodes(tx),
          ofYear.map((row) => ({ ...row, isPlaced: row.starts !== null || row.fact !== null })),
        ).map((each) => ({
          ...each,
          roundTables: ofYear
            .filter(({ kind, regions }) => kind === 'regional' && regions.includes(each.region))
            .map((row) => this.records.mention(row, actor.language)),
        })),
        countries: await this.countries(tx, actor.language, rows, day),
        priorities: await this.priorities(tx, actor.language, rows, day, sample === 'include'),
      };
    });
  }

  /** What regions share, in the words of each. */
  private async priorities(
    tx: ReadTransaction,
    language: Language,
    rows: readonly RoundTableOnDay[],
    day: Day,
    withSample: boolean,
  ): Promise<SharedPriority[] | null> {
    const endorsed = await endorsedBy(tx, day, withSample);
    if (endorsed.length === 0) return null;
    const groups = sharedPriorities(endorsed, await alikeTitles(tx, day, withSample));
    return groups.flatMap((group): SharedPriority[] => {
      const items = group.flatMap(({ id, title, region, domains, round_table_id: at }) => {
        const row = rows.find((each) => each.id === at);
        return row
          ? [{ id, title, region, domains: [...domains], roundTable: this.records.mention(row, language) }]
          : [];
      });
      // What is not shown does not count as shared either.
      const regions = new Set(items.map(({ region }) => region)).size;
      return regions > 1 ? [{ regions, items }] : [];
    });
  }

  /** The partner countries of a day by name, with what each hosted and took part in by then. */
  private async countries(
    tx: ReadTransaction,
    language: Language,
    rows: readonly RoundTableOnDay[],
    day: Day,
  ): Promise<CountryOverYears[]> {
    const held = rows.filter((row) => isHeldBy({ heldOn: row.held_on }, day));
    const partners = await tx.rows<PartnerRow>(partnersSql, [day]);
    const ids = held.map(({ id }) => id);
    const parts = await this.records.participants(tx, ids);
    const attendance = await attendanceAt(tx, ids);
    const hearing = await hearingAt(tx, ids, day);
    const idsOf = Map.groupBy(parts, ({ iso3 }) => iso3);
    const collator = new Intl.Collator(language);
    return partners
      .map(({ iso3, regions }) => {
        const own = new Set((idsOf.get(iso3) ?? []).map(({ round_table_id: id }) => id));
        const byYear = Map.groupBy(
          held.filter(({ id }) => own.has(id)),
          ({ year }) => year,
        );
        return {
          iso3,
          name: this.records.countryName(iso3, language),
          regions: [...regions],
          hosted: held
            .filter(({ host_country: host }) => host === iso3)
            .map((row) => this.records.mention(row, language)),
          years: [...byYear].map(([each, some]) => ({
            year: each,
            held: some.length,
            attended: timesIn(attendance, some, iso3),
            heard: timesIn(hearing, some, iso3),
          })),
        };
      })
      .toSorted((one, other) => collator.compare(one.name, other.name));
  }
}

/** At how many of these a country was; null where of none of them anything is recorded. */
function timesIn(
  rows: readonly PresenceRow[],
  roundTables: readonly { readonly id: string }[],
  iso3: string,
): number | null {
  const recorded = rows.filter(({ round_table_id: at }) => roundTables.some(({ id }) => id === at));
  return recorded.length === 0 ? null : recorded.filter((row) => row.iso3 === iso3 && row.is).length;
}

interface PartnerRow {
  readonly iso3: string;
  readonly regions: readonly string[];
}

const partnersSql = `
  SELECT c.iso3, array_agg(m.region ORDER BY m.region IS DISTINCT FROM c.main_region, m.region) AS regions
  FROM partner_country c JOIN membership m USING (iso3)
  WHERE (m.since IS NULL OR m.since <= $1) AND (m.until IS NULL OR $1 <= m.until) GROUP BY c.iso3`;

async function regionCodes(tx: ReadTransaction): Promise<readonly string[]> {
  return (await tx.rows<{ code: string }>('SELECT code FROM region ORDER BY position')).map(({ code }) => code);
}
