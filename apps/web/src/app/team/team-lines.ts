import type { SeatHolding, SeatOnDay, TeamPicture } from '@portal/contracts';
import { addDays, type Day, type SeatPlace } from '@portal/domain';

/** What the team needs: a seat that is vacant, or one that somebody leaves soon. */
export type Gap =
  | { readonly kind: 'vacant'; readonly seat: SeatOnDay; readonly since: Day }
  | {
      readonly kind: 'leaving';
      readonly seat: SeatOnDay;
      readonly holding: SeatHolding;
      readonly on: Day;
      /** Who holds the other place: null where that is not shown; undefined where nobody does. */
      readonly standIn: string | null | undefined;
    };

/** Vacant seats first, the longest vacant on top; then who leaves, the next first. */
export function gapsOf(seats: readonly SeatOnDay[]): readonly Gap[] {
  const vacant = seats.flatMap((seat): Gap[] =>
    seat.vacantSince === null ? [] : [{ kind: 'vacant', seat, since: seat.vacantSince }],
  );
  const leaving = seats.flatMap((seat) =>
    seat.leaving.flatMap(({ holdingId, standIn, hasStandIn }): Gap[] => {
      const holding = [seat.principal, seat.alternate].find((each) => each?.id === holdingId);
      if (!holding || holding.until === null) return [];
      const name = hasStandIn ? (standIn?.name ?? null) : undefined;
      return [{ kind: 'leaving', seat, holding, on: holding.until, standIn: name }];
    }),
  );
  return [...vacant.toSorted(byDay), ...leaving.toSorted(byDay)];
}

function dayOf(gap: Gap): Day {
  return gap.kind === 'vacant' ? gap.since : gap.on;
}

function byDay(one: Gap, other: Gap): number {
  return dayOf(one).localeCompare(dayOf(other));
}

/** Who is named to follow, and from which day: a successor the day after the term, somebody for a vacant seat today. */
export function namingFor(gap: Gap): {
  readonly seat: SeatOnDay;
  readonly place: SeatPlace;
  readonly since: Day | null;
} {
  if (gap.kind === 'vacant') return { seat: gap.seat, place: 'principal', since: null };
  return { seat: gap.seat, place: gap.holding.place, since: addDays(gap.on, 1) };
}

/** The last day that a row of the list shows: the principal's, else the alternate's. `isSoon`: somebody leaves on it. */
export function untilOf(seat: SeatOnDay): { readonly day: Day; readonly isSoon: boolean } | null {
  const soon = seat.leaving.flatMap(({ holdingId }) => {
    const holding = [seat.principal, seat.alternate].find((each) => each?.id === holdingId);
    return holding?.until ? [holding.until] : [];
  });
  const [first] = soon.toSorted();
  if (first !== undefined) return { day: first, isSoon: true };
  const day = (seat.principal ?? seat.alternate)?.until ?? null;
  return day === null ? null : { day, isSoon: false };
}

/** The place of a day among the columns: the last one that is not after it. */
export function columnOf(day: Day, track: TeamPicture['track']): number {
  const place = track.findLastIndex((column) => column.day <= day);
  return Math.max(0, place);
}

/** Where a day lies on the track, 0 to 1, by the columns that it stands between. */
export function shareOn(day: Day, track: TeamPicture['track']): number {
  if (track.length < 2) return 1;
  const place = columnOf(day, track);
  const [from, to] = [track[place], track[place + 1]];
  if (!from || !to || day <= from.day) return (place + (from && day >= from.day ? 1 : 0)) / track.length;
  const part = (Date.parse(day) - Date.parse(from.day)) / (Date.parse(to.day) - Date.parse(from.day));
  return (place + 1 + part) / track.length;
}

/** Years under the track with how many columns each takes. */
export function yearsOf(track: TeamPicture['track']): readonly { readonly year: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { day } of track) counts.set(day.slice(0, 4), (counts.get(day.slice(0, 4)) ?? 0) + 1);
  return [...counts].map(([year, count]) => ({ year, count }));
}
