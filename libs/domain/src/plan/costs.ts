import type { Day } from '../day.js';
import type { ActionState, FundingState } from './vocabulary.js';

/** What an action costs, and how far that is paid for. */
export interface CostedAction {
  readonly state: ActionState;
  readonly cost: { readonly amount: number; readonly currency: string } | null;
  readonly funding: { readonly state: FundingState; readonly funded: number | null };
}

/** Costs in one currency: all of them, and by how far they are paid for. */
export interface CostSum {
  readonly currency: string;
  readonly total: number;
  readonly none: number;
  readonly partly: number;
  readonly secured: number;
  /** What is known to be missing. */
  readonly gap: number;
  /** Costs that are partly paid for, nobody said how far: what is missing of them is not in the gap. */
  readonly unknown: number;
}

/** How much one unit of a currency is in another on a day, by whose word. */
export interface EnteredRate {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly rate: number;
  readonly day: Day;
}

type Sums = Record<Exclude<keyof CostSum, 'currency'>, number>;

const parts = ['total', 'none', 'partly', 'secured', 'gap', 'unknown'] as const;

/** Amounts are added in hundredths, so that no sum drifts. */
const inHundredths = (amount: number) => Math.round(amount * 100);

/** Costs by currency, in the order of their codes: never added across currencies. Cancelled actions cost nothing. */
export function costsByCurrency(actions: readonly CostedAction[]): readonly CostSum[] {
  const sums = new Map<string, Sums>();
  for (const { state, cost, funding } of actions) {
    if (state === 'cancelled' || cost === null) continue;
    const sum = sums.get(cost.currency) ?? { total: 0, none: 0, partly: 0, secured: 0, gap: 0, unknown: 0 };
    const amount = inHundredths(cost.amount);
    sum.total += amount;
    sum[funding.state] += amount;
    if (funding.state === 'none') sum.gap += amount;
    if (funding.state === 'partly' && funding.funded === null) sum.unknown += amount;
    if (funding.state === 'partly' && funding.funded !== null) {
      sum.gap += Math.max(0, amount - inHundredths(funding.funded));
    }
    sums.set(cost.currency, sum);
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, sum]) => ({ currency, ...inWhole(sum) }));
}

function inWhole(sum: Sums): Sums {
  return { ...sum, ...Object.fromEntries(parts.map((part) => [part, sum[part] / 100])) };
}

/** Actions that cost something, nobody said how much: not cancelled, without a cost. */
export function withoutCost(actions: readonly CostedAction[]): number {
  return actions.filter(({ state, cost }) => state !== 'cancelled' && cost === null).length;
}

/**
 * The sums in one currency, each by the latest rate that somebody entered up to a day; in either direction.
 * What has no rate is left out, and named in `missing`.
 */
export function convertedCosts(
  sums: readonly CostSum[],
  currency: string,
  day: Day,
  rates: readonly EnteredRate[],
): CostSum & { readonly rates: readonly string[]; readonly missing: readonly string[] } {
  const total: Sums = { total: 0, none: 0, partly: 0, secured: 0, gap: 0, unknown: 0 };
  const used: string[] = [];
  const missing: string[] = [];
  for (const sum of sums) {
    const rate = sum.currency === currency ? { id: null, factor: 1 } : rateBetween(sum.currency, currency, day, rates);
    if (!rate) {
      missing.push(sum.currency);
      continue;
    }
    if (rate.id !== null) used.push(rate.id);
    for (const part of parts) total[part] += inHundredths(sum[part] * rate.factor);
  }
  return { currency, ...inWhole(total), rates: used, missing };
}

function rateBetween(from: string, to: string, day: Day, rates: readonly EnteredRate[]) {
  const usable = rates
    .filter((rate) => rate.day <= day && [rate.from, rate.to].includes(from) && [rate.from, rate.to].includes(to))
    .sort((one, other) => (one.day === other.day ? (one.id < other.id ? 1 : -1) : one.day < other.day ? 1 : -1));
  const [latest] = usable;
  if (!latest) return null;
  return { id: latest.id, factor: latest.from === from ? latest.rate : 1 / latest.rate };
}
