import type { RoundTableSummary } from '@portal/contracts';
import { addDays, type Day } from '@portal/domain';

/** A day of a month, and whether somebody meets on it. */
export interface MonthCell {
  readonly day: number;
  readonly isBusy: boolean;
}

/** The days of a month in weeks from Monday, nothing before its first; and the meetings that touch it. */
export function monthGrid(
  year: number,
  month: number,
  meetings: readonly RoundTableSummary[],
): { readonly cells: readonly (MonthCell | null)[]; readonly meetings: readonly RoundTableSummary[] } {
  const first: Day = `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const last = addDays(first, length - 1);
  const own = meetings.filter(
    ({ starts, ends }) => starts !== null && ends !== null && starts.slice(0, 10) <= last && ends.slice(0, 10) >= first,
  );
  // The weekday of the first, Monday as 0.
  const lead = (new Date(`${first}T12:00:00Z`).getUTCDay() + 6) % 7;
  const days = Array.from({ length }, (_, place): MonthCell => {
    const day = addDays(first, place);
    const isBusy = own.some(
      ({ starts, ends }) => (starts ?? '').slice(0, 10) <= day && day <= (ends ?? '').slice(0, 10),
    );
    return { day: place + 1, isBusy };
  });
  return { cells: [...Array.from({ length: lead }, () => null), ...days], meetings: own };
}
