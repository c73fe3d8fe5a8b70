import type { Instant } from '../day.js';
import { type Actor, isCoordinator, isSecretariatOf } from '../identity/actor.js';
import { conflict, forbidden, type Refusal } from '../refusal.js';
import type { RoundTableKind, RoundTableLife, RoundTableStep } from './vocabulary.js';

/** Whose round table it is. */
export interface RoundTablePlace {
  readonly kind: RoundTableKind;
  /** The region whose secretariat plans it; null: headquarters does. */
  readonly region: string | null;
  /** Whether that region's secretariat is in office; where it is not, coordinators do its work. */
  readonly hasSecretariat: boolean;
  /** It comes from a source (§82) and is changed by nobody. */
  readonly isDocumented: boolean;
}

/** What of a round table an act on it depends on. */
export interface RoundTableToChange extends RoundTablePlace {
  readonly life: RoundTableLife;
  /** Null: no days are set yet. */
  readonly startsAt: Instant | null;
}

const stepsOfLife: Readonly<
  Record<RoundTableStep, { readonly from: readonly RoundTableLife[]; readonly to: RoundTableLife }>
> = {
  poll: { from: ['proposed', 'postponed'], to: 'dates-polled' },
  confirm: { from: ['proposed', 'dates-polled', 'postponed'], to: 'confirmed' },
  invite: { from: ['confirmed'], to: 'invited' },
  hold: { from: ['invited'], to: 'held' },
  conclude: { from: ['held'], to: 'concluded' },
  postpone: { from: ['proposed', 'dates-polled', 'confirmed', 'invited'], to: 'postponed' },
  cancel: { from: ['proposed', 'dates-polled', 'confirmed', 'invited', 'postponed'], to: 'cancelled' },
};

/** Where a step leads from this state of the life; null: nowhere. */
export function nextRoundTableLife(life: RoundTableLife, step: RoundTableStep): RoundTableLife | null {
  const { from, to } = stepsOfLife[step];
  return from.includes(life) ? to : null;
}

/** Nothing more happens to it: it was concluded, or will not take place. */
export function isRoundTableOver(life: RoundTableLife): boolean {
  return life === 'concluded' || life === 'cancelled';
}

/** Those whom it concerns have been told its days: moving it is news to them. */
export function areDaysAnnounced(life: RoundTableLife): boolean {
  return life === 'confirmed' || life === 'invited';
}

/** Whether the actor plans and runs it: the region's secretariat; a coordinator where none is in office, or of the network. */
export function runsRoundTable(
  actor: Actor,
  { region, hasSecretariat }: Pick<RoundTablePlace, 'region' | 'hasSecretariat'>,
): boolean {
  if (region === null) return isCoordinator(actor);
  return isSecretariatOf(actor, [region]) || (!hasSecretariat && isCoordinator(actor));
}

/** Only who runs it; and nothing of what a source says, or of what is over. */
export function refusalToRunRoundTable(actor: Actor, roundTable: RoundTableToChange): Refusal | null {
  if (roundTable.isDocumented) return conflict('documented');
  if (isRoundTableOver(roundTable.life)) return conflict('round-table-over');
  return runsRoundTable(actor, roundTable) ? null : forbidden('not-your-round-table');
}

/**
 * Confirmed only with its days, held not before it began. `conclude` has conditions of its own besides (every country
 * heard), which its room knows.
 */
export function refusalToStepRoundTable(
  actor: Actor,
  roundTable: RoundTableToChange,
  step: RoundTableStep,
  now: Instant,
): Refusal | null {
  if (roundTable.isDocumented) return conflict('documented');
  if (nextRoundTableLife(roundTable.life, step) === null) return conflict('step-not-possible');
  if (!runsRoundTable(actor, roundTable)) return forbidden('not-your-round-table');
  const { startsAt } = roundTable;
  if (step === 'confirm' && startsAt === null) return conflict('no-days-yet');
  if (step === 'hold' && (startsAt === null || Date.parse(startsAt) > Date.parse(now))) return conflict('not-begun');
  return null;
}
