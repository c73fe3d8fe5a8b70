/**
 * Minutes of a round table: drawn from what happened, written on by its secretariat, frozen when they are released. A
 * correction is the next version. A draft is for those who run the round table; what is released, for those who take part.
 *
 *   GET   minutes?roundTable=            MinutesVersions: newest first
 *   POST  minutes                        MinutesInput → Minutes: the first, or the next version
 *   GET   minutes/:id                    Minutes
 *   PATCH minutes/:id       If-Match     MinutesPatch → Minutes
 *   POST  minutes/:id/release            MinutesRelease → Minutes
 *   GET   minutes/:id.docx?lang=
 */
import * as z from 'zod';
import {
  meetingFormats,
  minutesRecordSections,
  minutesSections,
  participations,
  roundTableKinds,
  roundTableLives,
} from '@portal/domain';
import { whole } from './lists.js';
import { Day, Id, Instant, Iso3, Language, RegionCode, text } from './scalars.js';
import { Hand } from './status.js';

export const MinutesSection = z.enum(minutesSections).meta({ id: 'MinutesSection' });

export const MinutesItem = z
  .object({
    iso3: Iso3.nullable(),
    office: z.enum(['secretariat', 'headquarters']).nullable().optional(),
    number: z.string(),
    title: z.string(),
    text: z.string(),
  })
  .meta({ id: 'MinutesItem' });
export type MinutesItem = z.infer<typeof MinutesItem>;

export const MinutesFacts = z
  .object({
    meeting: z.object({
      reference: z.string(),
      kind: z.enum(roundTableKinds),
      number: z.number().int().nullable(),
      title: z.string(),
      format: z.enum(meetingFormats),
      regions: z.array(RegionCode),
      host: Iso3.nullable(),
      city: z.string(),
      venue: z.string(),
      firstDay: Day.nullable(),
      lastDay: Day.nullable(),
    }),
    countries: z.array(z.object({ iso3: Iso3, participation: z.enum(participations) })),
    guests: z.array(z.string()),
    steps: z.array(z.object({ life: z.enum(roundTableLives), at: Instant })),
    /** By section; null: nothing of that kind is recorded. */
    records: z.record(z.enum(minutesRecordSections), z.array(MinutesItem).nullable()),
  })
  .meta({ id: 'MinutesFacts' });

export const MinutesText = z
  .object({
    section: MinutesSection,
    texts: z.partialRecord(Language, z.string()),
    isLeftOut: z.boolean(),
  })
  .meta({ id: 'MinutesText' });

export const MinutesVersion = z
  .object({
    id: Id,
    roundTableId: Id,
    /** From 1; each corrects the one before. */
    number: z.number().int(),
    /** In which the secretariat writes. */
    language: Language,
    released: z.object({ at: Instant, by: Hand }).nullable(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'MinutesVersion' });

export const Minutes = MinutesVersion.extend({
  sections: z.array(MinutesText),
  /** Of a draft: as things stand now; of what is released: as they stood then. */
  facts: MinutesFacts,
  /** Names of its regions and countries in the reader's language, by code. */
  names: z.record(z.string(), z.string()),
  mayWrite: z.boolean(),
}).meta({ id: 'Minutes' });
export type Minutes = z.infer<typeof Minutes>;

export const MinutesVersions = whole(MinutesVersion).extend({ mayBegin: z.boolean() }).meta({ id: 'MinutesVersions' });
export type MinutesVersions = z.infer<typeof MinutesVersions>;

export const MinutesInput = z
  .strictObject({ roundTable: Id, language: Language.optional() })
  .meta({ id: 'MinutesInput' });
export type MinutesInput = z.infer<typeof MinutesInput>;

export const MinutesPatch = z
  .strictObject({
    /** Of the texts; that of the minutes unless said otherwise. */
    language: Language.optional(),
    sections: z
      .array(
        z.strictObject({
          section: MinutesSection,
          text: text(20_000).optional(),
          isLeftOut: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(20),
  })
  .meta({ id: 'MinutesPatch' });
export type MinutesPatch = z.infer<typeof MinutesPatch>;

export const MinutesRelease = z
  .strictObject({ version: z.number().int() })
  .meta({ id: 'MinutesRelease', description: 'The version that was seen.' });
export type MinutesRelease = z.infer<typeof MinutesRelease>;

export const MinutesFileQuery = z.strictObject({ lang: Language.optional() });
export type MinutesFileQuery = z.infer<typeof MinutesFileQuery>;
