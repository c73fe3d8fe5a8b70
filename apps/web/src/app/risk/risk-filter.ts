import type { ListedScenario, RiskMethod } from '@portal/contracts';
import { gravestFirst } from '@portal/domain';

/** What is chosen to be shown; empty: all. */
export interface RiskFilter {
  readonly domain: string;
  readonly origin: string;
  readonly setting: string;
}

export function matchingScenarios(
  scenarios: readonly ListedScenario[],
  { domain, origin, setting }: RiskFilter,
): readonly ListedScenario[] {
  return scenarios.filter(
    (each) =>
      (domain === '' || each.domain === domain) &&
      (origin === '' || each.origin === origin) &&
      (setting === '' || each.setting === setting),
  );
}

/** As many as are drawn at first; all of them once somebody asks, or where the chosen one is further down. */
export function firstOf(
  scenarios: readonly ListedScenario[],
  most: number,
  chosen: ListedScenario | null = null,
): readonly ListedScenario[] {
  const isFurther = chosen !== null && scenarios.indexOf(chosen) >= most;
  return isFurther || scenarios.length <= most ? scenarios : scenarios.slice(0, most);
}

/** Gaps first, then the gravest; those of one level by their numbers. */
export function byGravity(
  method: Pick<RiskMethod, 'levels'>,
  scenarios: readonly ListedScenario[],
): readonly ListedScenario[] {
  return gravestFirst(method.levels, scenarios);
}

/** The day on which the next acceptance in force ends; null: there is none. */
export function nextAcceptanceEnd(scenarios: readonly ListedScenario[]): string | null {
  return scenarios.flatMap(({ acceptedUntil }) => acceptedUntil ?? []).toSorted()[0] ?? null;
}

/** Where they would stand once all actions that treat them are done: at their target; what nobody treats stays. */
export function asIfDone(scenarios: readonly ListedScenario[]): readonly ListedScenario[] {
  return scenarios.map((each) => {
    const { target } = each.ratings;
    return each.treatments > 0 && target ? { ...each, ratings: { ...each.ratings, current: target } } : each;
  });
}

/** How many stand elsewhere than before. */
export function movedIn(before: readonly ListedScenario[], after: readonly ListedScenario[]): number {
  return before.filter((each, place) => {
    const [was, is] = [each.ratings.current, after[place]?.ratings.current];
    return was?.likelihood !== is?.likelihood || was?.impact !== is?.impact;
  }).length;
}
