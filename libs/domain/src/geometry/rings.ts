type Position = readonly [number, number];

/** Twice the area that a closed ring goes round; positive where it goes against the clock. */
export function turning(ring: readonly Position[]): number {
  let sum = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return sum;
}

/** The same polygon by the right-hand rule (RFC 7946, 3.1.6): its outer ring against the clock, its holes with it. */
export function rightHanded(polygon: readonly (readonly Position[])[]): readonly (readonly Position[])[] {
  return polygon.map((ring, place) => (turning(ring) > 0 === (place === 0) ? ring : [...ring].reverse()));
}
