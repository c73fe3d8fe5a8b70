import { HttpClient } from '@angular/common/http';
import { computed, inject, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { fineWorldAddress, type FirstView, firstViewAddress, shapesOf, type World } from '../ui/map-geometry';

/** The map's polygons and places: those of the first view, then the finer ones in their place. Call it while a page is built. */
export function mapWorld() {
  const http = inject(HttpClient);
  const wantsFine = signal(false);
  const firstView = resource({ loader: () => firstValueFrom(http.get<FirstView>(firstViewAddress)) });
  const fineWorld = resource({
    params: () => wantsFine() || undefined,
    loader: () => firstValueFrom(http.get<World>(fineWorldAddress)),
  });
  return {
    places: computed(() => (firstView.hasValue() ? firstView.value().places : undefined)),
    shapes: computed(() => {
      if (!firstView.hasValue()) return undefined;
      const { world, places } = firstView.value();
      return shapesOf(fineWorld.hasValue() ? fineWorld.value() : world, Object.keys(places.countries));
    }),
    /** For zooming in. */
    askFine: () => wantsFine.set(true),
  };
}
