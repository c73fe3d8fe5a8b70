import { addDays, type Day } from '../day.js';
import { type Feast, keepsRamadan, type DaySpan } from './feasts.js';
import { weekdayOf, weekendOf } from './weekends.js';

/** What can stand against the days of a meeting (domain.md, "Conflicts"). */
export const conflictKinds = ['elsewhere', 'secretariat', 'holiday', 'weekend', 'ramadan'] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/** How much the portal knows of a country's holidays. */
export const holidayKnowledge = ['all', 'movable-feasts', 'none'] as const;
export type HolidayKnowledge = (typeof holidayKnowledge)[number];

/** The holidays of a country. */
export interface CountryCalendar {
  readonly known: HolidayKnowledge;
  readonly holidays: ReadonlyMap<Day, Holiday>;
}

/** A day on which a country does not work. */
export interface Holiday {
  readonly name: string;
  readonly feast: Feast | null;
}

/** A meeting with its days, as far as conflicts depend on it. */
export interface PlannedMeeting extends DaySpan {
  /** Null: it is only being thought of. */
  readonly id: string | null;
  readonly regions: readonly string[];
  readonly alongsideId: string | null;
  readonly host: string | null;
  readonly countries: readonly string[];
}

/** Something that stands against the days of a meeting. Computed, never stored. */
export interface DateConflict extends DaySpan {
  readonly kind: ConflictKind;
  /** The same for as long as the same stands against the same days: what is accepted is accepted by it. */
  readonly key: string;
  /** Whom it concerns, in the order of their codes. */
  readonly countries: readonly string[];
  /** Those of them that belong to a region of each of the two meetings. */
  readonly ofTwoRegions: readonly string[];
  readonly regions: readonly string[];
  readonly otherId: string | null;
  readonly holiday: Holiday | null;
  readonly isOfHost: boolean;
}

/** What conflicts are found from. */
export interface Calendars {
  readonly calendarOf: (iso3: string) => CountryCalendar;
  readonly ramadans: readonly DaySpan[];
  /** The regions to which a country belongs. */
  readonly regionsOf: (iso3: string) => readonly string[];
}

/** Whether two spans have a day in common. */
export function overlap(one: DaySpan, other: DaySpan): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** All that stands against the days of a meeting; the order of `others` changes nothing. */
export function conflictsOf(
  meeting: PlannedMeeting,
  others: readonly PlannedMeeting[],
  calendars: Calendars,
): readonly DateConflict[] {
  return [
    ...others.flatMap((other) => clashesWith(meeting, other, calendars)),
    ...restsOf(meeting, calendars),
    ...ramadanOf(meeting, calendars),
  ].sort((one, other) => one.first.localeCompare(other.first) || one.key.localeCompare(other.key));
}

/** Both are one gathering: a round table is held beside the international meeting on purpose. */
function isOneGathering(one: PlannedMeeting, other: PlannedMeeting): boolean {
  if (one.id !== null && one.id === other.id) return true;
  if (one.alongsideId !== null && (one.alongsideId === other.id || one.alongsideId === other.alongsideId)) return true;
  return other.alongsideId !== null && other.alongsideId === one.id;
}

function clashesWith(meeting: PlannedMeeting, other: PlannedMeeting, calendars: Calendars): readonly DateConflict[] {
  if (!overlap(meeting, other) || isOneGathering(meeting, other)) return [];
  const invited = new Set(other.countries);
  const both = meeting.countries.filter((iso3) => invited.has(iso3)).sort();
  const shared = meeting.regions.filter((region) => other.regions.includes(region));
  const common = {
    first: meeting.first > other.first ? meeting.first : other.first,
    last: meeting.last < other.last ? meeting.last : other.last,
    otherId: other.id,
    holiday: null,
  };
  const days = `${meeting.first}:${meeting.last}:${other.first}`;
  const found: DateConflict[] = [];
  if (both.length > 0) {
    found.push({
      ...common,
      kind: 'elsewhere',
      key: `elsewhere:${other.id}:${days}`,
      countries: both,
      ofTwoRegions: both.filter((iso3) => isOfBoth(calendars.regionsOf(iso3), meeting, other)),
      regions: [],
      isOfHost: meeting.host !== null && both.includes(meeting.host),
    });
  }
  if (shared.length > 0) {
    found.push({
      ...common,
      kind: 'secretariat',
      key: `secretariat:${other.id}:${days}`,
      countries: [],
      ofTwoRegions: [],
      regions: shared,
      isOfHost: false,
    });
  }
  return found;
}

function isOfBoth(regions: readonly string[], one: PlannedMeeting, other: PlannedMeeting): boolean {
  const first = regions.filter((region) => one.regions.includes(region));
  const second = regions.filter((region) => other.regions.includes(region));
  return first.some((region) => second.some((each) => each !== region));
}

/** Holidays and weekends, day by day, each with all whom it concerns. */
function restsOf(meeting: PlannedMeeting, calendars: Calendars): readonly DateConflict[] {
  const concerned = concernedBy(meeting);
  return daysOf(meeting).flatMap((day) => {
    const resting = concerned.filter((iso3) => weekendOf(iso3).includes(weekdayOf(day)));
    const keeping = concerned.filter((iso3) => calendars.calendarOf(iso3).holidays.has(day) && !resting.includes(iso3));
    const named = meeting.host !== null && keeping.includes(meeting.host) ? meeting.host : keeping[0];
    const holiday = named === undefined ? null : (calendars.calendarOf(named).holidays.get(day) ?? null);
    return [...onDay('holiday', day, keeping, meeting, holiday), ...onDay('weekend', day, resting, meeting, null)];
  });
}

function onDay(
  kind: ConflictKind,
  day: Day,
  countries: readonly string[],
  { host }: PlannedMeeting,
  holiday: Holiday | null,
): readonly DateConflict[] {
  if (countries.length === 0) return [];
  const isOfHost = host !== null && countries.includes(host);
  const key = `${kind}:${day}:${countries.join(',')}`;
  return [
    { kind, key, first: day, last: day, countries, ofTwoRegions: [], regions: [], otherId: null, holiday, isOfHost },
  ];
}

function ramadanOf(meeting: PlannedMeeting, { ramadans }: Calendars): readonly DateConflict[] {
  const countries = concernedBy(meeting).filter(keepsRamadan);
  const isOfHost = meeting.host !== null && countries.includes(meeting.host);
  if (countries.length === 0) return [];
  return ramadans
    .filter((ramadan) => overlap(meeting, ramadan))
    .map((ramadan) => ({
      kind: 'ramadan' as const,
      key: `ramadan:${meeting.first}:${meeting.last}`,
      first: meeting.first > ramadan.first ? meeting.first : ramadan.first,
      last: meeting.last < ramadan.last ? meeting.last : ramadan.last,
      countries,
      ofTwoRegions: [],
      regions: [],
      otherId: null,
      holiday: null,
      isOfHost,
    }));
}

/** Who takes part and who hosts, in the order of their codes. */
export function concernedBy({ countries, host }: Pick<PlannedMeeting, 'countries' | 'host'>): readonly string[] {
  return [...new Set([...countries, ...(host === null ? [] : [host])])].sort();
}

/** The days of a span, at most 62. */
export function daysOf({ first, last }: DaySpan): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last && days.length < 62; day = addDays(day, 1)) days.push(day);
  return days;
}
