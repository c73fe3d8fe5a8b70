import * as z from 'zod';
import { emptyKinds, freshnesses } from '@portal/domain';
import { anyOf, listing, listOf, whole } from './lists.js';
import { Code, Day, Id, Instant, Iso3, Precision, RegionCode } from './scalars.js';

export const EmptyKind = z.enum(emptyKinds).meta({ id: 'EmptyKind' });
export const Freshness = z.enum(freshnesses).meta({ id: 'Freshness' });
export const Sample = z.enum(['exclude', 'include']).default('exclude').meta({ id: 'Sample' });

/** An indicator with its levels in order; `means` says what a level does and does not mean. */
export const Indicator = z
  .object({
    id: Code,
    name: z.string(),
    asksSince: Day.nullable(),
    shelfLifeMonths: z.number().int(),
    /** From this day it takes no new claim. */
    closedOn: Day.nullable(),
    levels: z.array(
      z.object({
        id: Code,
        name: z.string(),
        order: z.number().int(),
        means: z.string(),
        /** From this day it can be claimed no more. */
        closedOn: Day.nullable(),
      }),
    ),
    /** Days on which its meaning changed: numbers before and after are not compared. */
    breaks: z.array(Day),
  })
  .meta({ id: 'Indicator' });
export type Indicator = z.infer<typeof Indicator>;
export const Indicators = whole(Indicator).meta({ id: 'Indicators' });
export type Indicators = z.infer<typeof Indicators>;

const entry = {
  level: Code.nullable(),
  empty: EmptyKind.nullable(),
  effectiveOn: Day.nullable(),
  effectivePrecision: Precision.nullable(),
  since: Day.nullable(),
  sincePrecision: Precision.nullable(),
  attestedOn: Day.nullable(),
  freshness: Freshness.nullable(),
  claimId: Id.nullable(),
  sample: z.boolean(),
};

/** What a country reads as; `level` is null exactly when `empty` is not. */
export const Entry = z.object(entry).meta({ id: 'Entry' });
export type Entry = z.infer<typeof Entry>;

export const IndicatorEntry = z.object({ indicator: Code, ...entry }).meta({ id: 'IndicatorEntry' });
export type IndicatorEntry = z.infer<typeof IndicatorEntry>;

export const CountryEntry = z.object({ iso3: Iso3, ...entry }).meta({ id: 'CountryEntry' });
export type CountryEntry = z.infer<typeof CountryEntry>;

/** The picture's day (default: the UTC day), what was known at an instant (default: now), with sample data or without. */
export const pictureQuery = { asAt: Day.optional(), knownAt: Instant.optional(), sample: Sample };

export const CoverageQuery = z.strictObject({ indicator: Code, ...pictureQuery, region: RegionCode.optional() });
export type CoverageQuery = z.infer<typeof CoverageQuery>;

/** A number that a source prints, with where. */
export const PublishedFigure = z
  .object({
    figure: Code,
    level: Code.nullable(),
    value: z.number(),
    unit: z.string(),
    period: z.object({ from: Day, to: Day }),
    asAt: Day,
    source: z.string(),
    paragraph: z.string(),
  })
  .meta({ id: 'PublishedFigure' });
export type PublishedFigure = z.infer<typeof PublishedFigure>;
/** The same as it is kept: with what the source says there, and whether it stands beside pictures. */
export const PublishedFigureEntry = PublishedFigure.extend({
  id: z.string(),
  version: z.number().int(),
  published: z.boolean(),
  quote: z.string(),
  paraphrase: z.string(),
  ambiguity: z.string().nullable(),
}).meta({ id: 'PublishedFigureEntry' });
export type PublishedFigureEntry = z.infer<typeof PublishedFigureEntry>;
export const PublishedFigures = listOf(PublishedFigureEntry).meta({ id: 'PublishedFigures' });
export type PublishedFigures = z.infer<typeof PublishedFigures>;
export const PublishedFiguresQuery = z.strictObject({ ...listing, figure: anyOf(Code) });
export type PublishedFiguresQuery = z.infer<typeof PublishedFiguresQuery>;

export const Figures = z
  .object({
    partnerCountries: z.object({ value: z.number().int(), exact: z.boolean() }),
    byLevel: z.record(z.string(), z.number().int()),
    byEmpty: z.record(EmptyKind, z.number().int()),
    published: z.array(PublishedFigure),
  })
  .meta({ id: 'Figures' });
export type Figures = z.infer<typeof Figures>;

export const Coverage = z
  .object({
    indicator: Code,
    asAt: Day,
    knownAt: Instant,
    sample: z.enum(['exclude', 'include']),
    items: z.array(CountryEntry),
    figures: Figures,
  })
  .meta({ id: 'Coverage' });
export type Coverage = z.infer<typeof Coverage>;

export const TimelineQuery = z.strictObject({
  indicator: Code,
  knownAt: Instant.optional(),
  region: RegionCode.optional(),
  sample: Sample,
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

const { freshness: _freshness, ...lasting } = entry;
export const Timeline = z
  .object({
    indicator: Code,
    from: Day,
    knownAt: Instant,
    sample: z.enum(['exclude', 'include']),
    shelfLifeMonths: z.number().int(),
    items: z.array(
      z.object({ iso3: Iso3, spans: z.array(z.object({ from: Day, until: Day.nullable(), ...lasting })) }),
    ),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof Timeline>;
