import * as z from 'zod';
import { AuditQuery } from './audit.js';
import { anyOf } from './lists.js';
import { CountriesQuery } from './network.js';
import { CountryEntry, CoverageQuery, pictureQuery, Sample } from './picture.js';
import { PlanQuery } from './plans.js';
import { Code, Day, Id, Instant, Iso3, Language, Precision, RegionCode } from './scalars.js';
import { ClaimState } from './status.js';

/** The language of a file's names, for links, which cannot say `Accept-Language`. */
const spoken = { lang: Language.optional() };

/** The language that what is made later speaks; without it that of `Accept-Language`. */
export const InLanguage = z.strictObject(spoken);
export type InLanguage = z.infer<typeof InLanguage>;

export const CoverageFileQuery = CoverageQuery.extend(spoken);
export type CoverageFileQuery = z.infer<typeof CoverageFileQuery>;

/** Which countries stand in a file, where not all do: those that a page shows. */
const narrowed = { iso3: anyOf(Iso3) };

export const CountryFileQuery = CountriesQuery.extend({ ...narrowed, ...spoken });
export type CountryFileQuery = z.infer<typeof CountryFileQuery>;

/** The same of one region, which its address names. */
export const MatrixFileQuery = z.strictObject({ ...pictureQuery, ...narrowed, ...spoken });
export type MatrixFileQuery = z.infer<typeof MatrixFileQuery>;

/** Claims for a file: `from` and `to` are the first and the last day in effect; drafts only where `state` asks for them. */
export const ClaimFileQuery = z.strictObject({
  iso3: anyOf(Iso3),
  indicator: anyOf(Code),
  region: RegionCode.optional(),
  state: anyOf(ClaimState),
  from: Day.optional(),
  to: Day.optional(),
  sample: Sample,
  ...spoken,
});
export type ClaimFileQuery = z.infer<typeof ClaimFileQuery>;

export const AuditFileQuery = AuditQuery.omit({ page: true, limit: true, sort: true }).extend(spoken);
export type AuditFileQuery = z.infer<typeof AuditFileQuery>;

/** A plan as a file: as at which day, as known when, costs also in one currency. */
/** `part`: of what a table of one sheet is; a workbook has both. */
export const PlanFileQuery = PlanQuery.extend({
  ...spoken,
  part: z.enum(['actions', 'exchange-rates']).default('actions'),
});
export type PlanFileQuery = z.infer<typeof PlanFileQuery>;

const Position = z.tuple([z.number(), z.number()]);
const Rings = z.array(z.array(Position).min(4)).min(1);

/** RFC 7946, WGS 84: the country's outline as the first view of the map has it, or the point of its label. */
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).min(1) }),
  z.object({ type: z.literal('Point'), coordinates: Position }),
]);

const CoverageFeature = z.object({
  type: z.literal('Feature'),
  id: Iso3,
  geometry: Geometry,
  /** The columns of `coverage.csv`; no value is null. */
  properties: CountryEntry.pick({
    iso3: true,
    level: true,
    empty: true,
    effectiveOn: true,
    freshness: true,
    attestedOn: true,
    claimId: true,
    sample: true,
  }).extend({
    country: z.string(),
    /** Codes, the main region first, with `;` between them. */
    region: z.string(),
    indicator: Code,
    levelName: z.string().nullable(),
    effectivePrecision: Precision.nullable(),
  }),
});

/** The picture of a day as a map of its own; all members beside `type` and `features` are foreign ones. */
export const CoverageGeoJson = z
  .object({
    type: z.literal('FeatureCollection'),
    disclaimer: z.string(),
    indicator: Code,
    asAt: Day,
    knownAt: Instant,
    sample: z.enum(['exclude', 'include']),
    features: z.array(CoverageFeature),
  })
  .meta({ id: 'CoverageGeoJson' });
export type CoverageGeoJson = z.infer<typeof CoverageGeoJson>;

export const exportStates = ['queued', 'running', 'ready', 'failed', 'expired'] as const;
/** Why an export failed: the storage did not take it, its person left office, its worker was lost, or nobody knows. */
export const exportProblems = ['storage', 'not-in-office', 'gave-up', 'unexpected'] as const;

/**
 * Everything the portal holds on a country, as an archive that is made in the background. `url` is where the file is
 * fetched while it is `ready`: for seven days, by whoever asked for it.
 */
export const Export = z
  .object({
    id: Id,
    iso3: Iso3,
    state: z.enum(exportStates),
    /** Per cent. */
    progress: z.number().int(),
    url: z.string().nullable(),
    problem: z.enum(exportProblems).nullable(),
    requestedAt: Instant,
    readyAt: Instant.nullable(),
    expiresAt: Instant.nullable(),
    /** Bytes. */
    size: z.number().int().nullable(),
  })
  .meta({ id: 'Export' });
export type Export = z.infer<typeof Export>;

/** The reader's own of one country, newest first. */
export const Exports = z.object({ items: z.array(Export) }).meta({ id: 'Exports' });
export type Exports = z.infer<typeof Exports>;
