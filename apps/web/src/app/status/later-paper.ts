import { inject, Injector, signal } from '@angular/core';
import { layoutOf, edgeOf, fillOf, type MapLook, writtenWidths } from './map-layout';
import { MapMarks } from './map-marks';
import { element, ringAndSlice } from './map-shapes';
import type { Indicator } from '@portal/contracts';
import type { Day } from '@portal/domain';
import type { Places, Shapes } from '../ui/map-geometry';
import type { CoveragePicture } from './coverage-picture';

/** How the map page draws, handed on: so the file for paper holds none of it a second time. */
const drawing = { MapMarks, edgeOf, element, fillOf, layoutOf, ringAndSlice, writtenWidths };
export type Drawing = typeof drawing;

/** What is put on paper: the view as it stands. */
export interface View {
  readonly shapes: Shapes;
  readonly places: Places;
  readonly picture: CoveragePicture;
  readonly indicator: Indicator;
  readonly day: Day;
  readonly region: string;
  readonly secretariats: MapLook['secretariats'];
  /** What the plate states. */
  readonly says: readonly string[];
  /** The instant as known at which it is asked for; none: now. */
  readonly knownAt: string | undefined;
  readonly hasSample: boolean;
}

/** The view printed or saved as a picture; how that is done is fetched when somebody wants it. Call it while a page is built. */
export function laterPaper(viewed: () => View | null) {
  const injector = inject(Injector);
  /** What is on its way; `failed` until it is tried again. */
  const state = signal<'' | 'busy' | 'failed'>('');
  const put = async (how: 'print' | 'save'): Promise<void> => {
    const view = viewed();
    if (!view || state() === 'busy') return;
    state.set('busy');
    try {
      const paper = await import('./map-paper');
      await paper[how](view, drawing, injector);
      state.set('');
    } catch {
      state.set('failed');
    }
  };
  return { state: state.asReadonly(), print: () => put('print'), save: () => put('save') };
}
