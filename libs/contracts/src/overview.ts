/**
 * Round tables of a year and over the years, as they stood on a day (domain.md, "Published figure"; §82). A reader who
 * has not signed in is told of what sources document alone, and that it is not all.
 *
 *   GET round-tables/overview?year=&asAt=&sample=      RoundTableOverview
 *   GET round-tables/figures?year=&asAt=&sample=       RoundTableFigures
 *   GET regions/:code/round-tables?asAt=&sample=       RegionRoundTables
 */
import * as z from 'zod';
import { roundTableFigures } from '@portal/domain';

import { PublishedFigureEntry, Sample } from './picture.js';
import { CbrnDomain, Day, Id, Iso3, RegionCode } from './scalars.js';
import { RegionYear, RoundTableKind, RoundTableLife, RoundTableYearNumber } from './round-tables.js';

export const RoundTablesAsAtQuery = z.strictObject({
  year: RoundTableYearNumber,
  asAt: Day.optional(),
  sample: Sample,
});
export type RoundTablesAsAtQuery = z.infer<typeof RoundTablesAsAtQuery>;

export const RegionRoundTablesQuery = z.strictObject({ asAt: Day.optional(), sample: Sample });
export type RegionRoundTablesQuery = z.infer<typeof RegionRoundTablesQuery>;

/** A round table named behind a number: enough to know which, and to go there. */
export const RoundTableMention = z
  .object({
    id: Id,
    reference: z.string(),
    kind: RoundTableKind,
    number: z.number().int().nullable(),
    title: z.string(),
    regions: z.array(RegionCode),
    year: z.number().int(),
    city: z.string(),
    host: z.object({ iso3: Iso3, name: z.string() }).nullable(),
    /** Its first and last day by the clock of the place. */
    firstDay: Day.nullable(),
    lastDay: Day.nullable(),
    /** The state of its life on the day that was asked. */
    life: RoundTableLife,
    heldOn: Day.nullable(),
    isDocumented: z.boolean(),
    sample: z.boolean(),
  })
  .meta({ id: 'RoundTableMention' });
export type RoundTableMention = z.infer<typeof RoundTableMention>;

export const RoundTableFigureName = z.enum(roundTableFigures).meta({ id: 'RoundTableFigureName' });

/** A number computed from records, with them, beside what a source says. */
export const RoundTableFigure = z
  .object({
    figure: RoundTableFigureName,
    value: z.number().int(),
    roundTables: z.array(RoundTableMention),
    published: PublishedFigureEntry.nullable(),
  })
  .meta({ id: 'RoundTableFigure' });

const asked = {
  year: z.number().int(),
  asAt: Day,
  /** False: the reader has not signed in, and what the portal itself keeps is not counted. */
  isWhole: z.boolean(),
};

export const RoundTableFigures = z
  .object({ ...asked, items: z.array(RoundTableFigure) })
  .meta({ id: 'RoundTableFigures' });
export type RoundTableFigures = z.infer<typeof RoundTableFigures>;

/** A region's year on the day: two round tables are due. */
export const RegionProgress = RegionYear.extend({
  held: z.number().int(),
  planned: z.number().int(),
  roundTables: z.array(RoundTableMention),
}).meta({ id: 'RegionProgress' });

/** A country over the years: what it hosted, and at how many round tables of each year it was there and was heard. */
export const CountryOverYears = z
  .object({
    iso3: Iso3,
    name: z.string(),
    regions: z.array(RegionCode),
    hosted: z.array(RoundTableMention),
    years: z.array(
      z.object({
        year: z.number().int(),
        /** Held round tables in which it takes part. */
        held: z.number().int(),
        /** Of those, the ones with a delegate who was there; null: not recorded. */
        attended: z.number().int().nullable(),
        /** Of those, the ones with its position; null: not recorded. */
        heard: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'CountryOverYears' });
export type CountryOverYears = z.infer<typeof CountryOverYears>;

/** A priority that more than one region has. */
/** Priorities in alike words that at least two regions endorsed, each in its own words with where it was. */
export const SharedPriority = z
  .object({
    regions: z.number().int(),
    items: z.array(
      z.object({
        id: Id,
        title: z.string(),
        region: RegionCode,
        domains: z.array(CbrnDomain),
        roundTable: RoundTableMention,
      }),
    ),
  })
  .meta({ id: 'SharedPriority' });
export type SharedPriority = z.infer<typeof SharedPriority>;

export const RoundTableOverview = z
  .object({
    ...asked,
    /** Those that miss most first. */
    regions: z.array(RegionProgress),
    countries: z.array(CountryOverYears),
    /** As they stood endorsed on that day; null: the reader sees none of any region. */
    priorities: z.array(SharedPriority).nullable(),
  })
  .meta({ id: 'RoundTableOverview' });
export type RoundTableOverview = z.infer<typeof RoundTableOverview>;

/** The round tables of one region in short. */
export const RegionRoundTables = z
  .object({
    region: RegionCode,
    asAt: Day,
    isWhole: z.boolean(),
    held: z.number().int(),
    last: RoundTableMention.nullable(),
    next: RoundTableMention.nullable(),
    /** Mean number of days from a meeting's last day to its first minutes; null: none that the reader may read. */
    daysToMinutes: z.object({ mean: z.number(), of: z.number().int() }).nullable(),
    /** Commitments kept by their due day, of those that were due; null: not recorded. */
    commitmentsKept: z.object({ kept: z.number().int(), due: z.number().int() }).nullable(),
  })
  .meta({ id: 'RegionRoundTables' });
export type RegionRoundTables = z.infer<typeof RegionRoundTables>;
