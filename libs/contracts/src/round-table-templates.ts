/**
 * With what a region's new round tables begin: format, clock, days, whom it usually asks besides.
 *
 *   GET    round-table-templates?region=             RoundTableTemplate: the region's own, or what the portal offers
 *   PATCH  round-table-templates       If-Match      RoundTableTemplateInput → RoundTableTemplate
 */
import * as z from 'zod';
import { isZone } from '@portal/domain';
import { MeetingFormat } from './round-tables.js';
import { Iso3, Language, RegionCode, words } from './scalars.js';

/** `09:00`, by the clock of the place. */
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'format' });
const Zone = z
  .string()
  .max(60)
  .refine((value) => isZone(value), { error: 'unknown-zone' });

const fields = {
  region: RegionCode,
  format: MeetingFormat,
  language: Language,
  /** How many days it lasts. */
  days: z.number().int().min(1).max(14),
  begins: Hour,
  ends: Hour,
  zone: Zone,
  observers: z.array(Iso3).max(100),
  guests: z.array(words(200)).max(50),
};

export const RoundTableTemplate = z
  .object({
    ...fields,
    /** Nobody of the region has written one yet: version 0. */
    isOffered: z.boolean(),
    mayChange: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'RoundTableTemplate' });
export type RoundTableTemplate = z.infer<typeof RoundTableTemplate>;
export const RoundTableTemplateQuery = z.strictObject({ region: RegionCode });
export type RoundTableTemplateQuery = z.infer<typeof RoundTableTemplateQuery>;
export const RoundTableTemplateInput = z.strictObject(fields).meta({ id: 'RoundTableTemplateInput' });
export type RoundTableTemplateInput = z.infer<typeof RoundTableTemplateInput>;
