import { addDays, addMonths, type Day, daysBetween, lastDayOf } from '@portal/domain';

/** First and last day, both inclusive. */
export interface Days {
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/** A Gantt's axis of time on so many pixels; mirrored where the language runs from right to left. */
export interface Scale extends Days {
  readonly width: number;
  readonly isMirrored: boolean;
}

/** Pixels from the left edge, and how many. */
export interface Span {
  readonly x: number;
  readonly width: number;
}

/** A day's action is still to be seen and hit. */
const leastBar = 4;
/** An overdue action of a plan that ended long ago must not press the plan into a corner. */
const mostMonthsAfter = 6;

/** Whole quarters that hold the plan, all days of its actions and, where it is near, today. */
export function axisOf(plan: Days, shown: readonly Days[], today: Day): Days {
  const first = shown.reduce((day, { startsOn }) => (startsOn < day ? startsOn : day), plan.startsOn);
  const last = shown.reduce((day, { endsOn }) => (endsOn > day ? endsOn : day), plan.endsOn);
  const near = today > last && today <= addMonths(last, mostMonthsAfter) ? today : last;
  return { startsOn: quarterOf(first), endsOn: lastDayOf(near, 'quarter') };
}

/** Where a day begins, in the direction of time: 0 is the axis's first day whatever the language. */
export function alongOf({ startsOn, endsOn, width }: Scale, day: Day): number {
  const share = daysBetween(startsOn, day) / (daysBetween(startsOn, endsOn) + 1);
  return Math.min(1, Math.max(0, share)) * width;
}

/** From pixels in the direction of time to pixels from the left edge. */
export function xAlong({ width, isMirrored }: Scale, along: number): number {
  return isMirrored ? width - along : along;
}

/** Where a day begins, in pixels from the left edge. */
export function xOf(scale: Scale, day: Day): number {
  return xAlong(scale, alongOf(scale, day));
}

/** From one place to a later one in the direction of time; never negative. */
export function spanAlong(scale: Scale, from: number, until: number): Span {
  const width = Math.max(0, until - from);
  return { x: scale.isMirrored ? scale.width - from - width : from, width };
}

/** Where an action's first day begins and its last one ends, in the direction of time, wide enough to be seen. */
export function endsAlong(scale: Scale, { startsOn, endsOn }: Days): { readonly start: number; readonly end: number } {
  const from = alongOf(scale, startsOn);
  const until = Math.min(scale.width, Math.max(alongOf(scale, addDays(endsOn, 1)), from + leastBar));
  return { start: Math.max(0, Math.min(from, until - leastBar)), end: until };
}

/** By how many days something moved that was drawn so many pixels to the right. */
export function daysMoved({ startsOn, endsOn, width, isMirrored }: Scale, pixels: number): number {
  if (width <= 0) return 0;
  const days = Math.round((pixels / width) * (daysBetween(startsOn, endsOn) + 1));
  return isMirrored ? 0 - days : days;
}

/** A line of the axis; `quarter` 1 begins a year. */
export interface Tick {
  readonly day: Day;
  readonly along: number;
  readonly x: number;
  readonly quarter: number;
  /** Whether there is room for its name. */
  readonly isNamed: boolean;
}

const leastNamedQuarter = 34;
const leastQuarter = 9;
const leastNamedYear = 38;

/** Years, and quarters where they are far enough apart to be told from each other. */
export function ticksOf(scale: Scale): readonly Tick[] {
  const quarters: Day[] = [];
  for (let day = quarterOf(scale.startsOn); day <= scale.endsOn; day = addMonths(day, 3)) quarters.push(day);
  const quarterWidth = scale.width / Math.max(1, quarters.length);
  return quarters.flatMap((day) => {
    const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
    const isNamed = quarter === 1 ? quarterWidth * 4 >= leastNamedYear : quarterWidth >= leastNamedQuarter;
    if (quarter !== 1 && quarterWidth < leastQuarter) return [];
    const along = alongOf(scale, day);
    return [{ day, along, x: xAlong(scale, along), quarter, isNamed }];
  });
}

function quarterOf(day: Day): Day {
  return addDays(lastDayOf(addMonths(`${day.slice(0, 7)}-01`, -3), 'quarter'), 1);
}
