import type { Day } from '../day.js';
import { addDays, addMonths, daysBetween } from '../day.js';
import type { Freshness } from './vocabulary.js';

/**
 * How old a level reads on a day (domain.md, "Freshness"): up to three quarters of the shelf life
 * fresh, to its end ageing, then stale. Attested after the day is fresh. Compares days, never today.
 *
 * @param shelfLifeMonths months for which the level holds without a new word
 */
export function freshness(day: Day, attestedOn: Day, shelfLifeMonths: number): Freshness {
  if (attestedOn > day) return 'fresh';
  const age = daysBetween(attestedOn, day);
  const life = daysBetween(attestedOn, addMonths(attestedOn, shelfLifeMonths));
  if (age * 4 <= life * 3) return 'fresh';
  return age <= life ? 'ageing' : 'stale';
}

/** The last day on which a level attested on a day is not out of date: by then it wants to be confirmed. */
export function confirmBy(attestedOn: Day, shelfLifeMonths: number): Day {
  return addMonths(attestedOn, shelfLifeMonths);
}

/** The first day on which it reads as ageing. */
export function ageingFrom(attestedOn: Day, shelfLifeMonths: number): Day {
  const life = daysBetween(attestedOn, addMonths(attestedOn, shelfLifeMonths));
  return addDays(attestedOn, Math.floor((life * 3) / 4) + 1);
}
