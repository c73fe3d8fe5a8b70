import type { PlanOverview } from '@portal/contracts';
import { type Day, daysBetween } from '@portal/domain';

export type CurvePoint = PlanOverview['curve'][number];

/** A place in the drawing: shares of its length, in the direction of time, and of its height, from the top. */
export interface CurvePlace {
  readonly along: number;
  readonly down: number;
}

export interface CurveLayout {
  readonly planned: readonly CurvePlace[];
  /** As far as it is known. */
  readonly done: readonly CurvePlace[];
  readonly today: {
    readonly along: number;
    readonly planned: CurvePlace;
    readonly done: CurvePlace | null;
    readonly percents: { readonly planned: number; readonly done: number | null };
  } | null;
  readonly years: readonly { readonly year: string; readonly along: number; readonly share: number }[];
}

/** The highest share that is drawn: all of it, or as much as gives a slow plan a curve that can be seen. */
function topOf(points: readonly CurvePoint[]): number {
  const most = Math.max(0, ...points.map(({ planned, progress }) => Math.max(planned, progress ?? 0)));
  return most > 50 ? 100 : most > 25 ? 50 : 25;
}

/** A plan's curve; null where there are no two days to draw between. */
export function curveLayout(points: readonly CurvePoint[], asAt: Day): CurveLayout | null {
  const [first, last] = [points[0]?.day, points.at(-1)?.day];
  if (first === undefined || last === undefined || first === last) return null;
  const days = daysBetween(first, last);
  const top = topOf(points);
  const alongOf = (day: Day) => Math.min(1, Math.max(0, daysBetween(first, day) / days));
  const placeOf = (day: Day, value: number): CurvePlace => ({ along: alongOf(day), down: 1 - value / top });
  const known = points.flatMap(({ day, progress }) => (progress === null ? [] : [{ day, progress }]));
  const now = points.filter(({ day }) => day <= asAt).at(-1);
  const done = known.at(-1);
  return {
    planned: points.map(({ day, planned }) => placeOf(day, planned)),
    done: known.map(({ day, progress }) => placeOf(day, progress)),
    today: now
      ? {
          along: alongOf(now.day),
          planned: placeOf(now.day, now.planned),
          done: done ? placeOf(done.day, done.progress) : null,
          percents: { planned: now.planned, done: done?.progress ?? null },
        }
      : null,
    years: yearsOf(first, last).map(({ year, from, until }) => ({
      year,
      along: alongOf(from),
      share: alongOf(until) - alongOf(from),
    })),
  };
}

function yearsOf(first: Day, last: Day) {
  const [from, until] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: until - from + 1 }, (_, place) => ({
    year: String(from + place),
    from: place === 0 ? first : `${from + place}-01-01`,
    until: from + place === until ? last : `${from + place + 1}-01-01`,
  }));
}

/** A line on a drawing of so many units. */
export function lineOf(places: readonly CurvePlace[], width: number, height: number): string {
  return places.map(({ along, down }) => `${(along * width).toFixed(1)},${(down * height).toFixed(1)}`).join(' ');
}
