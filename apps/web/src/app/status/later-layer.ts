import {
  effect,
  inject,
  Injector,
  runInInjectionContext,
  type Signal,
  signal,
  type Type,
  untracked,
} from '@angular/core';
import type { Indicator, MapCountry, MapRegion } from '@portal/contracts';
import { type Day, type EmptyKind, figuresOf } from '@portal/domain';
import { type CoveragePicture, partnersOn, type Shown } from './coverage-picture';
import type { Sentence } from './plate-words';

/** Layers that are drawn from records, not from claims. */
export const layerIds = ['plan-progress', 'team-sectors', 'round-tables'] as const;
export type LayerId = (typeof layerIds)[number];

export function layerIn(text: string | undefined): LayerId | undefined {
  return layerIds.find((id) => id === text);
}

/** What the address of the map asks for, and what the page knows. */
export interface LayerAsked {
  readonly layer: () => LayerId | undefined;
  readonly sector: () => string | undefined;
  /** The day on which the slider rests. */
  readonly day: () => Day;
  readonly region: () => string | undefined;
  readonly sample: () => 'include' | 'exclude';
  readonly countries: () => readonly MapCountry[];
  readonly regions: () => readonly MapRegion[];
  /** How the page counts, handed on: so the layer's file holds none of it a second time. */
  readonly drawing: { readonly figuresOf: typeof figuresOf; readonly partnersOn: typeof partnersOn };
}

/** Words of the layer's own, where the indicators' do not fit. */
export interface LayerWords {
  readonly empties: Readonly<Partial<Record<EmptyKind, string>>>;
  /** What a dotted ring says; null: no country has one. */
  readonly dotted: string | null;
}

/** A part of the page that the layer brings, and what it is given. */
export interface LayerPart {
  readonly component: Type<unknown>;
  readonly inputs: Record<string, unknown>;
}

/** A layer as the page shows it. */
export interface LayerView {
  /** Its steps, as if they were an indicator's levels. */
  readonly indicator: Signal<Indicator | undefined>;
  readonly picture: Signal<CoveragePicture | undefined>;
  readonly sentence: Signal<Sentence | null>;
  readonly words: Signal<LayerWords>;
  readonly hasFailed: Signal<boolean>;
  again(this: void): void;
  /** What stands over the legend. */
  readonly head: Signal<LayerPart>;
  table(this: void, choose: (iso3: string) => void): LayerPart;
  panel(this: void, country: Shown, close: () => void): LayerPart;
}

/** A layer, null until it is chosen: its file is fetched then. Call it while a page is built. */
export function laterLayer(asked: Omit<LayerAsked, 'drawing'>) {
  const injector = inject(Injector);
  const view = signal<LayerView | null>(null);
  const isMissing = signal(false);
  const load = (): void => {
    isMissing.set(false);
    import('./layers/record-layer').then(
      ({ openLayer }) =>
        view.set(
          untracked(() =>
            runInInjectionContext(injector, () => openLayer({ ...asked, drawing: { figuresOf, partnersOn } })),
          ),
        ),
      () => isMissing.set(true),
    );
  };
  effect(() => {
    if (asked.layer() && !untracked(view)) load();
  });
  return {
    /** Null too while an indicator is shown. */
    view: (): LayerView | null => (asked.layer() ? view() : null),
    hasFailed: (): boolean => !!asked.layer() && (isMissing() || view()?.hasFailed() === true),
    again: (): void => {
      const shown = view();
      if (shown) shown.again();
      else load();
    },
  };
}
