import type { Day } from '../day.js';
import { currentVersions, type VersionOfPlan } from './regions.js';

/** Steps in which the map colours a share, in order: each reaches from above the one before it up to its own end, in percent. */
export const shareSteps = [
  { id: 'none', upTo: 0 },
  { id: 'first-quarter', upTo: 25 },
  { id: 'second-quarter', upTo: 50 },
  { id: 'third-quarter', upTo: 75 },
  { id: 'last-quarter', upTo: 100 },
] as const;
export type ShareStep = (typeof shareSteps)[number]['id'];

/** The step of a share. @param percent 0 to 100 */
export function shareStepOf(percent: number): ShareStep {
  return shareSteps.find(({ upTo }) => percent <= upTo)?.id ?? 'last-quarter';
}

/**
 * The whole numbers that lie in a step, of so many: of 19 sectors the first quarter holds 1 to 4. Null where the whole
 * is so small that no number lies in it.
 */
export function numbersInStep(step: ShareStep, whole: number): { readonly from: number; readonly to: number } | null {
  const place = shareSteps.findIndex(({ id }) => id === step);
  const below = shareSteps[place - 1]?.upTo;
  const from = below === undefined ? 0 : Math.floor((below * whole) / 100) + 1;
  const to = Math.floor(((shareSteps[place]?.upTo ?? 100) * whole) / 100);
  return from > to ? null : { from, to };
}

/** Why a country has no colour on a map of records. */
export type RecordEmpty = 'not-shared' | 'not-asked' | 'silent';

/**
 * What the map says of a country of which there is nothing to colour. "Not shared" to everybody but its own people,
 * whether or not there is a record, so that it gives nothing away; "silent" only where a record is shown.
 */
export function emptyOfRecord({ isOwn, isShown }: { readonly isOwn: boolean; readonly isShown: boolean }): RecordEmpty {
  if (isShown) return 'silent';
  return isOwn ? 'not-asked' : 'not-shared';
}

/** What of a version the map depends on. */
export interface MappedVersion extends VersionOfPlan {
  readonly adoptedOn: Day | null;
}

/**
 * The version of which the map tells a country's progress on a day: of those that were adopted by then the newest of
 * each plan, of several plans the one in force, else the one that began last. None, where none was adopted by then.
 */
export function planOnMap<T extends MappedVersion>(day: Day, versions: readonly T[]): T | undefined {
  const adopted = versions.filter(({ adoptedOn }) => adoptedOn !== null && adoptedOn <= day);
  const newest = [...Map.groupBy(adopted, ({ seriesId }) => seriesId).values()].map((series) =>
    series.reduce((latest, each) => (each.number > latest.number ? each : latest)),
  );
  return currentVersions(newest)[0];
}
