import { slicePath } from '../ui/level-mark';

const namespace = 'http://www.w3.org/2000/svg';

/** How a level is drawn over its own colour. */
export interface LevelShape {
  /** Of the whole way, 0 to 1. */
  readonly share: number;
  readonly isStale: boolean;
  readonly edge: string;
}

/** A part of the map's drawing; attributes without a value are left out. */
export function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  return made;
}

/** The level mark on the map: a ring, dotted where out of date, with a slice as far as the country has come. */
export function ringAndSlice({ share, isStale, edge }: LevelShape, lift: number, scale = 1): SVGElement[] {
  const ring = element('circle', {
    class: isStale ? 'mark-ring stale' : 'mark-ring',
    r: `${5.2 * scale}`,
    cy: `${lift}`,
  });
  ring.style.stroke = edge;
  if (share <= 0) return [ring];
  const slice =
    share >= 1
      ? element('circle', { r: `${3.2 * scale}`, cy: `${lift}` })
      : element('path', { d: slicePath(share, 3.4 * scale), transform: `translate(0 ${lift})` });
  slice.style.fill = edge;
  return [ring, slice];
}
