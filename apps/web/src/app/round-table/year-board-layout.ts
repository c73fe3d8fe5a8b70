import type { RoundTableSummary } from '@portal/contracts';
import { addDays, type Day, daysBetween } from '@portal/domain';

/** How much of a year a bar needs at least for its words: about six weeks. */
const leastLength = 0.108;
/** Where a meeting whose day nobody recorded stands: across the year's end. */
const unrecorded = { start: 0.78, length: 0.22 } as const;

/** A meeting on the board: shares of the year from its first day, and which line of its row it stands on. */
export interface BoardBar {
  readonly meeting: RoundTableSummary;
  readonly start: number;
  /** What the bar takes with its words. */
  readonly length: number;
  /** Its true days; null: not recorded. */
  readonly days: { readonly start: number; readonly length: number } | null;
  readonly line: number;
}

export interface BoardRow {
  readonly region: string;
  readonly bars: readonly BoardBar[];
  /** Meetings without days yet. */
  readonly undated: readonly RoundTableSummary[];
  readonly lines: number;
}

/** A meeting of all regions: one column through the rows. */
export interface BoardColumn {
  readonly meeting: RoundTableSummary;
  readonly start: number;
  readonly length: number;
}

export const firstDayOf = (year: number): Day => `${year}-01-01`;
const daysIn = (year: number): number => daysBetween(firstDayOf(year), firstDayOf(year + 1));

/** The share of the year that is over when a day begins, 0 to 1. */
export function shareOf(day: Day, year: number): number {
  return Math.min(1, Math.max(0, daysBetween(firstDayOf(year), day) / daysIn(year)));
}

/** How many days a way along the board is. */
export function daysAlong(share: number, year: number): number {
  return Math.round(share * daysIn(year));
}

/** The first days of the twelve months, as shares of the year. */
export function monthsOf(
  year: number,
): readonly { readonly month: number; readonly start: number; readonly length: number }[] {
  return Array.from({ length: 12 }, (_, month) => {
    const start = shareOf(monthDay(year, month), year);
    const end = month === 11 ? 1 : shareOf(monthDay(year, month + 1), year);
    return { month, start, length: end - start };
  });
}

function monthDay(year: number, month: number): Day {
  return `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** The rows of the regions: each meeting on the first line of its row where it touches no other. */
export function boardRows(
  regions: readonly string[],
  meetings: readonly RoundTableSummary[],
  year: number,
): readonly BoardRow[] {
  return regions.map((region) => {
    const own = meetings.filter((each) => each.kind !== 'international-meeting' && each.regions.includes(region));
    const bars: BoardBar[] = [];
    for (const meeting of own.filter(({ starts, isDocumented }) => starts !== null || isDocumented)) {
      const place = placeOf(meeting, year);
      const isFree = (line: number) =>
        bars.every(
          (bar) =>
            bar.line !== line || bar.start + bar.length <= place.start || place.start + place.length <= bar.start,
        );
      let line = 0;
      while (!isFree(line)) line += 1;
      bars.push({ meeting, ...place, line });
    }
    const undated = own.filter(({ starts, isDocumented }) => starts === null && !isDocumented);
    return { region, bars, undated, lines: Math.max(1, ...bars.map(({ line }) => line + 1)) };
  });
}

/** The international meetings of the year. */
export function boardColumns(meetings: readonly RoundTableSummary[], year: number): readonly BoardColumn[] {
  return meetings.flatMap((meeting) => {
    if (meeting.kind !== 'international-meeting' || meeting.starts === null) return [];
    const { start, length } = placeOf(meeting, year);
    return [{ meeting, start, length }];
  });
}

function placeOf({ starts, ends }: RoundTableSummary, year: number) {
  if (starts === null || ends === null) return { ...unrecorded, days: null };
  const [first, last] = [starts.slice(0, 10), ends.slice(0, 10)];
  const days = { start: shareOf(first, year), length: (daysBetween(first, last) + 1) / daysIn(year) };
  const length = Math.max(leastLength, days.length);
  // Its words stay on the board where it ends the year.
  return { start: Math.min(days.start, 1 - length), length, days };
}

/** The same days of the clock, so many days later. */
export function movedBy(local: string, days: number): string {
  return `${addDays(local.slice(0, 10), days)}${local.slice(10)}`;
}

/** Whether a move would be possible at all: what a source says stays, and what is over too. */
export function isMovable({ isDocumented, life, starts }: RoundTableSummary): boolean {
  return !isDocumented && starts !== null && !['held', 'concluded', 'cancelled'].includes(life);
}
