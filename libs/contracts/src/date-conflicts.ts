/**
 * What stands against the days of a meeting, computed and never stored; what a secretariat accepts, it accepts with a
 * reason (domain.md, "Conflicts").
 *
 *   GET  round-tables/conflicts?year=&sample=        ConflictsOfYear: of all meetings whose inside the reader sees
 *   GET  round-tables/conflicts/check?starts=&ends=  RoundTableConflicts of days that are only being thought of
 *   GET  round-tables/:id/conflicts                  RoundTableConflicts
 *   POST round-tables/:id/acceptances                AcceptanceInput → RoundTableConflicts
 *   GET  round-tables/years/:year/holidays           HolidaysOfYear: per region what a board hatches
 */
import * as z from 'zod';
import { conflictKinds, feasts, holidayKnowledge } from '@portal/domain';
import { anyOf, whole } from './lists.js';
import { Sample } from './picture.js';
import { RoundTableYearNumber } from './round-tables.js';
import { Day, Id, Instant, Iso3, Reason, RegionCode } from './scalars.js';
import { Hand } from './status.js';

const NamedCountry = z.object({ iso3: Iso3, name: z.string() });

/** A day off; a feast that moves has its name in every language, any other the one that its calendar gives. */
const HolidaySaid = z.object({ name: z.string(), feast: z.enum(feasts).nullable() });

export const DateConflict = z
  .object({
    kind: z.enum(conflictKinds),
    /** By which it is accepted: another one as soon as days or countries change. */
    key: z.string(),
    first: Day,
    last: Day,
    countries: z.array(NamedCountry),
    /** Those that belong to a region of each of the two meetings. */
    ofTwoRegions: z.array(Iso3),
    /** Whose secretariat would have to be at both. */
    regions: z.array(RegionCode),
    other: z.object({ id: Id, reference: z.string(), city: z.string(), first: Day, last: Day }).nullable(),
    holiday: HolidaySaid.nullable(),
    isOfHost: z.boolean(),
    accepted: z.object({ reason: z.string(), at: Instant, by: Hand.nullable() }).nullable(),
  })
  .meta({ id: 'DateConflict' });
export type DateConflict = z.infer<typeof DateConflict>;

/** A country whose calendar the portal does not have, or only the feasts that move. */
export const HolidaysNotKnown = NamedCountry.extend({ known: z.enum(holidayKnowledge) }).meta({
  id: 'HolidaysNotKnown',
});

export const RoundTableConflicts = z
  .object({
    items: z.array(DateConflict),
    /** How many of them are not accepted. */
    open: z.number().int(),
    holidaysNotKnown: z.array(HolidaysNotKnown),
  })
  .meta({ id: 'RoundTableConflicts' });
export type RoundTableConflicts = z.infer<typeof RoundTableConflicts>;

export const ConflictsOfYear = whole(
  z.object({ roundTable: Id, open: z.number().int(), conflicts: z.array(DateConflict) }),
).meta({ id: 'ConflictsOfYear' });
export type ConflictsOfYear = z.infer<typeof ConflictsOfYear>;
export const ConflictsOfYearQuery = z.strictObject({ year: RoundTableYearNumber, sample: Sample });
export type ConflictsOfYearQuery = z.infer<typeof ConflictsOfYearQuery>;

/** Days that are only being thought of. */
export const ConflictCheckQuery = z.strictObject({
  starts: Day,
  ends: Day,
  region: anyOf(RegionCode),
  host: Iso3.optional(),
  observer: anyOf(Iso3),
  /** The meeting that it is held beside, and the one that would move. */
  alongside: Id.optional(),
  roundTable: Id.optional(),
  sample: Sample,
});
export type ConflictCheckQuery = z.infer<typeof ConflictCheckQuery>;

export const AcceptanceInput = z
  .strictObject({ key: z.string().min(1).max(400), reason: Reason })
  .meta({ id: 'AcceptanceInput' });
export type AcceptanceInput = z.infer<typeof AcceptanceInput>;

/** Days on which at least half of a region's countries whose calendar is known do not work; and Ramadan. */
export const HolidaysOfYear = whole(
  z.object({
    region: RegionCode,
    spans: z.array(
      z.object({
        kind: z.enum(['holiday', 'ramadan']),
        first: Day,
        last: Day,
        holiday: HolidaySaid.nullable(),
        countries: z.array(Iso3),
      }),
    ),
    holidaysNotKnown: z.array(HolidaysNotKnown),
  }),
)
  .extend({ year: z.number().int() })
  .meta({ id: 'HolidaysOfYear' });
export type HolidaysOfYear = z.infer<typeof HolidaysOfYear>;
export const OfYear = z.strictObject({ year: RoundTableYearNumber });
export type OfYear = z.infer<typeof OfYear>;
