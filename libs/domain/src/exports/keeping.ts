import { type Actor, isFocalPointOf } from '../identity/actor.js';
import { forbidden, type Refusal } from '../refusal.js';

/** How many days the file of an export is kept. */
export const exportKeptDays = 7;

/** An export that took longer than this, in seconds, is told of: whoever asked for it has gone on to something else. */
export const exportWaitSeconds = 20;

/** An export that has not ended after this many minutes never will: its worker was lost. */
export const exportLostMinutes = 30;

/** Who may export everything on a country: its focal point alone. */
export function refusalToExport(actor: Actor, iso3: string): Refusal | null {
  return isFocalPointOf(actor, iso3) ? null : forbidden('not-your-country');
}
