import type { MapLook } from './map-layout';
import type { Places } from '../ui/map-geometry';

/** Something of the map that can have the focus. Several small states may share one. */
export interface Stop {
  readonly ids: readonly string[];
  readonly handle: SVGElement;
  /** What it is and reads as, in words: its accessible name. */
  readonly words: string;
  /** A country opens, a secretariat only says its name. */
  readonly role: 'button' | 'img';
}

/** From the top row of the map to the bottom, each row in the reader's direction. `y` grows upwards. */
export function inReadingOrder<T extends { readonly x: number; readonly y: number }>(
  places: readonly T[],
  isRightToLeft: boolean,
): readonly T[] {
  const row = ({ y }: T) => Math.round(y * -12);
  const direction = isRightToLeft ? -1 : 1;
  return [...places].sort((one, other) => row(one) - row(other) || direction * (one.x - other.x));
}

/** Whether the page runs from right to left; the map itself never does. */
export function isMirrored(): boolean {
  return document.documentElement.dir === 'rtl';
}

/** Where a country or the secretariat of a region lies, in projected units. */
export function pointOf(place: string, { countries, secretariats }: Places): readonly [number, number] | undefined {
  return countries[place]?.labelPoint ?? secretariats[place];
}

/** Countries in reading order, those that share a disc as one, then the secretariats. */
export function stopsOf(
  look: MapLook,
  places: Places,
  handleOf: (place: string) => SVGElement | undefined,
): readonly Stop[] {
  const ordered = (ids: readonly string[]) =>
    inReadingOrder(
      ids.map((id) => ({ id, x: pointOf(id, places)?.[0] ?? 0, y: pointOf(id, places)?.[1] ?? 0 })),
      isMirrored(),
    ).flatMap(({ id }) => {
      const handle = handleOf(id);
      return handle ? [{ id, handle }] : [];
    });
  const stops = new Map<SVGElement, Stop>();
  for (const { id, handle } of ordered(look.countries.map(({ iso3 }) => iso3))) {
    const ids = [...(stops.get(handle)?.ids ?? []), id];
    stops.set(handle, { ids, handle, words: listed(ids.map((each) => look.words.get(each) ?? each)), role: 'button' });
  }
  const seats = look.layers.secretariats ? [...look.secretariats.keys()] : [];
  for (const { id, handle } of ordered(seats)) {
    stops.set(handle, { ids: [id], handle, words: look.secretariats.get(id) ?? id, role: 'img' });
  }
  return [...stops.values()];
}

function listed(words: readonly string[]): string {
  if (words.length === 1) return words.join();
  return new Intl.ListFormat(document.documentElement.lang, { style: 'short', type: 'unit' }).format(words);
}

/** Only what changed: to write costs ten times what to read does. */
function write(element: Element, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}

/** One stop of Tab for the whole map; the arrows walk from one to the next. */
export class MapStops {
  private stops: readonly Stop[] = [];
  private current = '';
  /** Until somebody was here the map is entered at its first stop, whatever came first over the line. */
  private isVisited = false;

  get ids(): readonly string[] {
    const stop = this.at();
    return stop?.role === 'button' ? stop.ids : [];
  }

  set(stops: readonly Stop[]): void {
    const before = this.stops;
    this.stops = stops;
    if (!this.at() || !this.isVisited) this.current = stops[0]?.ids[0] ?? '';
    for (const { handle } of before) {
      if (stops.some((stop) => stop.handle === handle)) continue;
      for (const attribute of ['role', 'tabindex', 'aria-label']) handle.removeAttribute(attribute);
    }
    for (const { handle, role, words } of stops) {
      write(handle, 'role', role);
      write(handle, 'aria-label', words);
    }
    this.mark();
  }

  wordsOf(id: string): string {
    return this.stops.find(({ ids }) => ids.includes(id))?.words ?? '';
  }

  /** Where the focus came to by itself, as by a click. */
  come(id: string): void {
    if (!this.stops.some(({ ids }) => ids.includes(id))) return;
    this.current = id;
    this.isVisited = true;
    this.mark();
  }

  focus(id: string): void {
    this.come(id);
    this.at()?.handle.focus();
  }

  /** Goes one further or back, around the end; gives the place that has the focus now. */
  step(by: number): string | undefined {
    const stop = this.at();
    const place = stop ? this.stops.indexOf(stop) : -1;
    const next = this.stops[(place + by + this.stops.length) % this.stops.length]?.ids[0];
    if (next !== undefined) this.focus(next);
    return next;
  }

  private at(): Stop | undefined {
    return this.stops.find(({ ids }) => ids.includes(this.current));
  }

  private mark(): void {
    const here = this.at();
    for (const stop of this.stops) write(stop.handle, 'tabindex', stop === here ? '0' : '-1');
  }
}
