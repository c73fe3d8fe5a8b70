import type { CommonNeed, CountryPlans, NeededAction, RegionPlan } from '@portal/contracts';

/** One line of the region's table: a country with one of its plans, or with none that is shown. */
export interface RegionPlanRow {
  readonly key: string;
  readonly iso3: string;
  readonly plan: RegionPlan | null;
  readonly empty: CountryPlans['empty'];
  /** How many lines its country takes; 0: the country stands in a line above. */
  readonly span: number;
  readonly lacks: CountryPlans['lacks'];
}

/** A line for each plan that is shown, and one for each country without; in the order of the answer. */
export function rowsOfRegion(countries: readonly CountryPlans[]): readonly RegionPlanRow[] {
  return countries.flatMap(({ iso3, plans, empty, lacks }): RegionPlanRow[] => {
    if (plans.length === 0) return [{ key: iso3, iso3, plan: null, empty, span: 1, lacks }];
    return plans.map((plan, place) => ({
      key: plan.id,
      iso3,
      plan,
      empty: null,
      span: place === 0 ? plans.length : 0,
      lacks: place === 0 ? lacks : [],
    }));
  });
}

/** How many countries of the region show a plan. */
export function showing(countries: readonly CountryPlans[]): number {
  return countries.filter(({ plans }) => plans.length > 0).length;
}

/** The actions of a need in the order of the page, each with why it stands there; the first one has no reason. */
export function membersOf({ first, matches }: CommonNeed): readonly {
  readonly action: NeededAction;
  readonly why: CommonNeed['matches'][number] | null;
}[] {
  return [{ action: first, why: null }, ...matches.map((match) => ({ action: match.action, why: match }))];
}
