import { computed } from '@angular/core';
import type { Indicator } from '@portal/contracts';
import type { Day } from '@portal/domain';
import type { coverageAnswers } from './coverage-answers';
import { type CoveragePicture, publishedOn, type Shown } from './coverage-picture';
import type { laterLayer, LayerId, LayerWords } from './later-layer';
import type { plateWords } from './plate-words';
import { quartersUntil } from './quarters';

/** What the map is drawn from: an indicator's claims, or a layer of records. */
export interface MapSourceParts {
  readonly answers: ReturnType<typeof coverageAnswers>;
  readonly records: ReturnType<typeof laterLayer>;
  readonly layer: () => LayerId | undefined;
  readonly plate: ReturnType<typeof plateWords>;
  readonly day: () => Day;
  readonly today: Day;
  readonly region: () => string | undefined;
  readonly wordOfEmpty: (kind: string | null) => string;
}

/** What of either the page shows: one set of parts, whichever it is. Call it while a page is built. */
export function mapSource({ answers, records, layer, plate, day, today, region, wordOfEmpty }: MapSourceParts) {
  const current = computed((): Indicator | undefined => (layer() ? records.view()?.indicator() : answers.current()));
  const picture = computed((): CoveragePicture | undefined =>
    layer() ? records.view()?.picture() : answers.on(day()),
  );
  const levels = computed(() => new Map(current()?.levels.map(({ id, name }) => [id, name])));
  const ownWords = computed((): LayerWords | null => records.view()?.words() ?? null);
  return {
    current,
    picture,
    ownWords,
    sentence: computed(() => {
      if (layer()) return records.view()?.sentence() ?? null;
      const [shown, indicator] = [picture(), current()];
      return shown && indicator ? plate.sentence(shown, indicator) : null;
    }),
    /** Bars over the quarters: of indicators alone, whose whole history is here. */
    columns: computed(() => {
      const indicator = answers.current();
      if (layer() || !indicator || !answers.timeline()) return [];
      return quartersUntil(today).map((quarter) => {
        const figures = answers.on(quarter)?.figures;
        const counts = indicator.levels.map(({ id }) => figures?.byLevel[id] ?? 0);
        return { day: quarter, counts, total: counts.reduce((sum, count) => sum + count, 0) };
      });
    }),
    published: computed(() => {
      const [shown, indicator] = [picture(), current()];
      if (layer() || !shown || !indicator || region()) return [];
      return publishedOn(day(), indicator.id, answers.figures()).map((figure) => ({
        ...figure,
        counted: figure.level ? (shown.figures.byLevel[figure.level] ?? 0) : null,
      }));
    }),
    /** What a country reads as, in words. */
    reads: ({ level, empty, freshness }: Shown): string => {
      const own = ownWords();
      const says =
        level === null ? (own?.empties[empty ?? 'silent'] ?? wordOfEmpty(empty)) : (levels().get(level) ?? '');
      return own?.dotted && freshness === 'stale' ? `${says}, ${own.dotted}` : says;
    },
  };
}
