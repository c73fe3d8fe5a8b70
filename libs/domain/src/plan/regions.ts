import { addDays, addMonths, type Day, daysBetween } from '../day.js';
import type { PlanLife } from './vocabulary.js';

/** A plan in force of which nothing was reported for so many days stands still. */
export const quietAfterDays = 90;

/** The quarter of a day: its first and last day. */
export function quarterOf(day: Day): { readonly from: Day; readonly until: Day } {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  const from = `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
  return { from, until: addDays(addMonths(from, 3), -1) };
}

/** What of a version a place in the list depends on. */
export interface VersionOfPlan {
  readonly seriesId: string;
  readonly number: number;
  readonly life: PlanLife;
  readonly startsOn: Day;
}

/** One version of each plan: the one in force, else the newest; plans in force first, the newer before the older. */
export function currentVersions<T extends VersionOfPlan>(versions: readonly T[]): readonly T[] {
  const bySeries = Map.groupBy(versions, ({ seriesId }) => seriesId);
  const current = [...bySeries.values()].flatMap((series) => {
    const inForce = series.find(({ life }) => life === 'adopted');
    return inForce ?? series.reduce((newest, each) => (each.number > newest.number ? each : newest));
  });
  return current.sort(
    (one, other) =>
      Number(other.life === 'adopted') - Number(one.life === 'adopted') ||
      other.startsOn.localeCompare(one.startsOn) ||
      one.seriesId.localeCompare(other.seriesId),
  );
}

/** Whether a plan in force stands still: nothing was reported for 90 days, counted from its adoption where nothing ever was. */
export function isQuiet(
  day: Day,
  {
    life,
    adoptedOn,
    lastReportOn,
  }: { readonly life: PlanLife; readonly adoptedOn: Day | null; readonly lastReportOn: Day | null },
): boolean {
  if (life !== 'adopted') return false;
  const since = [adoptedOn, lastReportOn]
    .filter((each) => each !== null)
    .sort()
    .at(-1);
  return since !== undefined && daysBetween(since, day) > quietAfterDays;
}

/** What a country's plan lacks, the most pressing first. */
export const planLacks = ['behind', 'overdue', 'quiet', 'expired', 'not-adopted', 'none', 'not-shared'] as const;
export type PlanLack = (typeof planLacks)[number];

/** What of a shown plan its lacks depend on. */
export interface ShownPlan {
  readonly life: PlanLife;
  readonly isBehind: boolean;
  readonly isQuiet: boolean;
  readonly isExpired: boolean;
  /** Null where the reader is shown a headline alone. */
  readonly overdue: number | null;
}

/** What a country lacks, the most pressing first; `empty`: why no plan of it is shown. */
export function lacksOf(plans: readonly ShownPlan[], empty: 'none' | 'not-shared' | null): readonly PlanLack[] {
  if (empty !== null) return [empty];
  const found: Readonly<Record<PlanLack, boolean>> = {
    behind: plans.some((plan) => plan.isBehind),
    overdue: plans.some(({ overdue }) => (overdue ?? 0) > 0),
    quiet: plans.some((plan) => plan.isQuiet),
    expired: plans.some((plan) => plan.isExpired),
    'not-adopted': plans.every(({ life }) => life !== 'adopted'),
    none: false,
    'not-shared': false,
  };
  return planLacks.filter((lack) => found[lack]);
}

/** Orders countries so that what lacks something comes first, the most pressing lack on top. */
export function byLacks(one: readonly PlanLack[], other: readonly PlanLack[]): number {
  const pressing = ([first]: readonly PlanLack[]) =>
    first === undefined ? planLacks.length : planLacks.indexOf(first);
  return pressing(one) - pressing(other) || other.length - one.length;
}
