import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Indicator } from '@portal/contracts';
import type { Day } from '@portal/domain';
import { Formats } from '../platform/formats';
import { type CoveragePicture, reachedLevels } from './coverage-picture';

/** What the plate states: how many partners, how many have come far, how many gave no answer. */
export interface Sentence {
  readonly countries: string;
  readonly reached: string;
  readonly silent: string;
}

/** Puts the map's sentences together in the reader's language; call it while a component is built. */
export function plateWords() {
  const words = inject(TranslocoService);
  const formats = inject(Formats);
  /** A sentence that only some indicators have. */
  const own = (key: string, values: Readonly<Record<string, string>> = {}): string | undefined => {
    const text = words.translate<string>(key, values);
    return text === key ? undefined : text;
  };
  return {
    /** Short enough to stand in a row with the others. */
    shortName: ({ id, name }: Indicator): string => own(`map.short.${id}`) ?? name,
    sentence: ({ countries, figures }: CoveragePicture, indicator: Indicator): Sentence => {
      const reached = reachedLevels(indicator).reduce((sum, id) => sum + (figures.byLevel[id] ?? 0), 0);
      const count = formats.number(reached);
      const level = indicator.levels.at(-1)?.name ?? '';
      return {
        countries: formats.plural('map.countries', countries.length),
        reached:
          own(`map.reached.${indicator.id}`, { count }) ?? words.translate<string>('map.reached.any', { level, count }),
        silent: words.translate<string>('map.silent', { count: formats.number(figures.byEmpty.silent) }),
      };
    },
    /** The same, to be read out. */
    spoken: (day: Day, { countries, reached, silent }: Sentence): string =>
      `${formats.day(day)}: ${countries}. ${reached} ${silent}`,
    /** The office behind a diamond of the map. */
    secretariat: (city: string, region: string): string =>
      words.translate<string>('map.secretariat-in', { city, region }),
  };
}
