import type { ListedPlan } from '@portal/contracts';

/** One plan through all of its versions. */
export interface PlanSeries {
  readonly id: string;
  /** The version in force, else the newest. */
  readonly present: ListedPlan;
  readonly others: readonly ListedPlan[];
}

/** Plans with their versions, newest first; what is in force stands for each. */
export function seriesOf(plans: readonly ListedPlan[]): readonly PlanSeries[] {
  const groups = new Map<string, ListedPlan[]>();
  for (const plan of plans) {
    const known = groups.get(plan.seriesId);
    if (known) known.push(plan);
    else groups.set(plan.seriesId, [plan]);
  }
  return [...groups]
    .map(([id, versions]) => {
      const sorted = versions.sort((one, other) => other.number - one.number);
      const present = sorted.find(({ life }) => life === 'adopted') ?? sorted[0];
      return present ? { id, present, others: sorted.filter((each) => each !== present) } : null;
    })
    .filter((series) => series !== null)
    .sort((one, other) => (one.present.startsOn < other.present.startsOn ? 1 : -1));
}
