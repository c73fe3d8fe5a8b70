import * as z from 'zod';
import { whole } from './lists.js';
import { Code, Day, Id, Instant, Iso3, Precision, RegionCode } from './scalars.js';
import { IndicatorEntry, pictureQuery } from './picture.js';

export const Region = z
  .object({
    code: RegionCode,
    name: z.string(),
    secretariat: z.object({
      city: z.string(),
      iso3: Iso3,
      latitude: z.number(),
      longitude: z.number(),
      timeZone: z.string(),
      openedOn: z.string().nullable(),
    }),
    countries: z.array(Iso3),
  })
  .meta({ id: 'Region' });
export type Region = z.infer<typeof Region>;
export const Regions = whole(Region).meta({ id: 'Regions' });
export type Regions = z.infer<typeof Regions>;

/** Left, bottom, right, top in projected units (Equal Earth, central meridian 11° E). */
export const Frame = z.tuple([z.number(), z.number(), z.number(), z.number()]).meta({ id: 'Frame' });
/** A point in projected units. */
export const Point = z.tuple([z.number(), z.number()]).meta({ id: 'Point' });

export const Country = z
  .object({
    iso3: Iso3,
    iso2: z.string(),
    m49: z.string(),
    name: z.string(),
    regions: z.array(RegionCode),
    mainRegion: RegionCode,
    joinedOn: Day.nullable(),
    joinedPrecision: Precision.nullable(),
    joinedAfter: Day.nullable(),
    /** The first day on which it counts as a partner; null: ever. */
    countsFrom: Day.nullable(),
    leftOn: Day.nullable(),
    /** Times away before it came back. */
    absences: z.array(z.object({ leftOn: Day, returnedOn: Day })),
    frame: Frame,
    labelPoint: Point,
    status: z.array(IndicatorEntry),
  })
  .meta({ id: 'Country' });
export type Country = z.infer<typeof Country>;

export const CountriesQuery = z.strictObject({ ...pictureQuery, region: RegionCode.optional() });
export type CountriesQuery = z.infer<typeof CountriesQuery>;
export const CountryQuery = z.strictObject({ ...pictureQuery });
export type CountryQuery = z.infer<typeof CountryQuery>;
export const Countries = z
  .object({ asAt: Day, knownAt: Instant, sample: z.enum(['exclude', 'include']), items: z.array(Country) })
  .meta({ id: 'Countries' });
export type Countries = z.infer<typeof Countries>;

/** One country, its focal points (named to readers of `region`), and the sources of its membership. */
export const CountryDetail = Country.extend({
  asAt: Day,
  knownAt: Instant,
  sample: z.enum(['exclude', 'include']),
  hasFocalPoint: z.boolean(),
  focalPoints: z.array(z.object({ id: Id, name: z.string() })),
  evidence: z.array(z.object({ title: z.string(), url: z.string(), date: z.string().nullable(), says: z.string() })),
  confidence: z.string().nullable(),
  shared: z.array(z.object({ indicator: Code, visibility: z.string() })),
}).meta({ id: 'CountryDetail' });
export type CountryDetail = z.infer<typeof CountryDetail>;
