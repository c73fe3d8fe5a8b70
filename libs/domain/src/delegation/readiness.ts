import { type Day, daysBetween } from '../day.js';
import { type DelegationSeat, type ReadinessState, type ReadinessStep, readinessSteps } from './vocabulary.js';

/** What is known of one step of one country. */
export interface StepKnown {
  /** The day since which it is done; null: it is not. */
  readonly doneOn: Day | null;
  /** Null: it is due on no day. */
  readonly dueOn: Day | null;
  /** The secretariat took it as it is, with a reason. */
  readonly isAccepted: boolean;
  /** A host travels nowhere. */
  readonly isNeeded: boolean;
}

/** A cell of the grid. `daysLate` is 0 where it is not late. */
export interface StepStand {
  readonly state: ReadinessState;
  readonly daysLate: number;
}

/** How a step stands on a day. Done only where a day says since when; a day after today is none. */
export function stepStand({ doneOn, dueOn, isAccepted, isNeeded }: StepKnown, today: Day): StepStand {
  if (!isNeeded) return { state: 'not-needed', daysLate: 0 };
  if (doneOn !== null && doneOn <= today) return { state: 'done', daysLate: 0 };
  if (isAccepted) return { state: 'accepted', daysLate: 0 };
  const isLate = dueOn !== null && dueOn < today;
  return isLate ? { state: 'late', daysLate: daysBetween(dueOn, today) } : { state: 'due', daysLate: 0 };
}

/** The steps that the host of the meeting does not take: it invites, and is at home. */
export function isStepNeeded(step: ReadinessStep, isHost: boolean): boolean {
  return !isHost || !['invited', 'letter', 'travel'].includes(step);
}

/** A country of the grid. */
export interface ReadinessStand {
  readonly name: string;
  readonly steps: Readonly<Record<ReadinessStep, StepStand>>;
}

/** How many of its steps are late. */
export function lateSteps({ steps }: Pick<ReadinessStand, 'steps'>): readonly ReadinessStep[] {
  return readinessSteps.filter((step) => steps[step].state === 'late');
}

/** Late in two steps or more: somebody calls; a mail is enough for the others. */
export function isToCall(stand: Pick<ReadinessStand, 'steps'>): boolean {
  return lateSteps(stand).length >= 2;
}

/** Latest first: by steps that are late, then by the days in all, then by name. */
export function compareReadiness(one: ReadinessStand, other: ReadinessStand, collator: Intl.Collator): number {
  const days = ({ steps }: ReadinessStand) => readinessSteps.reduce((sum, step) => sum + steps[step].daysLate, 0);
  return (
    lateSteps(other).length - lateSteps(one).length || days(other) - days(one) || collator.compare(one.name, other.name)
  );
}

/** A country has named people once its head is named. */
export function isNominated(delegates: readonly { readonly seat: DelegationSeat; readonly answer: string }[]): boolean {
  return delegates.some(({ seat, answer }) => seat === 'head' && answer !== 'declined');
}
