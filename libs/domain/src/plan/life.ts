import { type Day, latestDayBegun } from '../day.js';
import { type Actor, isCoordinator, isFocalPointOf, isSecretariatOf, isTeamMemberOf } from '../identity/actor.js';
import { conflict, forbidden, invalid, type Refusal } from '../refusal.js';
import type { ActionPriority, ActionState, PlanKind, PlanLife, PlanStep, ReportableState } from './vocabulary.js';

/** Whose plan it is. */
export interface PlanPlace {
  readonly kind: PlanKind;
  readonly iso3: string | null;
  readonly region: string | null;
  /** Whether the region's secretariat is in office; where it is not, coordinators do its work. */
  readonly hasSecretariat: boolean;
}

/** What of a version an act on it depends on. */
export interface PlanToChange extends PlanPlace {
  readonly life: PlanLife;
}

/** From where each step leads where: `in preparation → draft → national review → adopted → closed`. */
const stepsOfLife: Readonly<Record<PlanStep, { readonly from: PlanLife; readonly to: PlanLife }>> = {
  draft: { from: 'in-preparation', to: 'draft' },
  review: { from: 'draft', to: 'national-review' },
  return: { from: 'national-review', to: 'draft' },
  adopt: { from: 'national-review', to: 'adopted' },
  close: { from: 'adopted', to: 'closed' },
};

/** Where a step leads from this state of the life; null: nowhere. */
export function nextPlanLife(life: PlanLife, step: PlanStep): PlanLife | null {
  const { from, to } = stepsOfLife[step];
  return life === from ? to : null;
}

/** What was adopted never changes again; a change of it is the next version. */
export function isFrozenLife(life: PlanLife): boolean {
  return life === 'adopted' || isOverLife(life);
}

function isOverLife(life: PlanLife): boolean {
  return life === 'closed' || life === 'superseded';
}

/** Its period is over, and nobody has closed or renewed it. */
export function isPlanExpired(day: Day, { life, endsOn }: { readonly life: PlanLife; readonly endsOn: Day }): boolean {
  return endsOn < day && !isOverLife(life);
}

/** Whether the actor runs this plan: the country's focal point, the region's secretariat, a coordinator. */
export function ownsPlan(actor: Actor, { kind, iso3, region, hasSecretariat }: PlanPlace): boolean {
  switch (kind) {
    case 'national':
      return iso3 !== null && isFocalPointOf(actor, iso3);
    case 'regional':
      return (region !== null && isSecretariatOf(actor, [region])) || (!hasSecretariat && isCoordinator(actor));
    case 'interregional':
      return isCoordinator(actor);
  }
}

/** Whether the actor is of its own people, who see all of it: who runs it, and a country's team. */
export function isOfPlan(actor: Actor, place: PlanPlace): boolean {
  return ownsPlan(actor, place) || (place.iso3 !== null && isTeamMemberOf(actor, place.iso3));
}

const notYours = forbidden('not-your-plan');

/** Only who runs it; and nothing of what is frozen. */
export function refusalToEditPlan(actor: Actor, plan: PlanToChange): Refusal | null {
  if (isFrozenLife(plan.life)) return conflict('frozen');
  return ownsPlan(actor, plan) ? null : notYours;
}

/** Who runs the plan, and a team member whose action it is. */
export function refusalToEditAction(actor: Actor, plan: PlanToChange, isAssigned: boolean): Refusal | null {
  if (isFrozenLife(plan.life)) return conflict('frozen');
  return refusalAsWorker(actor, plan, isAssigned);
}

function refusalAsWorker(actor: Actor, plan: PlanPlace, isAssigned: boolean): Refusal | null {
  if (ownsPlan(actor, plan)) return null;
  if (!isOfPlan(actor, plan)) return notYours;
  return isAssigned ? null : forbidden('not-assigned');
}

/** People change while a plan is frozen: so who works on what is said until it is over. */
export function refusalToAssignAction(actor: Actor, plan: PlanToChange): Refusal | null {
  if (isOverLife(plan.life)) return conflict('plan-over');
  return ownsPlan(actor, plan) ? null : notYours;
}

export function refusalToStep(actor: Actor, plan: PlanToChange, step: PlanStep): Refusal | null {
  if (nextPlanLife(plan.life, step) === null) return conflict('step-not-possible');
  return ownsPlan(actor, plan) ? null : notYours;
}

/** Only what is adopted has a next version, and one at a time. */
export function refusalToOpenNext(actor: Actor, plan: PlanToChange, hasOpenVersion: boolean): Refusal | null {
  if (plan.life !== 'adopted') return conflict('not-adopted');
  if (hasOpenVersion) return conflict('version-open');
  return ownsPlan(actor, plan) ? null : notYours;
}

