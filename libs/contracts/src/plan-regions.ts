/**
 * A region's countries by their action plans, and needs that several of them have. Only what the reader is shown: a
 * plan that is shown to nobody appears nowhere and counts in nothing.
 *
 *   GET regions/:code/plans?sample=          RegionPlans
 *   GET regions/:code/common-needs?sample=   CommonNeeds
 */
import * as z from 'zod';
import { planLacks } from '@portal/domain';
import { whole } from './lists.js';
import { Sample } from './picture.js';
import { ActionPhase, ActionState, PlanTheme } from './plan-actions.js';
import { ListedPlan } from './plans.js';
import { CbrnDomain, Day, Id, Iso3 } from './scalars.js';

export const PlanLack = z.enum(planLacks).meta({ id: 'PlanLack' });

/** A plan as far as the reader is shown it; figures of its actions are null under a headline. */
export const RegionPlan = z
  .object({
    ...ListedPlan.shape,
    /** In force, and nothing was reported of it for 90 days. */
    isQuiet: z.boolean(),
    /** Open actions whose last day lies in this quarter. */
    dueThisQuarter: z.number().int().nullable(),
    overdue: z.number().int().nullable(),
  })
  .meta({ id: 'RegionPlan' });
export type RegionPlan = z.infer<typeof RegionPlan>;

/** `empty`: why no plan is listed. "Not shared" is said whether or not there is one; "none" to its own people alone. */
export const CountryPlans = z
  .object({
    iso3: Iso3,
    empty: z.enum(['none', 'not-shared']).nullable(),
    plans: z.array(RegionPlan),
    /** The most pressing first. */
    lacks: z.array(PlanLack),
  })
  .meta({ id: 'CountryPlans' });
export type CountryPlans = z.infer<typeof CountryPlans>;

/** What lacks something comes first. */
export const RegionPlans = whole(CountryPlans)
  .extend({
    asAt: Day,
    quarter: z.object({ from: Day, until: Day }),
    /** What no action covers of the plans that the reader sees whole, `plans` of them; nothing is known without any. */
    uncovered: z.object({ plans: z.number().int(), themes: z.array(PlanTheme), domains: z.array(CbrnDomain) }),
  })
  .meta({ id: 'RegionPlans' });
export type RegionPlans = z.infer<typeof RegionPlans>;

export const NeededAction = z
  .object({
    id: Id,
    planId: Id,
    iso3: Iso3,
    reference: z.string(),
    title: z.string(),
    domains: z.array(CbrnDomain),
    phase: ActionPhase.nullable(),
    startsOn: Day,
    endsOn: Day,
    state: ActionState,
    sample: z.boolean(),
  })
  .meta({ id: 'NeededAction' });
export type NeededAction = z.infer<typeof NeededAction>;

/** Similar open actions of at least two countries: the first, and those matched with it, each with the reason. */
export const CommonNeed = z
  .object({
    theme: PlanTheme,
    countries: z.array(Iso3),
    first: NeededAction,
    matches: z.array(
      z.object({
        action: NeededAction,
        /** Words of its title that the first one has too, as it writes them. */
        words: z.array(z.string()),
        /** Domains that both name. */
        domains: z.array(CbrnDomain),
        /** How near the titles are, letter by letter: 0 to 1; null: in another language, by theme, domain and phase. */
        similarity: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'CommonNeed' });
export type CommonNeed = z.infer<typeof CommonNeed>;

/** Most countries first. `plans`: how many were compared; words are compared within a language alone. */
export const CommonNeeds = whole(CommonNeed).extend({ plans: z.number().int() }).meta({ id: 'CommonNeeds' });
export type CommonNeeds = z.infer<typeof CommonNeeds>;

export const RegionPlansQuery = z.strictObject({ sample: Sample });
export type RegionPlansQuery = z.infer<typeof RegionPlansQuery>;
