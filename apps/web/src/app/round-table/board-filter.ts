import type { RoundTableSummary } from '@portal/contracts';
import type { Day } from '@portal/domain';

/** What is chosen of a year, as it stands in the address; nothing is all. */
export interface BoardFilter {
  readonly region: string;
  readonly life: string;
  readonly host: string;
}

/** The meetings that match all that is chosen. */
export function matching(meetings: readonly RoundTableSummary[], filter: BoardFilter): readonly RoundTableSummary[] {
  return meetings.filter(
    ({ regions, life, host }) =>
      (filter.region === '' || regions.includes(filter.region)) &&
      (filter.life === '' || life === filter.life) &&
      (filter.host === '' || host?.iso3 === filter.host),
  );
}

/** Meetings by the month of their first day, in order; those without days last. */
export function byMonth(
  meetings: readonly RoundTableSummary[],
): readonly { readonly month: number | null; readonly meetings: readonly RoundTableSummary[] }[] {
  const groups = Map.groupBy(meetings, ({ starts }) => (starts === null ? null : Number(starts.slice(5, 7)) - 1));
  return [...groups]
    .map(([month, all]) => ({
      month,
      meetings: all.toSorted((one, other) => (one.starts ?? '').localeCompare(other.starts ?? '')),
    }))
    .toSorted((one, other) => (one.month ?? 12) - (other.month ?? 12));
}

/** Those that are still to come on a day, the next first; and those past, the latest first. */
export function apartAt(
  meetings: readonly RoundTableSummary[],
  today: Day,
): { readonly next: readonly RoundTableSummary[]; readonly past: readonly RoundTableSummary[] } {
  const isNext = ({ ends, isDocumented, life }: RoundTableSummary) =>
    !isDocumented && life !== 'cancelled' && life !== 'concluded' && (ends === null || ends.slice(0, 10) >= today);
  const key = ({ starts, year }: RoundTableSummary) => starts ?? `${year}-99`;
  return {
    next: meetings.filter((each) => isNext(each)).toSorted((one, other) => key(one).localeCompare(key(other))),
    past: meetings.filter((each) => !isNext(each)).toSorted((one, other) => key(other).localeCompare(key(one))),
  };
}
