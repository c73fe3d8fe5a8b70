/** A country that the map draws at a point: small states as discs. */
export interface Placed {
  readonly iso3: string;
  readonly x: number;
  readonly y: number;
  /** How far from it a disc must stay, if not the size of a target. */
  readonly reach?: number;
}

/** One disc: a country, or several whose targets would collide; `from` is where its leader begins. */
export interface Disc {
  readonly members: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly from: { readonly x: number; readonly y: number } | null;
}

const target = 24;

/**
 * Places the discs of small states: each where its country lies, or moved to a free place on a leader
 * where other targets are within 24 px; what still collides (far out) becomes one disc with a number.
 */
export function discsOf(states: readonly Placed[], others: readonly Placed[]): readonly Disc[] {
  const placed: Disc[] = [];
  for (const state of states) {
    const taken: readonly Omit<Placed, 'iso3'>[] = [...placed, ...others.filter(({ iso3 }) => iso3 !== state.iso3)];
    const free = placesAround(state).find((place) =>
      taken.every((each) => distance(each, place) >= (each.reach ?? target)),
    );
    if (free) {
      placed.push({
        members: [state.iso3],
        x: free.x,
        y: free.y,
        from: free.isMoved ? { x: state.x, y: state.y } : null,
      });
      continue;
    }
    const nearest = placed.reduce<Disc | null>(
      (best, each) => (!best || distance(each, state) < distance(best, state) ? each : best),
      null,
    );
    if (!nearest) placed.push({ members: [state.iso3], x: state.x, y: state.y, from: null });
    else placed[placed.indexOf(nearest)] = { ...nearest, members: [...nearest.members, state.iso3] };
  }
  return placed;
}

function* candidates({ x, y }: Placed) {
  yield { x, y, isMoved: false };
  for (const length of [26, 34, 44]) {
    for (let turn = 0; turn < 12; turn += 1) {
      const angle = (turn * Math.PI) / 6;
      yield { x: x + length * Math.cos(angle), y: y + length * Math.sin(angle), isMoved: true };
    }
  }
}

function placesAround(state: Placed) {
  return [...candidates(state)];
}

function distance(
  one: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
