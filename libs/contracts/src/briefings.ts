/**
 * What a country's delegation reads before a round table, for its own people and for those who run it. Read by one of
 * its own people, it counts as read.
 *
 *   GET briefings?roundTable=            Briefings: which countries have read theirs
 *   GET briefings/:roundTable/:iso3      Briefing
 */
import * as z from 'zod';
import { whole } from './lists.js';
import { MinutesItem } from './minutes.js';
import { RoundTableMention } from './overview.js';
import { IndicatorEntry } from './picture.js';
import { RoundTableCountry, RoundTableSummary } from './round-tables.js';
import { Id, Instant, Iso3, Language } from './scalars.js';

export const ByBriefing = z.strictObject({ roundTable: Id, iso3: Iso3 });
export type ByBriefing = z.infer<typeof ByBriefing>;

/** A status as it stands, and whether it is to be brought up to date before the meeting. */
export const BriefingStatus = IndicatorEntry.extend({
  name: z.string(),
  levelName: z.string().nullable(),
  isStale: z.boolean(),
}).meta({ id: 'BriefingStatus' });

/** Whoever of the country has read it; named to those alone who may know of each other. */
export const BriefingReading = z
  .object({ person: z.object({ id: Id, name: z.string() }).nullable(), at: Instant })
  .meta({ id: 'BriefingReading' });

/** A paper of the agenda in the reader's language, or in another that it is there in. */
export const BriefingPaper = z
  .object({ id: Id, title: z.string(), language: Language.nullable() })
  .meta({ id: 'BriefingPaper' });
export type BriefingPaper = z.infer<typeof BriefingPaper>;

export const Briefing = z
  .object({
    roundTable: RoundTableSummary,
    country: RoundTableCountry,
    /** Of one's own country. */
    isOwn: z.boolean(),
    /** Null: not recorded. So are the next three. */
    programme: z.array(MinutesItem).nullable(),
    papers: z.array(BriefingPaper).nullable(),
    commitments: z.array(MinutesItem).nullable(),
    conclusions: z.array(MinutesItem).nullable(),
    statuses: z.array(BriefingStatus),
    /** The round table of its region before this one. */
    last: RoundTableMention.nullable(),
    readings: z.array(BriefingReading),
  })
  .meta({ id: 'Briefing' });
export type Briefing = z.infer<typeof Briefing>;

/** The countries whose briefing the reader may read, and when one of their people first did. */
export const Briefings = whole(
  z.object({ country: RoundTableCountry, isOwn: z.boolean(), readAt: Instant.nullable() }),
).meta({ id: 'Briefings' });
export type Briefings = z.infer<typeof Briefings>;
