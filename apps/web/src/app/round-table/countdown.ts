import type { RoundTable } from '@portal/contracts';
import { daysBetween, localIn } from '@portal/domain';

/** How far off a meeting is by the calendar of its place, or which of its days it is; null once it is over. */
export type Countdown =
  | { readonly kind: 'in'; readonly days: number }
  | { readonly kind: 'now'; readonly day: number; readonly days: number };

/** @param now an instant */
export function countdownOf(
  {
    starts,
    ends,
    startsAt,
    endsAt,
    zone,
    life,
  }: Pick<RoundTable, 'starts' | 'ends' | 'startsAt' | 'endsAt' | 'zone' | 'life'>,
  now: string,
): Countdown | null {
  if (!starts || !ends || !startsAt || !endsAt || !zone || life === 'cancelled' || life === 'postponed') return null;
  const [first, last, today] = [starts.slice(0, 10), ends.slice(0, 10), localIn(now, zone).slice(0, 10)];
  if (Date.parse(now) > Date.parse(endsAt)) return null;
  if (today < first) return { kind: 'in', days: daysBetween(today, first) };
  return { kind: 'now', day: daysBetween(first, today) + 1, days: daysBetween(first, last) + 1 };
}
