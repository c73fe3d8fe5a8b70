import type { StepMap } from './remapping.js';
import { type RatingKind, ratingKinds, type RiskCell } from './vocabulary.js';

/** Where a rating stands on its method's square. */
export type RatedPlace = RiskCell & { readonly level: string };
export type RatedPlaces = Readonly<Record<RatingKind, RatedPlace | null>>;

/** A scenario in one version of an assessment. `lineId` is the scenario through all of them. */
export interface PlacedRisk {
  readonly lineId: string;
  readonly title: string;
  readonly places: RatedPlaces;
}

export const riskChanges = ['added', 'removed', 'moved', 'stayed'] as const;
export type RiskChange = (typeof riskChanges)[number];

/** How a scenario moved from one version to another. */
export interface RiskMove {
  readonly lineId: string;
  /** As it is called in the later version that has it. */
  readonly title: string;
  readonly change: RiskChange;
  readonly from: RatedPlaces | null;
  readonly to: RatedPlaces | null;
}

const sameCell = (one: RatedPlace | null, other: RatedPlace | null, map: StepMap | null): boolean => {
  if (one === null || other === null) return one === other;
  const [likelihood, impact] = map
    ? [map.likelihood[one.likelihood], map.impact[one.impact]]
    : [one.likelihood, one.impact];
  return likelihood === other.likelihood && impact === other.impact && one.level === other.level;
};

/**
 * Two versions of an assessment, scenario by scenario: those of the later version in its order, then those that it no
 * longer has. A scenario has moved when one of its three ratings stands elsewhere; where the method is another one, when
 * it stands elsewhere than the remapping put it, or at another level.
 *
 * @param map the remapping from the earlier method; null: both have the same
 */
export function riskMoves(
  from: readonly PlacedRisk[],
  to: readonly PlacedRisk[],
  map: StepMap | null,
): readonly RiskMove[] {
  const before = new Map(from.map((risk) => [risk.lineId, risk]));
  const after = new Set(to.map(({ lineId }) => lineId));
  return [
    ...to.map(({ lineId, title, places }): RiskMove => {
      const was = before.get(lineId);
      if (!was) return { lineId, title, change: 'added', from: null, to: places };
      const hasStayed = ratingKinds.every((kind) => sameCell(was.places[kind], places[kind], map));
      return { lineId, title, change: hasStayed ? 'stayed' : 'moved', from: was.places, to: places };
    }),
    ...from
      .filter(({ lineId }) => !after.has(lineId))
      .map(({ lineId, title, places }): RiskMove => ({ lineId, title, change: 'removed', from: places, to: null })),
  ];
}
