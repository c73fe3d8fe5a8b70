import { addDays, addMonths, type Day, isDay } from '@portal/domain';

/** The slider's first day: the report's. */
export const firstDay: Day = '2019-12-31';

/** The first day that the map can be asked for: the network began in 2010. */
export const earliestDay: Day = '2010-01-01';

/** Whether the map can show a day: a real one, from the network's beginning to today. */
export function isOnMap(day: string, today: Day): day is Day {
  return isDay(day) && day >= earliestDay && day <= today;
}

/** The last days of the quarters from the report's to the last whole one, then today. */
export function quartersUntil(today: Day): readonly Day[] {
  const days: Day[] = [];
  for (let first = '2020-01-01', day = firstDay; day < today;) {
    days.push(day);
    first = addMonths(first, 3);
    day = addDays(first, -1);
  }
  return [...days, today];
}

/** The place of a day among the quarters: the last one that is not after it. */
export function placeOf(day: Day, quarters: readonly Day[]): number {
  let place = 0;
  for (const [index, quarter] of quarters.entries()) if (quarter <= day) place = index;
  return place;
}

/** Where a day lies on the slider's track, 0 to 1; between two quarters by its share of the days. */
export function shareOf(day: Day, quarters: readonly Day[]): number {
  const last = quarters.length - 1;
  if (last < 1) return 1;
  const place = placeOf(day, quarters);
  const [from, to] = [quarters[place], quarters[place + 1]];
  if (!from || !to || day <= from) return place / last;
  const part = (Date.parse(day) - Date.parse(from)) / (Date.parse(to) - Date.parse(from));
  return (place + Math.min(1, Math.max(0, part))) / last;
}

/** The quarter before or after a day; the ends stay where they are. */
export function stepFrom(day: Day, step: 1 | -1, quarters: readonly Day[]): Day {
  const place = placeOf(day, quarters);
  const isBetween = quarters[place] !== day;
  const target = step === 1 ? place + 1 : isBetween ? place : place - 1;
  return quarters[Math.min(quarters.length - 1, Math.max(0, target))] ?? day;
}
