import type { CountryEntry, Indicator, MapCountry, PublishedFigure, Timeline } from '@portal/contracts';
import { type Day, entryOfSpan, figuresOf, isHere, spanOn } from '@portal/domain';

/** One country on the map: its names and what it reads as on the day. */
export interface Shown extends CountryEntry {
  readonly name: string;
  readonly regions: readonly string[];
  /** Of the level, from 0; -1 without one. */
  readonly order: number;
}

/** The picture of a day: what the map, the plate, the legend and the table show. */
export interface CoveragePicture {
  readonly day: Day;
  readonly countries: readonly Shown[];
  readonly figures: ReturnType<typeof figuresOf>;
}

/** Draws a day from the timeline, without asking the server again. */
export function pictureOn(
  day: Day,
  indicator: Indicator,
  timeline: Timeline,
  countries: readonly MapCountry[],
  region: string,
): CoveragePicture {
  const spans = new Map(timeline.items.map((item) => [item.iso3, item.spans]));
  const order = new Map(indicator.levels.map((level) => [level.id, level.order]));
  const entries = partnersOn(day, countries, region).flatMap((country): Shown[] => {
    const span = spanOn(day, spans.get(country.iso3) ?? []);
    if (!span) return [];
    const entry = entryOfSpan(day, span, timeline.shelfLifeMonths);
    return [
      {
        iso3: country.iso3,
        name: country.name,
        regions: country.regions,
        ...entry,
        order: entry.level === null ? -1 : (order.get(entry.level) ?? 0),
      },
    ];
  });
  return {
    day,
    countries: entries,
    figures: figuresOf(
      indicator.levels.map(({ id }) => id),
      entries,
    ),
  };
}

/** Those that are partners on a day, of one region or (without) of all. */
export function partnersOn(day: Day, countries: readonly MapCountry[], region: string): readonly MapCountry[] {
  return countries.filter((country) => isPartner(day, country) && (!region || country.regions.includes(region)));
}

function isPartner(day: Day, country: MapCountry): boolean {
  return (country.countsFrom === null || country.countsFrom <= day) && isHere(day, country);
}

/** Levels that count as reached in the plate's sentence: the last, and for plans the adopted ones too. */
export function reachedLevels(indicator: Indicator): readonly string[] {
  const last = indicator.levels.slice(indicator.id === 'action-plan' ? -2 : -1);
  return last.map(({ id }) => id);
}

/** Of the figures that a source prints, those that stand beside this indicator on this day: the newest of each. */
export function publishedOn(
  day: Day,
  indicator: string,
  figures: readonly PublishedFigure[],
): readonly PublishedFigure[] {
  const newest = new Map<string, PublishedFigure>();
  for (const figure of figures) {
    if (figure.asAt > day || !figure.figure.startsWith(`${indicator}.`)) continue;
    const known = newest.get(figure.figure);
    if (!known || known.asAt < figure.asAt) newest.set(figure.figure, figure);
  }
  return [...newest.values()];
}
