import type { Day } from '../day.js';

/** Days of the week as ISO 8601 counts them: Monday 1, Sunday 7. */
const satSun: readonly number[] = [6, 7];
const friSat: readonly number[] = [5, 6];

/** Where the weekend is not Saturday and Sunday (CLDR 48); a test holds it against the runtime's own CLDR data. */
const others: Readonly<Record<string, readonly number[]>> = {
  AFG: [4, 5],
  BHR: friSat,
  DZA: friSat,
  EGY: friSat,
  IND: [7],
  IRN: [5],
  IRQ: friSat,
  ISR: friSat,
  JOR: friSat,
  KWT: friSat,
  LBY: friSat,
  OMN: friSat,
  QAT: friSat,
  SAU: friSat,
  SDN: friSat,
  SYR: friSat,
  UGA: [7],
  YEM: friSat,
};

/** The days of the week on which a country does not work, Monday 1 to Sunday 7. */
export function weekendOf(iso3: string): readonly number[] {
  return others[iso3] ?? satSun;
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
