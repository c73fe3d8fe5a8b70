import type { Shown } from './coverage-picture';
import type { MapLayers } from './coverage-map';
import type { Mark, MarksToDraw, Seat } from './map-marks';
import { type Box, boxAround, boxesAlong, markBox, placeNames } from './map-names';
import type { Places } from '../ui/map-geometry';
import { discsOf } from './small-states';

export interface MapLook {
  readonly countries: readonly Shown[];
  readonly levelCount: number;
  readonly words: ReadonlyMap<string, string>;
  readonly chosen: string | null;
  readonly pickedOut: string | null;
  readonly layers: MapLayers;
  /** The secretariat of each region in words. */
  readonly secretariats: ReadonlyMap<string, string>;
}

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Where things come to lie at this zoom. */
export interface Frame {
  /** Of a point in projected units, the pixel of the drawing. */
  pointOf(this: void, x: number, y: number): Pixel;
  /** How wide a name is when written. */
  widthOf(this: void, name: string): number;
  /** What nothing lies over. */
  readonly free: Box;
}

/** Least size of a polygon on screen for being a country one can point at, for its mark, for its name (px, look.md §4). */
const leastSize = { polygon: 12, mark: 23, name: 38 } as const;
/** Projected units (about 220 km): below it a country is a small state. */
const smallState = 0.036;
/** Half of what discs and diamonds take up, and how near to a diamond a disc may lie (px). */
const [discRadius, seatRadius, seatReach] = [8, 6, 13];

/** Marks, names, discs and secretariats: what is drawn, and where, so that nothing lies over a name. */
export function layoutOf(look: MapLook, places: Places, { pointOf, widthOf, free }: Frame): MarksToDraw {
  const seats = look.layers.secretariats
    ? Object.entries(places.secretariats).map(([code, [x, y]]): Seat => ({ code, ...pointOf(x, y) }))
    : [];
  const all = look.countries.map((country) => offSeats(markOf(country, look, places, pointOf), seats));
  // A large country that looks small from far out keeps its polygon: discs are for small states.
  const isDisc = ({ iso3, size }: Mark) =>
    size < leastSize.polygon && Math.max(...(places.countries[iso3]?.room ?? [1])) < smallState;
  const small = all.filter(isDisc);
  const marked = all.filter((mark) => !isDisc(mark) && mark.size >= leastSize.mark);
  const discs = discsOf(small, [...marked, ...seats.map((seat) => ({ ...seat, iso3: seat.code, reach: seatReach }))]);
  const taken = [
    ...marked.filter(({ share }) => share !== null).map((mark) => ({ ...markBox(mark), of: mark.iso3 })),
    ...seats.map(({ x, y }) => boxAround(x, y, seatRadius)),
    ...discs.flatMap(({ x, y, from }) => [boxAround(x, y, discRadius), ...(from ? boxesAlong(from, { x, y }) : [])]),
  ];
  const nameable = marked
    .filter(({ size }) => size >= leastSize.name)
    .sort((one, other) => other.size - one.size)
    .map((mark) => ({ ...mark, width: widthOf(mark.name), hasMark: mark.share !== null }));
  return {
    levelCount: look.levelCount,
    all,
    marked,
    names: placeNames(nameable, taken, free),
    discs,
    states: new Map(small.map((mark) => [mark.iso3, mark])),
    seats,
  };
}

/** A mark that a diamond would lie over moves straight away from it, until both are seen. */
function offSeats(mark: Mark, seats: readonly Seat[]): Mark {
  if (mark.share === null || mark.size < leastSize.mark) return mark;
  const seat = seats.find(({ x, y }) => Math.hypot(mark.x - x, mark.y - y) < seatReach);
  if (!seat) return mark;
  const distance = Math.hypot(mark.x - seat.x, mark.y - seat.y);
  const [across, down] = distance > 0 ? [(mark.x - seat.x) / distance, (mark.y - seat.y) / distance] : [0, -1];
  return { ...mark, x: seat.x + across * seatReach, y: seat.y + down * seatReach };
}

function markOf(country: Shown, look: MapLook, places: Places, pointOf: Frame['pointOf']): Mark {
  const place = places.countries[country.iso3];
  const [from, to] = [pointOf(0, 0), pointOf(...(place?.room ?? [0, 0]))];
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  return {
    ...pointOf(...(place?.labelPoint ?? [0, 0])),
    iso3: country.iso3,
    size: Math.min(width, height),
    room: width,
    name: country.name,
    share: country.order < 0 ? null : look.levelCount < 2 ? 1 : country.order / (look.levelCount - 1),
    isStale: country.freshness === 'stale',
    colour: colourOfLevel(country, look),
    fill: fillOf(country, look),
    tiles: tilesOf(country, look),
    edge: edgeOf(country, look),
    isDimmed: isDimmed(country, look.pickedOut),
  };
}

export function isDimmed(country: Shown, pickedOut: string | null): boolean {
  return pickedOut !== null && country.level !== pickedOut && country.empty !== pickedOut;
}

function colourOfLevel({ order }: Shown, { levelCount }: MapLook): string {
  return `var(--level-${order + 1}-of-${levelCount})`;
}

/** The colour of its level, with patterns that colour tiled with its mark; for an empty kind, the kind's own pattern. */
export function fillOf(country: Shown, look: MapLook): string {
  if (country.empty) return `url(#empty-${country.empty})`;
  return look.layers.patterns ? `url(#tiles-${country.iso3})` : colourOfLevel(country, look);
}

function tilesOf({ empty, order, freshness }: Shown, { layers, levelCount }: MapLook): string | null {
  if (empty || !layers.patterns) return null;
  return `level-${order + 1}-of-${levelCount}${freshness === 'stale' ? '-stale' : ''}`;
}

export function edgeOf(country: Shown, { levelCount }: MapLook): string {
  return country.empty ? 'var(--map-ink)' : `var(--edge-${country.order + 1}-of-${levelCount})`;
}

/** How wide names are when written, each measured once. */
export function writtenWidths(): (name: string) => number {
  const canvas = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  return (name) => {
    const known = widths.get(name);
    if (known !== undefined) return known;
    if (canvas) canvas.font = `600 10.5px ${getComputedStyle(document.body).fontFamily}`;
    const width = canvas?.measureText(name).width ?? name.length * 6;
    widths.set(name, width);
    return width;
  };
}
