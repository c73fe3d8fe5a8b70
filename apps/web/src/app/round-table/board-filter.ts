import type { RoundTableSummary } from '@portal/contracts';

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
