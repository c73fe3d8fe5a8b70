import type { Instant } from '../day.js';
import type { InvalidValue } from '../refusal.js';
import { instantsWhen, isZone, type LocalTime } from '../zones.js';

/** Which of two, where clocks go back and show an hour twice. */
export const clockPasses = ['first', 'second'] as const;
export type ClockPass = (typeof clockPasses)[number];

/** From when until when, by the clock of the place where people meet. */
export interface RoundTableTime {
  readonly starts: LocalTime;
  readonly ends: LocalTime;
  readonly zone: string;
  /** Needed only where the clock shows the beginning, or the end, twice. */
  readonly startsPass?: ClockPass | null;
  readonly endsPass?: ClockPass | null;
}

/** The same as instants, or what is wrong with it, field by field. */
export function roundTableInstants(
  time: RoundTableTime,
): { readonly startsAt: Instant; readonly endsAt: Instant } | readonly InvalidValue[] {
  const { starts, ends, zone } = time;
  if (!isZone(zone)) return [{ pointer: '/zone', code: 'unknown-zone' }];
  const begins = instantSaid(starts, zone, time.startsPass ?? null, '/starts');
  const finishes = instantSaid(ends, zone, time.endsPass ?? null, '/ends');
  if (typeof begins !== 'string' || typeof finishes !== 'string') {
    return [begins, finishes].flatMap((each) => (typeof each === 'string' ? [] : [each]));
  }
  return begins < finishes ? { startsAt: begins, endsAt: finishes } : [{ pointer: '/ends', code: 'ends-before-start' }];
}

function instantSaid(
  local: LocalTime,
  zone: string,
  pass: ClockPass | null,
  pointer: '/starts' | '/ends',
): Instant | InvalidValue {
  const [first, second] = instantsWhen(local, zone);
  if (first === undefined) return { pointer, code: 'no-such-time' };
  if (second === undefined) return first;
  if (pass === null) return { pointer, code: 'time-twice' };
  return pass === 'first' ? first : second;
}