/** Only who runs it says who else sees it, in every state of its life. */
export function refusalToSharePlan(actor: Actor, plan: PlanPlace): Refusal | null {
  return ownsPlan(actor, plan) ? null : notYours;
}

/** Deletion is for what was never adopted nor reported on. */
export function refusalToRemovePlan(actor: Actor, plan: PlanToChange, hasReports: boolean): Refusal | null {
  if (isFrozenLife(plan.life)) return conflict('frozen');
  if (!ownsPlan(actor, plan)) return notYours;
  return hasReports ? conflict('has-reports') : null;
}

/** What of an action a report on it depends on. */
export interface ActionToReport {
  readonly state: ActionState;
  readonly priority: ActionPriority;
  readonly isAssigned: boolean;
  /** Who reported it done, where it is done. */
  readonly doneById: string | null;
}

/** Who runs the plan, and a team member whose action it is; nothing on what is cancelled, nor after the plan is over. */
export function refusalToReportAction(
  actor: Actor,
  plan: PlanToChange,
  action: Pick<ActionToReport, 'state' | 'isAssigned'>,
): Refusal | null {
  if (isOverLife(plan.life)) return conflict('plan-over');
  if (action.state === 'cancelled') return conflict('action-cancelled');
  return refusalAsWorker(actor, plan, action.isAssigned);
}

/** To cancel is for whoever runs the plan. */
export function refusalToCancelAction(
  actor: Actor,
  plan: PlanToChange,
  action: Pick<ActionToReport, 'state'>,
): Refusal | null {
  if (isOverLife(plan.life)) return conflict('plan-over');
  if (action.state === 'cancelled') return conflict('action-cancelled');
  return ownsPlan(actor, plan) ? null : notYours;
}

export function refusalToReinstateAction(
  actor: Actor,
  plan: PlanToChange,
  action: Pick<ActionToReport, 'state'>,
): Refusal | null {
  if (isOverLife(plan.life)) return conflict('plan-over');
  if (action.state !== 'cancelled') return conflict('action-not-cancelled');
  return ownsPlan(actor, plan) ? null : notYours;
}

/** Verified by one of the plan's own people, and not by whoever reported it done. */
export function refusalToVerify(
  actor: Actor,
  plan: PlanToChange,
  action: Pick<ActionToReport, 'state' | 'doneById'>,
): Refusal | null {
  if (isOverLife(plan.life)) return conflict('plan-over');
  if (action.state !== 'done') return conflict('not-done');
  if (!isOfPlan(actor, plan)) return notYours;
  return action.doneById === actor.id ? forbidden('own-report') : null;
}

/** What somebody reports. */
export interface ReportToCheck {
  readonly day: Day;
  readonly state: ReportableState;
  readonly progress: number | null;
  readonly note: string;
  readonly reason: string | null;
  readonly evidence: number;
}

/**
 * What is wrong with a report: done needs a note, and evidence where the priority is high; blocked and cancelled need
 * their reason; what is done is at 100, what has not started at 0; no day that has not begun anywhere.
 */
export function refusalOfReport(report: ReportToCheck, priority: ActionPriority, now: string): Refusal | null {
  const { state, progress } = report;
  const isDone = state === 'done';
  const errors = [
    ...(report.day > latestDayBegun(now) ? [{ pointer: '/day', code: 'future-day' as const }] : []),
    ...(isDone && report.note.trim() === '' ? [{ pointer: '/note', code: 'required' as const }] : []),
    ...(isDone && priority === 'high' && report.evidence === 0
      ? [{ pointer: '/evidence', code: 'required' as const }]
      : []),
    ...((state === 'blocked' || state === 'cancelled') && report.reason === null
      ? [{ pointer: '/reason', code: 'required' as const }]
      : []),
    ...(contradicts(state, progress) ? [{ pointer: '/progress', code: 'state-and-progress' as const }] : []),
  ];
  return errors.length > 0 ? invalid(...errors) : null;
}

function contradicts(state: ReportableState, progress: number | null): boolean {
  if (progress === null) return false;
  return (state === 'done' && progress !== 100) || (state === 'not-started' && progress !== 0);
}

/** The progress that a report says: of its state where that settles it, else what is said, else that of the report before. */
export function progressSaid(state: ReportableState, said: number | null, before: number): number {
  if (state === 'done') return 100;
  if (state === 'not-started') return 0;
  return said ?? before;
}
