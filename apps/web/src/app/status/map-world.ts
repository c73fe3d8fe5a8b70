import { HttpClient } from '@angular/common/http';
import { computed, inject, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { MapCountry } from '@portal/contracts';
import {
  fineWorldAddress,
  type FirstView,
  firstViewAddress,
  type Places,
  shapesOf,
  type World,
} from '../ui/map-geometry';

/**
 * The map's polygons and places: those of the first view, then the finer ones in their place. Call it while a page is built.
 *
 * @param countries the partner countries of all days: those that joined later bring their place along
 */
export function mapWorld(countries: () => readonly MapCountry[]) {
  const http = inject(HttpClient);
  const wantsFine = signal(false);
  const firstView = resource({ loader: () => firstValueFrom(http.get<FirstView>(firstViewAddress)) });
  const fineWorld = resource({
    params: () => wantsFine() || undefined,
    loader: () => firstValueFrom(http.get<World>(fineWorldAddress)),
  });
  const places = computed(
    () => (firstView.hasValue() ? withPlacesOf(countries(), firstView.value().places) : undefined),
    { equal: (one, other) => one !== undefined && other !== undefined && isSameNetwork(one, other) },
  );
  return {
    places,
    shapes: computed(() => {
      const known = places();
      if (!known || !firstView.hasValue()) return undefined;
      const { world } = firstView.value();
      return shapesOf(fineWorld.hasValue() ? fineWorld.value() : world, Object.keys(known.countries));
    }),
    /** For zooming in. */
    askFine: () => wantsFine.set(true),
  };
}

/** The places with those of countries that the first view's file does not know. */
export function withPlacesOf(countries: readonly MapCountry[], places: Places): Places {
  const later = countries.flatMap(({ iso3, place }) => {
    if (!place) return [];
    const [left, bottom, right, top] = place.frame;
    return [[iso3, { ...place, room: [right - left, top - bottom] as const }] as const];
  });
  if (later.length === 0) return places;
  const regions = Object.entries(places.regions).map(([code, frame]) => {
    const own = countries.flatMap((country) =>
      country.place && country.regions.includes(code) ? [country.place] : [],
    );
    return [code, around([frame, ...own.map((place) => place.frame)])] as const;
  });
  return {
    ...places,
    network: around([places.network, ...later.map(([, place]) => place.frame)]),
    regions: Object.fromEntries(regions),
    countries: { ...places.countries, ...Object.fromEntries(later) },
  };
}

/** The frame that holds all of them: left, bottom, right, top. */
function around(frames: readonly (readonly number[])[]): readonly number[] {
  const side = (place: number) => frames.map((frame) => frame[place] ?? 0);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

/** A map is drawn anew where there are other countries on it, not because the same ones were asked for again. */
function isSameNetwork(one: Places, other: Places): boolean {
  return Object.keys(one.countries).join() === Object.keys(other.countries).join();
}
