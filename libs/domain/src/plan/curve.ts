import { addDays, addMonths, type Day, daysBetween } from '../day.js';
import {
  type CountedAction,
  inOrderOfReports,
  type ActionPeriod,
  priorityWeights,
  type Reported,
  unreported,
} from './progress.js';

/** A plan's progress on one day: what was reported by then (null: the day is yet to come), and what was planned. */
export interface CurvePoint {
  readonly day: Day;
  readonly progress: number | null;
  readonly planned: number;
}

/** An action as the curve needs it; its state is that of the day on which the curve is asked for. */
export type CurvedAction = ActionPeriod & Omit<CountedAction, 'progress'> & { readonly lineId: string };

const mostPoints = 60;
const epoch: Day = '2000-01-01';

/** The days of a curve: the first, the ends of months (of several, where there would be more than 60), `asAt`, the last. */
export function curveDays({ startsOn, endsOn }: ActionPeriod, asAt: Day): readonly Day[] {
  const months = Math.max(1, Math.ceil(daysBetween(startsOn, endsOn) / 30));
  const step = Math.ceil(months / mostPoints);
  const days = new Set<Day>([startsOn, endsOn]);
  const firstOfMonth = `${startsOn.slice(0, 7)}-01`;
  for (let month = step; ; month += step) {
    const day = addDays(addMonths(firstOfMonth, month), -1);
    if (day >= endsOn) break;
    days.add(day);
  }
  if (asAt > startsOn && asAt < endsOn) days.add(asAt);
  return [...days].sort();
}

/**
 * Planned and actual progress on each of some days. Only what was reported up to `asAt` counts, so that a past day's
 * curve is the same whenever it is asked for (with the reports that were known then).
 */
export function progressCurve(
  days: readonly Day[],
  asAt: Day,
  actions: readonly CurvedAction[],
  reports: readonly Reported[],
): readonly CurvePoint[] {
  const standings = new Map(actions.map(({ lineId, priority }) => [lineId, { priority, ...unreported }]));
  const told = reports.filter(({ day, lineId }) => day <= asAt && standings.has(lineId)).sort(inOrderOfReports);
  const sums = { progress: 0, weight: 0 };
  const count = ({ priority, state, progress }: CountedAction, sign: 1 | -1) => {
    if (state === 'cancelled') return;
    sums.progress += sign * priorityWeights[priority] * progress;
    sums.weight += sign * priorityWeights[priority];
  };
  for (const standing of standings.values()) count(standing, 1);
  const planned = plannedOn(actions);
  let next = 0;
  return days.map((day) => {
    for (let report = told[next]; report !== undefined && report.day <= day; report = told[(next += 1)]) {
      const before = standings.get(report.lineId);
      if (!before) continue;
      const after = { priority: before.priority, state: report.state, progress: report.progress };
      count(before, -1);
      count(after, 1);
      standings.set(report.lineId, after);
    }
    const progress = day > asAt || sums.weight === 0 ? null : Math.min(100, Math.max(0, sums.progress / sums.weight));
    return { day, progress, planned: planned(day) };
  });
}

/** `plannedProgress` for many days of many actions: each day is turned into a number once. */
function plannedOn(actions: readonly CurvedAction[]): (day: Day) => number {
  const counted = actions
    .filter(({ state }) => state !== 'cancelled')
    .map(({ priority, startsOn, endsOn }) => ({
      weight: priorityWeights[priority],
      start: daysBetween(epoch, startsOn),
      days: daysBetween(startsOn, endsOn) + 1,
    }));
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0);
  return (day) => {
    if (weights === 0) return 0;
    const now = daysBetween(epoch, day);
    const share = (start: number, length: number) => Math.min(1, Math.max(0, (now - start + 1) / length));
    return (counted.reduce((sum, { weight, start, days }) => sum + weight * share(start, days), 0) / weights) * 100;
  };
}
