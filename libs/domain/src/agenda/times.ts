import { addDays, type Day, type Instant } from '../day.js';
import { instantIn, localIn, type LocalTime } from '../zones.js';

/** What of an item its time depends on. */
export interface AgendaPlace {
  readonly id: string;
  /** 1: the meeting's first day. */
  readonly day: number;
  /** 0: everybody together; 1 and more: beside the other sessions. */
  readonly track: number;
  readonly minutes: number;
}

/** When the days of a meeting begin, by the clock of the place. */
export interface AgendaClock {
  /** The meeting's first day. */
  readonly first: Day;
  readonly zone: string;
  /** `09:00`, the first day's first; a day without takes `begins[0]`. At least one. */
  readonly begins: readonly string[];
}

/** From when until when, as instants and by the clock of the place. */
export interface AgendaTime {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly starts: LocalTime;
  readonly ends: LocalTime;
}

/** Minutes after the beginning of its day at which an item begins and ends. */
export interface AgendaSpan {
  readonly from: number;
  readonly until: number;
}

/**
 * When each item begins, counted from the beginning of its day: an item for everybody when all before it are over, one
 * of a track when the one before it in its track is, so that the first of each track begin together.
 *
 * @param items in their order
 */
export function agendaSpans(items: readonly AgendaPlace[]): ReadonlyMap<string, AgendaSpan> {
  const spans = new Map<string, AgendaSpan>();
  const days = new Map<number, { together: number; tracks: Map<number, number> }>();
  for (const { id, day, track, minutes } of items) {
    const so = days.get(day) ?? { together: 0, tracks: new Map<number, number>() };
    days.set(day, so);
    const from = track === 0 ? Math.max(so.together, ...so.tracks.values()) : (so.tracks.get(track) ?? so.together);
    const until = from + minutes;
    if (track === 0) days.set(day, { together: until, tracks: new Map() });
    else so.tracks.set(track, until);
    spans.set(id, { from, until });
  }
  return spans;
}

/** The same as instants: minutes are counted as they pass, so that a clock that changes meanwhile shows them changed. */
export function agendaTimes(items: readonly AgendaPlace[], clock: AgendaClock): ReadonlyMap<string, AgendaTime> {
  const spans = agendaSpans(items);
  const begun = new Map<number, number>();
  return new Map(
    items.map(({ id, day }) => {
      const start = begun.get(day) ?? Date.parse(dayBegins(day, clock));
      begun.set(day, start);
      const { from, until } = spans.get(id) ?? { from: 0, until: 0 };
      const [startsAt, endsAt] = [from, until].map((minutes) => new Date(start + minutes * 60_000).toISOString());
      const times = { startsAt: startsAt ?? '', endsAt: endsAt ?? '' };
      return [
        id,
        { ...times, starts: localIn(times.startsAt, clock.zone), ends: localIn(times.endsAt, clock.zone) },
      ] as const;
    }),
  );
}

/** When a day begins. Where clocks leave that time out, at the first time after it that they show. */
export function dayBegins(day: number, { first, zone, begins }: AgendaClock): Instant {
  const at: LocalTime = `${addDays(first, day - 1)}T${begins[day - 1] ?? begins[0] ?? '09:00'}`;
  for (let minutes = 0; minutes <= 24 * 60; minutes += 15) {
    const later = new Date(Date.parse(`${at}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
    const instant = instantIn(later, zone);
    if (instant !== null) return instant;
  }
  return `${at}:00.000Z`;
}
