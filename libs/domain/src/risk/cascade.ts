import { circleIn } from '../plan/dependencies.js';

/** One scenario that can set off another. */
export interface Cascade {
  readonly scenarioId: string;
  readonly setsOffId: string;
}

/** The first circle among cascades: its scenarios, each setting off the next and the last one the first; null: none. */
export function circleOf(cascades: readonly Cascade[]): readonly string[] | null {
  return circleIn(cascades.map(({ scenarioId, setsOffId }) => ({ actionId: scenarioId, dependsOnId: setsOffId })));
}

/** Cascades once a scenario sets off these and no others. */
export function cascadesWith(
  cascades: readonly Cascade[],
  scenarioId: string,
  setsOff: readonly string[],
): readonly Cascade[] {
  return [
    ...cascades.filter((each) => each.scenarioId !== scenarioId),
    ...setsOff.map((setsOffId) => ({ scenarioId, setsOffId })),
  ];
}
