import * as z from 'zod';
import { anyOf, listing, listOf } from './lists.js';
import { Code, Day, Id, Instant, Iso3, Reason, Visibility } from './scalars.js';

/**
 * The sharing of one indicator of a country; public itself. `since` null: the default, public. `sample`:
 * set by the sample data, and in force all the same until the country says otherwise.
 */
export const Sharing = z
  .object({
    iso3: Iso3,
    indicator: Code,
    visibility: Visibility,
    since: Day.nullable(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Sharing' });
export type Sharing = z.infer<typeof Sharing>;
export const SharingList = listOf(Sharing).meta({ id: 'SharingList' });
export type SharingList = z.infer<typeof SharingList>;
export const SharingQuery = z.strictObject({ ...listing, iso3: anyOf(Iso3), indicator: anyOf(Code) });
export type SharingQuery = z.infer<typeof SharingQuery>;
export const SharingInput = z.strictObject({ indicator: Code, visibility: Visibility }).meta({ id: 'SharingInput' });
export type SharingInput = z.infer<typeof SharingInput>;

export const Exemption = z
  .object({
    id: Id,
    iso3: Iso3,
    indicator: Code,
    reason: z.string(),
    since: Day,
    until: Day.nullable(),
    recordedAt: Instant.nullable(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Exemption' });
export type Exemption = z.infer<typeof Exemption>;
export const Exemptions = listOf(Exemption).meta({ id: 'Exemptions' });
export type Exemptions = z.infer<typeof Exemptions>;
export const ExemptionsQuery = z.strictObject({ ...listing, iso3: anyOf(Iso3), indicator: anyOf(Code) });
export type ExemptionsQuery = z.infer<typeof ExemptionsQuery>;
export const ExemptionInput = z
  .strictObject({ iso3: Iso3, indicator: Code, reason: Reason, since: Day, until: Day.optional() })
  .refine((value) => value.until === undefined || value.until >= value.since, {
    error: 'until-before-since',
    path: ['until'],
  })
  .meta({ id: 'ExemptionInput' });
export type ExemptionInput = z.infer<typeof ExemptionInput>;
export const ExemptionPatch = z.strictObject({ until: Day }).meta({ id: 'ExemptionPatch' });
export type ExemptionPatch = z.infer<typeof ExemptionPatch>;
