import { addDays, type Day, daysBetween } from '../day.js';
import { type Actor, isCoordinator, isFocalPointOf, isSecretariatOf } from '../identity/actor.js';
import { conflict, forbidden, invalid, type Refusal } from '../refusal.js';
import { runsRoundTable } from '../round-table/life.js';
import type { AddresseeKind, CommitmentState, CommitmentStep } from './vocabulary.js';

/** What of a commitment an act on it depends on. */
export interface CommitmentToMove {
  readonly addressee: AddresseeKind;
  /** The country to which it falls; null: to the secretariat or to headquarters. */
  readonly iso3: string | null;
  /** The region whose secretariat runs the round table; null: headquarters does. */
  readonly region: string | null;
  readonly hasSecretariat: boolean;
  readonly state: CommitmentState;
}

const steps: Readonly<
  Record<CommitmentStep, { readonly from: readonly CommitmentState[]; readonly to: CommitmentState }>
> = {
  acknowledge: { from: ['open'], to: 'acknowledged' },
  begin: { from: ['open', 'acknowledged'], to: 'under-way' },
  finish: { from: ['open', 'acknowledged', 'under-way'], to: 'done' },
  decline: { from: ['open', 'acknowledged', 'under-way'], to: 'declined' },
  withdraw: { from: ['open', 'acknowledged', 'under-way'], to: 'withdrawn' },
};

/** Where a step leads from this state; null: nowhere. */
export function nextCommitmentState(state: CommitmentState, step: CommitmentStep): CommitmentState | null {
  return steps[step].from.includes(state) ? steps[step].to : null;
}

/** Nothing more is awaited of it. */
export function isCommitmentOver(state: CommitmentState): boolean {
  return state === 'done' || state === 'declined' || state === 'withdrawn';
}

/** Whether it falls to the actor: the country's focal point, the secretariat (a coordinator where none is), headquarters. */
export function answersCommitment(
  actor: Actor,
  { addressee, iso3, region, hasSecretariat }: CommitmentToMove,
): boolean {
  if (addressee === 'headquarters') return isCoordinator(actor);
  if (addressee === 'country') return iso3 !== null && isFocalPointOf(actor, iso3);
  if (region !== null && isSecretariatOf(actor, [region])) return true;
  return !hasSecretariat && isCoordinator(actor);
}

/** Only the addressee says how it stands; who runs the round table may withdraw it. Both what ends it undone says why. */
export function refusalToMoveCommitment(
  actor: Actor,
  commitment: CommitmentToMove,
  step: CommitmentStep,
  reason: string,
): Refusal | null {
  const mayMove = step === 'withdraw' ? runsRoundTable(actor, commitment) : answersCommitment(actor, commitment);
  if (!mayMove) return forbidden('not-your-commitment');
  if (nextCommitmentState(commitment.state, step) === null) return conflict('step-not-possible');
  const needsReason = step === 'decline' || step === 'withdraw';
  return needsReason && reason.trim() === '' ? invalid({ pointer: '/reason', code: 'required' }) : null;
}

/** Whole days past its due day; negative before it. */
export function daysLate(dueOn: Day, today: Day): number {
  return daysBetween(dueOn, today);
}

/** Days from its due day on which its addressee is reminded: a week before, on the day, a fortnight after. */
export const commitmentReminderSteps = [-7, 0, 14] as const;

/** Which reminder is due, or null: the latest whose day has come. */
export function commitmentReminderStep(dueOn: Day, today: Day): number | null {
  const days = daysBetween(dueOn, today);
  return commitmentReminderSteps.findLast((step) => step <= days) ?? null;
}

/** The latest due day of which anything is said today. */
export function commitmentRemindedUpTo(today: Day): Day {
  return addDays(today, 7);
}

/** What a commitment is called on the phone: `AAF-2026-C014`, or `COE-2026-C001` where it is the network's. */
export function commitmentReference(region: string | null, year: number, running: number): string {
  return `${region ?? 'COE'}-${year}-C${String(running).padStart(3, '0')}`;
}
