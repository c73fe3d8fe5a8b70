import * as z from 'zod';
import { ActionState } from './plan-actions.js';
import { Currency } from './plan-money.js';
import { Day, Id } from './scalars.js';

/** Costs in one currency by how far they are paid for; `gap` of what is known, `unknown`: partly paid, not said how far. */
export const CostSum = z
  .object({
    currency: Currency,
    total: z.number(),
    none: z.number(),
    partly: z.number(),
    secured: z.number(),
    gap: z.number(),
    unknown: z.number(),
  })
  .meta({ id: 'CostSum' });
export type CostSum = z.infer<typeof CostSum>;

export const PlanOverview = z
  .object({
    /** All actions, cancelled ones among them. */
    actions: z.number().int(),
    byState: z.record(ActionState, z.number().int()),
    overdue: z.number().int(),
    overdueHigh: z.number().int(),
    delayed: z.number().int(),
    outsidePeriod: z.number().int(),
    /** How many points under what was planned; 0 where not under. */
    behindBy: z.number(),
    /** Cancelled actions are left out. Never one sum: a currency each. */
    costs: z.array(CostSum),
    withoutCost: z.number().int(),
    /** The same in the currency asked for, by the latest rates up to the day; `missing` have none and are not in it. */
    converted: z.object({ ...CostSum.shape, rates: z.array(Id), missing: z.array(Currency) }).nullable(),
    objectives: z.array(
      z.object({
        id: Id,
        actions: z.number().int(),
        progress: z.number().nullable(),
        plannedProgress: z.number().nullable(),
        startsOn: Day.nullable(),
        endsOn: Day.nullable(),
        overdue: z.number().int(),
        costs: z.array(CostSum),
      }),
    ),
    /** From the plan's first day to its last; `progress` is null after the day that was asked for. */
    curve: z.array(z.object({ day: Day, progress: z.number().nullable(), planned: z.number() })),
    /** The longest chain of dependent actions, first to last. */
    criticalPath: z.array(Id),
  })
  .meta({ id: 'PlanOverview' });
export type PlanOverview = z.infer<typeof PlanOverview>;

/** One field that differs; a value is text, number, list or null (nothing). `dependsOn` and `objective` are said by reference and number. */
export const PlanFieldChange = z
  .object({ field: z.string(), before: z.unknown(), after: z.unknown() })
  .meta({ id: 'PlanFieldChange' });
export type PlanFieldChange = z.infer<typeof PlanFieldChange>;

const compared = {
  lineId: Id,
  /** An action's reference, an objective's number. */
  reference: z.string(),
  title: z.string(),
};
const Compared = z.object(compared);
const ChangedRecord = z.object({ ...compared, changes: z.array(PlanFieldChange) });
const ComparedRecords = z.object({
  added: z.array(Compared),
  removed: z.array(Compared),
  changed: z.array(ChangedRecord),
});

/** What a later version adds, takes away and changes, field by field; empty where both are one. */
export const PlanComparison = z
  .object({
    from: z.object({ id: Id, number: z.number().int(), title: z.string() }),
    to: z.object({ id: Id, number: z.number().int(), title: z.string() }),
    plan: z.array(PlanFieldChange),
    objectives: ComparedRecords,
    actions: ComparedRecords,
    unchanged: z.number().int(),
  })
  .meta({ id: 'PlanComparison' });
export type PlanComparison = z.infer<typeof PlanComparison>;
export const PlanCompareQuery = z.strictObject({ from: Id, to: Id });
export type PlanCompareQuery = z.infer<typeof PlanCompareQuery>;
