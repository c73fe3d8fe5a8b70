import { addDays, type Day, daysBetween } from '../day.js';
import { isActionOver } from './progress.js';
import type { ActionState, PlanLife } from './vocabulary.js';

/**
 * Days from an action's last day on which its people are reminded: 30 and 7 before (negative), 1, 7 and 30 after
 * (domain.md, "Action plan").
 */
export const actionReminderSteps = [-30, -7, 1, 7, 30] as const;
export type ActionReminderStep = (typeof actionReminderSteps)[number];

const [firstStep] = actionReminderSteps;

/**
 * Which reminder of an action's last day is due, or null: the latest one whose day has come. Between the last day itself
 * and the day after nothing new is said, and steps that were missed are not caught up one by one.
 */
export function actionReminderStep(endsOn: Day, today: Day): ActionReminderStep | null {
  const days = daysBetween(endsOn, today);
  return actionReminderSteps.findLast((step) => step <= days) ?? null;
}

/** The latest last day of an action that anything is said of today. */
export function remindedUpTo(today: Day): Day {
  return addDays(today, -firstStep);
}

/** Whether anybody is reminded of it at all: of what is left to do, under a plan that is in force. */
export function isReminded(life: PlanLife, state: ActionState): boolean {
  return life === 'adopted' && !isActionOver(state);
}

/** Who may be asked about an action. */
export interface AskedPeople {
  /** To whom it is assigned, whether or not they are still in office. */
  readonly assigned: readonly string[];
  /** The plan's own people in office today. */
  readonly own: readonly string[];
  /** Those among them who run the plan. */
  readonly runs: readonly string[];
}

/** Who says how an action stands: those to whom it is assigned and who are in office; where nobody is, who runs the plan. */
export function whoAnswers({ assigned, own, runs }: AskedPeople): readonly string[] {
  const working = assigned.filter((person) => own.includes(person));
  return working.length > 0 ? working : runs;
}
