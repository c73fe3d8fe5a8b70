import type { Day } from '../day.js';
import { lastDayOf } from '../day.js';
import type { Precision } from '../day.js';
import type { InvalidValue } from '../refusal.js';

/** A line as its rules see it. */
export interface LineToCheck {
  readonly indicator: string;
  readonly level: string;
  readonly effectiveOn: Day;
  readonly effectivePrecision: Precision;
}

/** The day from which a line counts: the last one that its precision allows. */
export function countedFrom(line: Pick<LineToCheck, 'effectiveOn' | 'effectivePrecision'>): Day {
  return lastDayOf(line.effectiveOn, line.effectivePrecision);
}

/**
 * What is wrong with the lines of an update: an indicator that does not exist, a level of another
 * indicator, one that takes no new claim, a day that has not begun anywhere, two lines on one indicator.
 *
 * @param levelsOf the level ids of each indicator
 * @param latestDay the latest day that has begun somewhere (UTC+14)
 * @param closed what takes no new claim today: `indicator`, or `indicator:level`
 */
export function errorsInLines(
  lines: readonly LineToCheck[],
  levelsOf: ReadonlyMap<string, readonly string[]>,
  latestDay: Day,
  closed: ReadonlySet<string> = new Set(),
): readonly InvalidValue[] {
  const errors: InvalidValue[] = [];
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const levels = levelsOf.get(line.indicator);
    const at = `/lines/${index}`;
    if (!levels) errors.push({ pointer: `${at}/indicator`, code: 'unknown-indicator' });
    else if (!levels.includes(line.level)) errors.push({ pointer: `${at}/level`, code: 'unknown-level' });
    else if (closed.has(line.indicator)) errors.push({ pointer: `${at}/indicator`, code: 'closed-indicator' });
    else if (closed.has(`${line.indicator}:${line.level}`))
      errors.push({ pointer: `${at}/level`, code: 'closed-level' });
    if (countedFrom(line) > latestDay) errors.push({ pointer: `${at}/effectiveOn`, code: 'future-day' });
    if (seen.has(line.indicator)) errors.push({ pointer: `${at}/indicator`, code: 'two-lines-on-one-indicator' });
    seen.add(line.indicator);
  }
  return errors;
}
