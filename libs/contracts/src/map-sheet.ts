import * as z from 'zod';
import { Country, Frame, Point, Region } from './network.js';
import { Indicator, PublishedFigure, Sample, Timeline } from './picture.js';
import { Code, Instant } from './scalars.js';

/** `indicator` chooses the timeline; what is left out is as for every picture. */
export const MapSheetQuery = z.strictObject({ indicator: Code, knownAt: Instant.optional(), sample: Sample });
export type MapSheetQuery = z.infer<typeof MapSheetQuery>;

/** A country as the map names it, with the days between which it counts as a partner. */
export const MapCountry = Country.pick({
  iso3: true,
  name: true,
  regions: true,
  countsFrom: true,
  leftOn: true,
  absences: true,
})
  .extend({
    /** Where it is drawn; null where the geometry of the first view says so itself. */
    place: z.object({ frame: Frame, labelPoint: Point }).nullable(),
  })
  .meta({ id: 'MapCountry' });
export type MapCountry = z.infer<typeof MapCountry>;

/** A region as the map names it, with where its secretariat sits. */
export const MapRegion = Region.pick({ code: true, name: true })
  .extend({ secretariat: Region.shape.secretariat.pick({ city: true }) })
  .meta({ id: 'MapRegion' });
export type MapRegion = z.infer<typeof MapRegion>;

/**
 * All that a map of any day is drawn from, in one answer, in the reader's language. Countries are those of all days;
 * `figures` are the published ones of all indicators; `timeline` is null where no indicator has the asked name.
 */
export const MapSheet = z
  .object({
    knownAt: Instant,
    sample: z.enum(['exclude', 'include']),
    indicators: z.array(Indicator),
    regions: z.array(MapRegion),
    countries: z.array(MapCountry),
    figures: z.array(PublishedFigure),
    timeline: Timeline.nullable(),
  })
  .meta({ id: 'MapSheet' });
export type MapSheet = z.infer<typeof MapSheet>;
