import * as z from 'zod';
import { actionPhases, actionPriorities, actionStates, mostActions, obligations, planThemes } from '@portal/domain';
import { Funding, Money } from './plan-money.js';
import { CbrnDomain, Day, Id, Instant, Iso3, text, words } from './scalars.js';

export const PlanTheme = z.enum(planThemes).meta({ id: 'PlanTheme' });
export const ActionPhase = z.enum(actionPhases).meta({ id: 'ActionPhase' });
export const ActionPriority = z.enum(actionPriorities).meta({ id: 'ActionPriority' });
export const ActionState = z.enum(actionStates).meta({ id: 'ActionState' });
export const Obligation = z.enum(obligations).meta({ id: 'Obligation' });

/** Whether the reader may do something; `why` not, by the code of the refusal that the act would meet. */
export const PlanRight = z.object({ may: z.boolean(), why: z.string().nullable() }).meta({ id: 'PlanRight' });
export type PlanRight = z.infer<typeof PlanRight>;

export const Objective = z
  .object({
    id: Id,
    planId: Id,
    /** The same objective in every version of the plan. */
    lineId: Id,
    number: z.number().int(),
    title: z.string(),
    theme: PlanTheme,
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Objective' });
export type Objective = z.infer<typeof Objective>;

const ObjectiveNumber = z.number().int().min(1).max(999);

/** Without a number it comes last. */
export const ObjectiveInput = z
  .strictObject({ planId: Id, title: words(300), theme: PlanTheme, number: ObjectiveNumber.optional() })
  .meta({ id: 'ObjectiveInput' });
export type ObjectiveInput = z.infer<typeof ObjectiveInput>;
/** A number that another objective bears: it takes that place, and those between follow. */
export const ObjectivePatch = z
  .strictObject({ title: words(300).optional(), theme: PlanTheme.optional(), number: ObjectiveNumber.optional() })
  .meta({ id: 'ObjectivePatch' });
export type ObjectivePatch = z.infer<typeof ObjectivePatch>;

/** The report by which an action stands where it does. */
export const LatestReport = z
  .object({
    id: Id,
    day: Day,
    at: Instant,
    note: z.string(),
    /** Why it is blocked or cancelled; null otherwise. */
    reason: z.string().nullable(),
    /** Who or what blocks it. */
    blockedBy: z.string().nullable(),
    /** When its end is expected now, where that is not the plan's day. */
    expectedEndsOn: Day.nullable(),
    evidence: z.number().int(),
  })
  .meta({ id: 'LatestReport' });
export type LatestReport = z.infer<typeof LatestReport>;

/** One action of one version of a plan, as it stands on the day that was asked for. */
export const Action = z
  .object({
    id: Id,
    planId: Id,
    objectiveId: Id,
    /** The same action in every version of the plan; its reports go with it. */
    lineId: Id,
    /** `MAR-2026-014`, stable for ever. */
    reference: z.string(),
    /** `2.3`: its objective's number and its place there. */
    number: z.string(),
    title: z.string(),
    description: z.string(),
    domains: z.array(CbrnDomain),
    phase: ActionPhase.nullable(),
    priority: ActionPriority,
    lead: z.string(),
    supporting: z.array(z.string()),
    startsOn: Day,
    endsOn: Day,
    cost: Money.nullable(),
    funding: Funding,
    indicator: z.string(),
    target: z.string(),
    answersTo: z.array(Obligation),
    supportRequested: z.string(),
    /** Actions of the same version that it waits for. */
    dependsOn: z.array(Id),
    /** People of the country (or region) to whom it is assigned; the name only for whoever may know them. */
    assignees: z.array(z.object({ id: Id, name: z.string().nullable() })),
    state: ActionState,
    /** 0 to 100, of its latest report. */
    progress: z.number(),
    latest: LatestReport.nullable(),
    reports: z.number().int(),
    /** The decision of a team's meeting that it carries out, for whoever may see that team. */
    decision: z.object({ meetingId: Id, iso3: Iso3, text: z.string(), meetingOn: Day }).nullable(),
    /** Its days in the version in force, where this is another version; null: it is not there, or none is in force. */
    baseline: z.object({ startsOn: Day, endsOn: Day }).nullable(),
    /** Its end is past and it is not done, verified or cancelled. */
    isOverdue: z.boolean(),
    daysLate: z.number().int(),
    /** Not overdue, but begun too late, or expected to end after its end. */
    isDelayed: z.boolean(),
    isOutsidePeriod: z.boolean(),
    isOnCriticalPath: z.boolean(),
    rights: z.object({
      edit: PlanRight,
      assign: PlanRight,
      report: PlanRight,
      verify: PlanRight,
      cancel: PlanRight,
      remove: PlanRight,
    }),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Action' });
export type Action = z.infer<typeof Action>;

export const ActionQuery = z.strictObject({ asAt: Day.optional() });
export type ActionQuery = z.infer<typeof ActionQuery>;

const Institution = words(200);
const domains = z.array(CbrnDomain).max(4);
const answersTo = z.array(Obligation).max(obligations.length);
const supporting = z.array(Institution).max(30);
const dependsOn = z.array(Id).max(100);

/** What is said of an action; days left out are those of the plan's period. */
const actionFields = {
  title: words(300),
  description: text(8000).default(''),
  domains: domains.default([]),
  phase: ActionPhase.nullable().default(null),
  priority: ActionPriority.default('medium'),
  lead: text(200).default(''),
  supporting: supporting.default([]),
  startsOn: Day.optional(),
  endsOn: Day.optional(),
  cost: Money.nullable().default(null),
  funding: Funding.default({ state: 'none', source: '', funded: null }),
  indicator: text(1000).default(''),
  target: text(1000).default(''),
  answersTo: answersTo.default([]),
  supportRequested: text(1000).default(''),
};

/** `after`: the action of the objective that it follows; null: it comes first; left out: last. */
export const ActionInput = z
  .strictObject({
    objectiveId: Id,
    after: Id.nullable().optional(),
    ...actionFields,
    dependsOn: dependsOn.default([]),
  })
  .meta({ id: 'ActionInput' });
export type ActionInput = z.infer<typeof ActionInput>;

/** A merge patch: what is left out stays, null takes away. `dependsOn` replaces all of them. */
export const ActionPatch = z
  .strictObject({
    objectiveId: Id.optional(),
    after: Id.nullable().optional(),
    title: words(300).optional(),
    description: text(8000).optional(),
    domains: domains.optional(),
    phase: ActionPhase.nullable().optional(),
    priority: ActionPriority.optional(),
    lead: text(200).optional(),
    supporting: supporting.optional(),
    startsOn: Day.optional(),
    endsOn: Day.optional(),
    cost: Money.nullable().optional(),
    funding: Funding.optional(),
    indicator: text(1000).optional(),
    target: text(1000).optional(),
    answersTo: answersTo.optional(),
    supportRequested: text(1000).optional(),
    dependsOn: dependsOn.optional(),
  })
  .meta({ id: 'ActionPatch' });
export type ActionPatch = z.infer<typeof ActionPatch>;

/** Many changes at once, all or none, each with the version that was seen; pointers name `/changes/<place>/…`. */
export const ActionsPatch = z
  .strictObject({
    changes: z
      .array(z.strictObject({ id: Id, version: z.number().int().min(1), patch: ActionPatch }))
      .min(1)
      .max(mostActions),
  })
  .meta({ id: 'ActionsPatch' });
export type ActionsPatch = z.infer<typeof ActionsPatch>;

/** `undo`: what takes all of it back, to be sent as it is. */
export const ChangedActions = z.object({ items: z.array(Action), undo: ActionsPatch }).meta({ id: 'ChangedActions' });
export type ChangedActions = z.infer<typeof ChangedActions>;

/** Who works on it; replaces all of them, also where the version is frozen. */
export const AssigneesInput = z.strictObject({ personIds: z.array(Id).max(50) }).meta({ id: 'AssigneesInput' });
export type AssigneesInput = z.infer<typeof AssigneesInput>;

/** Objectives with their actions, added in one; `key` is any word by which `dependsOn` of this request names an action. */
export const PlanContents = z
  .strictObject({
    objectives: z
      .array(
        z.strictObject({
          /** An objective that is there already; without it `title` and `theme` make a new one. */
          id: Id.optional(),
          number: ObjectiveNumber.optional(),
          title: words(300).optional(),
          theme: PlanTheme.optional(),
          actions: z
            .array(
              z.strictObject({
                key: words(100).optional(),
                ...actionFields,
                dependsOn: z.array(words(100)).max(100).default([]),
              }),
            )
            .max(mostActions),
        }),
      )
      .min(1)
      .max(200),
  })
  .meta({ id: 'PlanContents' });
export type PlanContents = z.infer<typeof PlanContents>;

/** The action waits for the other one to be done. */
export const ActionDependency = z
  .object({ id: Id, planId: Id, actionId: Id, dependsOnId: Id })
  .meta({ id: 'ActionDependency' });
export type ActionDependency = z.infer<typeof ActionDependency>;
export const ActionDependencyInput = z
  .strictObject({ actionId: Id, dependsOnId: Id })
  .meta({ id: 'ActionDependencyInput' });
export type ActionDependencyInput = z.infer<typeof ActionDependencyInput>;
