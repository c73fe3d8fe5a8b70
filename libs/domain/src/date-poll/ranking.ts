import type { Day } from '../day.js';
import type { PollAnswer } from './poll.js';

/** An option with what was answered to it. */
export interface PolledOption {
  readonly id: string;
  readonly first: Day;
  readonly answers: ReadonlyMap<string, PollAnswer>;
  /** What stands against it and is not accepted. */
  readonly clashes: number;
}

/** How an option stands among the others. */
export interface RankedOption {
  readonly id: string;
  readonly yes: number;
  readonly ifNeedBe: number;
  readonly no: number;
  readonly clashes: number;
  readonly isHostAway: boolean;
}

/** What put the first one before the second. */
export const rankReasons = ['only-one', 'host', 'can-come', 'yes', 'clashes', 'earlier'] as const;
export type RankReason = (typeof rankReasons)[number];

const steps: readonly (readonly [RankReason, (option: RankedOption) => number])[] = [
  ['host', ({ isHostAway }) => Number(isHostAway)],
  ['can-come', ({ yes, ifNeedBe }) => -(yes + ifNeedBe)],
  ['yes', ({ yes }) => -yes],
  ['clashes', ({ clashes }) => clashes],
];

/**
 * The options, the best one first: the host can, most can come, most without reserve, least stands against it, the
 * earliest. Another yes never ranks an option lower, and the order in which they are given changes nothing.
 */
export function rankOptions(
  options: readonly PolledOption[],
  host: string | null,
): { readonly ranked: readonly RankedOption[]; readonly reason: RankReason | null } {
  const dayOf = new Map(options.map(({ id, first }) => [id, first]));
  const earlier = (one: RankedOption, other: RankedOption) =>
    (dayOf.get(one.id) ?? '').localeCompare(dayOf.get(other.id) ?? '') || one.id.localeCompare(other.id);
  const ranked = options
    .map((option) => toRanked(option, host))
    .sort((one, other) => {
      for (const [, of] of steps) if (of(one) !== of(other)) return of(one) - of(other);
      return earlier(one, other);
    });
  const [first, second] = ranked;
  if (first === undefined || first.yes + first.ifNeedBe === 0) return { ranked, reason: null };
  if (second === undefined) return { ranked, reason: 'only-one' };
  return { ranked, reason: steps.find(([, of]) => of(first) !== of(second))?.[0] ?? 'earlier' };
}

function toRanked({ id, answers, clashes }: PolledOption, host: string | null): RankedOption {
  const count = (asked: PollAnswer) => [...answers.values()].filter((each) => each === asked).length;
  return {
    id,
    yes: count('yes'),
    ifNeedBe: count('if-need-be'),
    no: count('no'),
    clashes,
    isHostAway: host !== null && answers.get(host) === 'no',
  };
}
