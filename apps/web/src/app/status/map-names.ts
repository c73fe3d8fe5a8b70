/** A rectangle on screen: left, top, right, bottom. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A country that would carry its name. */
export interface Nameable {
  readonly iso3: string;
  /** Its label point, where its mark lies. */
  readonly x: number;
  readonly y: number;
  /** Width of its polygon at the label point, and of its name when written. */
  readonly room: number;
  readonly width: number;
  readonly hasMark: boolean;
}

/** Where the middle of a name's baseline lies from the label point, and how far its mark gives way upwards. */
export interface NamePlace {
  readonly x: number;
  readonly y: number;
  readonly lift: number;
}

/** A name may stand out a little on either side of its country. */
const overhang = 1.1;
/** Of a line of names: above and below its baseline. */
const [ascent, descent] = [9, 3];
const markRadius = 7;
/** Clear space around every name. */
const air = 1.5;

const beside: readonly NamePlace[] = [
  { x: 0, y: 11, lift: -6 },
  { x: 0, y: -10, lift: 0 },
  { x: 0, y: -3, lift: 7 },
  { x: 0, y: 17, lift: 0 },
];
const instead: readonly NamePlace[] = [
  { x: 0, y: 4, lift: 0 },
  { x: 0, y: -7, lift: 0 },
  { x: 0, y: 15, lift: 0 },
];
/** How far a name is shifted along, of its width. */
const shifts = [0, -0.2, 0.2] as const;

/**
 * Writes the names that have room, in the order given (who comes first has the right of way): none touches another
 * name, the mark of another country or any of `taken`, none leaves the frame. The others stay without.
 */
export function placeNames(
  countries: readonly Nameable[],
  taken: readonly (Box & { readonly of?: string })[],
  frame: Box,
): ReadonlyMap<string, NamePlace> {
  const places = new Map<string, NamePlace>();
  const written: Box[] = [];
  for (const country of countries) {
    const others = taken.filter(({ of }) => of !== country.iso3);
    const isFree = (box: Box) => ![...written, ...others].some((other) => touch(box, other));
    const place = candidates(country).find((each) => {
      const box = boxOf(country, each);
      const isMarkFree =
        !country.hasMark || each.lift === 0 || isFree(markBox({ ...country, y: country.y + each.lift }));
      return isInside(box, frame) && isFree(box) && isMarkFree;
    });
    if (!place) continue;
    places.set(country.iso3, place);
    written.push(boxOf(country, place));
  }
  return places;
}

/** What the mark of a country takes up, wherever its own name lets it lie. */
export function markBox({ x, y }: { readonly x: number; readonly y: number }): Box {
  return boxAround(x, y, markRadius);
}

/** A square around a point. */
export function boxAround(x: number, y: number, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

/** The squares that a line runs through, in steps of a few pixels. */
export function boxesAlong(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): readonly Box[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 5));
  return Array.from({ length: steps + 1 }, (_, step) =>
    boxAround(from.x + ((to.x - from.x) * step) / steps, from.y + ((to.y - from.y) * step) / steps, 1),
  );
}

function candidates({ hasMark, room, width }: Nameable): readonly NamePlace[] {
  const spare = room * overhang - width;
  if (spare < 0) return [];
  return shifts
    .map((shift) => shift * width)
    .filter((x) => Math.abs(x) <= spare / 2 + 6)
    .flatMap((x) => (hasMark ? beside : instead).map((place) => ({ ...place, x })));
}

function boxOf({ x, y, width }: Nameable, place: NamePlace): Box {
  const [middle, baseline] = [x + place.x, y + place.y];
  return {
    left: middle - width / 2 - air,
    right: middle + width / 2 + air,
    top: baseline - ascent,
    bottom: baseline + descent,
  };
}

function touch(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isInside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}
