/**
 * Action plans (domain.md, "Action plan"). One row is one *version* of a plan: `id` names the version, `seriesId` the
 * plan through all of them. Beside this file: `plan-actions` (objectives, actions, dependencies), `plan-reports`,
 * `plan-money` (costs, rates), `plan-sharing` (grants, who can see it), `plan-overview` (figures, comparison).
 *
 *   GET    action-plans?iso3=&region=&kind=&tier=&life=&sample=   ActionPlans: every version the reader sees, as a headline
 *   POST   action-plans                                           ActionPlanInput → WholePlan (empty, from a plan, or with contents)
 *   GET    action-plans/:id?asAt=&knownAt=&currency=              PlanAnswer: WholePlan or PlanHeadline, by `sight`
 *   PATCH  action-plans/:id           If-Match                    ActionPlanPatch → ActionPlan
 *   DELETE action-plans/:id                                       204; a version that was never adopted nor reported on
 *   POST   action-plans/:id/steps                                 PlanStepInput → ActionPlan (draft, review, return, adopt, close)
 *   POST   action-plans/:id/next-version                          NextVersionInput → WholePlan: a copy in preparation
 *   POST   action-plans/:id/contents                              PlanContents → WholePlan: many objectives and actions, all or none
 *   GET    action-plans/:id/readers                               PlanReaders: who can see it, and who looked
 *   POST   objectives · PATCH objectives/:id (If-Match) · DELETE objectives/:id (an empty one)
 *   POST   actions · GET actions/:id?asAt= · PATCH actions/:id (If-Match) · DELETE actions/:id (never reported on)
 *   PATCH  actions                                                ActionsPatch → ChangedActions: many, all or none, with the undo
 *   POST   actions/:id/assignees                                  AssigneesInput → Action
 *   POST   actions/:id/verification                               VerificationInput → ReportedAction
 *   POST   actions/:id/reinstatement                              ReinstatementInput → ReportedAction
 *   POST   action-dependencies · DELETE action-dependencies/:id   ActionDependencyInput → ActionDependency
 *   GET    progress-reports?action= | plan=                       ProgressReports, newest first
 *   POST   progress-reports                                       ProgressReportInput → ReportedAction
 *   GET    plan-versions/compare?from=&to=                        PlanComparison
 *   GET    plan-grants?plan= · POST plan-grants · PATCH plan-grants/:id (If-Match) · POST plan-grants/:id/withdrawal
 *   GET    exchange-rates?plan= · POST exchange-rates
 *
 * Deletions need no If-Match. A refused circle is a 409 `dependency-circle` whose `involved` names its actions in order.
 */
import * as z from 'zod';
import { planKinds, planLives, planSteps, planTiers } from '@portal/domain';
import { anyOf, listing, listOf } from './lists.js';
import { Sample } from './picture.js';
import { Action, ActionDependency, Objective, PlanContents, PlanRight } from './plan-actions.js';
import { Currency, ExchangeRate } from './plan-money.js';
import { PlanOverview } from './plan-overview.js';
import { PlanGrant, PlanSight } from './plan-sharing.js';
import { Day, Id, Instant, Iso3, Language, Reason, RegionCode, text, Visibility, words } from './scalars.js';
import { Hand } from './status.js';

export const PlanKind = z.enum(planKinds).meta({ id: 'PlanKind' });
export const PlanTier = z.enum(planTiers).meta({ id: 'PlanTier' });
export const PlanLife = z.enum(planLives).meta({ id: 'PlanLife' });
export const PlanStep = z.enum(planSteps).meta({ id: 'PlanStep' });

/** What everybody who sees anything of a plan sees: what it is, where it stands, overall progress. */
const headline = {
  id: Id,
  seriesId: Id,
  /** The version's number, from 1. */
  number: z.number().int(),
  kind: PlanKind,
  iso3: Iso3.nullable(),
  region: RegionCode.nullable(),
  tier: PlanTier,
  title: z.string(),
  language: Language,
  startsOn: Day,
  endsOn: Day,
  life: PlanLife,
  /** Its period is over, and it is neither closed nor superseded. */
  isExpired: z.boolean(),
  adoptedOn: Day.nullable(),
  /** 0 to 100, one decimal; null where there is nothing to count. */
  progress: z.number().nullable(),
  plannedProgress: z.number().nullable(),
  /** More than 10 points under what was planned. */
  isBehind: z.boolean(),
  lastReportOn: Day.nullable(),
  /** The widest circle that sees any of it today. */
  visibility: Visibility,
  sample: z.boolean(),
};

export const PlanHeadline = z
  .object({ sight: z.literal('headline'), asAt: Day, ...headline })
  .meta({ id: 'PlanHeadline' });
export type PlanHeadline = z.infer<typeof PlanHeadline>;

/** One version in a list; `sight` says how much of it the reader would be shown. */
export const ListedPlan = z.object({ sight: PlanSight, ...headline }).meta({ id: 'ListedPlan' });
export type ListedPlan = z.infer<typeof ListedPlan>;
/** `mayBegin`: whether the reader may begin a plan where the query asks (the only country or region named). */
export const ActionPlans = listOf(ListedPlan).extend({ mayBegin: PlanRight }).meta({ id: 'ActionPlans' });
export type ActionPlans = z.infer<typeof ActionPlans>;
export const ActionPlansQuery = z.strictObject({
  ...listing,
  iso3: anyOf(Iso3),
  region: anyOf(RegionCode),
  kind: anyOf(PlanKind),
  tier: anyOf(PlanTier),
  life: anyOf(PlanLife),
  series: Id.optional(),
  sample: Sample,
});
export type ActionPlansQuery = z.infer<typeof ActionPlansQuery>;

