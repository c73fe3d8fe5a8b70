import * as z from 'zod';
import { whole } from './lists.js';
import { Day, Id, Iso3, Precision, RegionCode } from './scalars.js';
import { KeptTexts, Names } from './settings.js';

/** A country's time in one region, both days inclusive; null: ever, still. */
export const Membership = z
  .object({
    id: Id,
    region: RegionCode,
    since: Day.nullable(),
    until: Day.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof Membership>;

/** A partner country as a coordinator edits it. */
export const CountryDefinition = z
  .object({
    iso3: Iso3,
    iso2: z.string(),
    m49: z.string(),
    names: KeptTexts,
    mainRegion: RegionCode,
    joinedOn: Day.nullable(),
    joinedPrecision: Precision.nullable(),
    leftOn: Day.nullable(),
    absences: z.array(z.object({ leftOn: Day, returnedOn: Day })),
    memberships: z.array(Membership),
    version: z.number().int(),
  })
  .meta({ id: 'CountryDefinition' });
export type CountryDefinition = z.infer<typeof CountryDefinition>;

/** All of them, also those that left. */
export const CountryDefinitions = whole(CountryDefinition).meta({ id: 'CountryDefinitions' });
export type CountryDefinitions = z.infer<typeof CountryDefinitions>;

/** Codes and place come from the portal's geometry; it is a member of `regions` from the day it joined. */
export const CountryInput = z
  .strictObject({
    iso3: Iso3,
    names: Names,
    joinedOn: Day,
    joinedPrecision: Precision.default('day'),
    regions: z.array(RegionCode).min(1).max(4),
    mainRegion: RegionCode,
  })
  .meta({ id: 'CountryInput' });
export type CountryInput = z.infer<typeof CountryInput>;

/** `leftOn`: the first day on which it is no partner; `returnedOn`: the day on which it came back. */
export const CountryPatch = z
  .strictObject({
    names: Names.optional(),
    joinedOn: Day.nullable().optional(),
    joinedPrecision: Precision.optional(),
    leftOn: Day.nullable().optional(),
    returnedOn: Day.optional(),
    mainRegion: RegionCode.optional(),
  })
  .meta({ id: 'CountryPatch' });
export type CountryPatch = z.infer<typeof CountryPatch>;

export const MembershipInput = z
  .strictObject({ region: RegionCode, since: Day, until: Day.nullable().default(null) })
  .meta({ id: 'MembershipInput' });
export type MembershipInput = z.infer<typeof MembershipInput>;
export const MembershipPatch = z
  .strictObject({ since: Day.nullable().optional(), until: Day.nullable().optional() })
  .meta({ id: 'MembershipPatch' });
export type MembershipPatch = z.infer<typeof MembershipPatch>;

/** Countries that the geometry knows and that are no partner: those that can be added. */
export const AddableCountries = whole(
  z.object({ iso3: Iso3, iso2: z.string(), name: z.string(), names: KeptTexts }),
).meta({ id: 'AddableCountries' });
export type AddableCountries = z.infer<typeof AddableCountries>;