/** A step in the version's life: into which state, when, by whom. */
export const PlanStepTaken = z
  .object({ life: PlanLife, at: Instant, by: Hand.nullable(), note: z.string() })
  .meta({ id: 'PlanStepTaken' });
export type PlanStepTaken = z.infer<typeof PlanStepTaken>;

const planFields = {
  ...headline,
  carriesOut: z.object({ id: Id, title: z.string() }).nullable(),
  isFrozen: z.boolean(),
  adoption: z
    .object({
      on: Day,
      instrument: z.string(),
      /** Title null: "a document is held". */
      document: z.object({ id: Id, title: z.string().nullable() }).nullable(),
    })
    .nullable(),
  steps: z.array(PlanStepTaken),
  /** Other versions that the reader sees, first to last, this one among them. */
  versions: z.array(z.object({ id: Id, number: z.number().int(), life: PlanLife, adoptedOn: Day.nullable() })),
  /** The status update that was prepared when it was adopted and waits for the focal point; for them alone. */
  preparedUpdateId: Id.nullable(),
  rights: z.object({
    edit: PlanRight,
    steps: z.object({ draft: PlanRight, review: PlanRight, return: PlanRight, adopt: PlanRight, close: PlanRight }),
    nextVersion: PlanRight,
    share: PlanRight,
    rates: PlanRight,
    remove: PlanRight,
  }),
  version: z.number().int(),
};

/** One version, without its contents: what PATCH and steps answer. */
export const ActionPlan = z.object(planFields).meta({ id: 'ActionPlan' });
export type ActionPlan = z.infer<typeof ActionPlan>;

/** All that the page of a plan draws, in one answer. */
export const WholePlan = z
  .object({
    sight: z.literal('whole'),
    asAt: Day,
    ...planFields,
    overview: PlanOverview,
    objectives: z.array(Objective),
    actions: z.array(Action),
    dependencies: z.array(ActionDependency),
    exchangeRates: z.array(ExchangeRate),
    /** To whom it is shown now; for its owner alone, else null. */
    grants: z.array(PlanGrant).nullable(),
  })
  .meta({ id: 'WholePlan' });
export type WholePlan = z.infer<typeof WholePlan>;

export const PlanAnswer = z.discriminatedUnion('sight', [WholePlan, PlanHeadline]).meta({ id: 'PlanAnswer' });
export type PlanAnswer = z.infer<typeof PlanAnswer>;

/** `knownAt`: with reports that were entered by then, so that a past day's curve can be drawn as it was. */
export const PlanQuery = z.strictObject({
  asAt: Day.optional(),
  knownAt: Instant.optional(),
  currency: Currency.optional(),
});
export type PlanQuery = z.infer<typeof PlanQuery>;

const Title = words(300);
const period = { startsOn: Day, endsOn: Day };

/** Begins with nothing, with a copy of another plan (without its reports), or with contents. */
const PlanStart = z
  .discriminatedUnion('with', [
    z.strictObject({ with: z.literal('nothing') }),
    z.strictObject({ with: z.literal('plan'), planId: Id }),
    z.strictObject({ with: z.literal('contents'), contents: PlanContents }),
  ])
  .meta({ id: 'PlanStart' });

/** A national plan names its country, a regional one its region, the interregional roadmap neither. */
export const ActionPlanInput = z
  .strictObject({
    kind: PlanKind,
    iso3: Iso3.optional(),
    region: RegionCode.optional(),
    tier: PlanTier,
    carriesOut: Id.optional(),
    title: Title,
    language: Language,
    ...period,
    begin: PlanStart.default({ with: 'nothing' }),
  })
  .refine(({ kind, iso3 }) => (kind === 'national') === (iso3 !== undefined), { error: 'required', path: ['iso3'] })
  .refine(({ kind, region }) => (kind === 'regional') === (region !== undefined), {
    error: 'required',
    path: ['region'],
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { error: 'until-before-since', path: ['endsOn'] })
  .meta({ id: 'ActionPlanInput' });
export type ActionPlanInput = z.infer<typeof ActionPlanInput>;

export const ActionPlanPatch = z
  .strictObject({
    tier: PlanTier.optional(),
    carriesOut: Id.nullable().optional(),
    title: Title.optional(),
    language: Language.optional(),
    startsOn: Day.optional(),
    endsOn: Day.optional(),
  })
  .meta({ id: 'ActionPlanPatch' });
export type ActionPlanPatch = z.infer<typeof ActionPlanPatch>;

/**
 * Adopting needs its instrument. `keepsSharing`: whoever was shown the version in force is shown this one, as its owner
 * says by adopting; false: nobody but its own people.
 */
export const PlanStepInput = z
  .discriminatedUnion('step', [
    z.strictObject({ step: z.literal('draft'), note: text(2000).default('') }),
    z.strictObject({ step: z.literal('review'), note: text(2000).default('') }),
    z.strictObject({ step: z.literal('return'), note: Reason }),
    z.strictObject({
      step: z.literal('adopt'),
      adoptedOn: Day,
      instrument: words(500),
      documentId: Id.optional(),
      keepsSharing: z.boolean().default(true),
      note: text(2000).default(''),
    }),
    z.strictObject({ step: z.literal('close'), note: Reason }),
  ])
  .meta({ id: 'PlanStepInput' });
export type PlanStepInput = z.infer<typeof PlanStepInput>;

/** The next version has the same title and period unless said otherwise. */
export const NextVersionInput = z
  .strictObject({ title: Title.optional(), startsOn: Day.optional(), endsOn: Day.optional() })
  .meta({ id: 'NextVersionInput' });
export type NextVersionInput = z.infer<typeof NextVersionInput>;
