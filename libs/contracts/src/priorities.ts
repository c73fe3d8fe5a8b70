/**
 * Regional priorities and the ballots that rank them (domain.md, "Regional priority").
 *
 *   GET    priorities?roundTable=&status=&region=&sample=   Priorities
 *   GET    priorities/matrix?roundTable=                    PriorityMatrix: countries × priorities, the count beside it
 *   POST   priorities                                       PriorityInput → Priority
 *   PATCH  priorities/:id            If-Match               PriorityPatch → Priority
 *   POST   priorities/:id/supports                          PrioritySupportInput → Priority
 *   POST   priorities/:id/decisions                         PriorityDecisionInput → Priority
 *   POST   priorities/:id/holdings                          PriorityHoldingInput → Priority: whether it still holds
 *   GET    ballots?roundTable=                              Ballots: every one that was cast, to count by hand
 *   POST   ballots                                          BallotInput → PriorityMatrix
 *   POST   ballots/openings                                 VotingOpening → PriorityMatrix
 *   POST   ballots/closings                                 OfRoundTable → PriorityMatrix: freezes the result
 */
import * as z from 'zod';
import { longestBallot, priorityDecisions, priorityStatuses, votingStates } from '@portal/domain';
import { anyOf, listing, listOf, whole } from './lists.js';
import { Sample } from './picture.js';
import { CbrnDomain, Id, Instant, Iso3, RegionCode, text, words } from './scalars.js';
import { LocalTime } from './team-meetings.js';

export const PriorityStatus = z.enum(priorityStatuses).meta({ id: 'PriorityStatus' });
export const PriorityDecision = z.enum(priorityDecisions).meta({ id: 'PriorityDecision' });
export const VotingState = z.enum(votingStates).meta({ id: 'VotingState' });
const CountryNamed = z.object({ iso3: Iso3, name: z.string() });

/** A priority; its rank and points once the result is frozen. */
export const Priority = z
  .object({
    id: Id,
    roundTable: z.object({ id: Id, reference: z.string() }),
    region: RegionCode.nullable(),
    /** In the words of whoever proposed it. */
    title: z.string(),
    domains: z.array(CbrnDomain),
    /** Null: the secretariat. */
    proposedBy: CountryNamed.nullable(),
    supportedBy: z.array(CountryNamed),
    status: PriorityStatus,
    /** Why it was endorsed or dropped. */
    reason: z.string(),
    points: z.number().int().nullable(),
    rank: z.number().int().nullable(),
    isTied: z.boolean(),
    mayChange: z.boolean(),
    mayDecide: z.array(PriorityDecision),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Priority' });
export type Priority = z.infer<typeof Priority>;
export const Priorities = listOf(Priority).meta({ id: 'Priorities' });
export type Priorities = z.infer<typeof Priorities>;
export const PrioritiesQuery = z.strictObject({
  ...listing,
  roundTable: Id.optional(),
  status: anyOf(PriorityStatus),
  region: anyOf(RegionCode),
  sample: Sample,
});
export type PrioritiesQuery = z.infer<typeof PrioritiesQuery>;

/** A ballot: the last one of each country counts. */
export const Ballot = z
  .object({ id: Id, iso3: Iso3, name: z.string(), choices: z.array(Id), castAt: Instant, counts: z.boolean() })
  .meta({ id: 'Ballot' });
export type Ballot = z.infer<typeof Ballot>;
export const Ballots = whole(Ballot).meta({ id: 'Ballots' });
export type Ballots = z.infer<typeof Ballots>;

export const RankedPriority = z
  .object({ priority: Id, points: z.number().int(), rank: z.number().int(), isTied: z.boolean() })
  .meta({ id: 'RankedPriority' });

/** An endorsed priority of an earlier round table, and which countries say that it still holds. */
export const PriorityInForce = z
  .object({
    priority: Priority,
    answers: z.array(z.object({ iso3: Iso3, name: z.string(), holds: z.boolean(), note: z.string(), at: Instant })),
  })
  .meta({ id: 'PriorityInForce' });

/** Countries × priorities. While the voting is open the ranking is that of the ballots so far; then it is frozen. */
export const PriorityMatrix = z
  .object({
    roundTable: Id,
    voting: z.object({
      state: VotingState,
      openedAt: Instant.nullable(),
      until: Instant.nullable(),
      closedAt: Instant.nullable(),
    }),
    /** Member countries, by name. */
    countries: z.array(CountryNamed),
    priorities: z.array(Priority),
    /** Those that count. */
    ballots: z.array(Ballot),
    ranking: z.array(RankedPriority),
    inForce: z.array(PriorityInForce),
    /** Countries for which the reader proposes, supports, votes and says whether a priority holds. */
    answersFor: z.array(Iso3),
    /** Whether something can be proposed still, and whether the reader does so for the secretariat. */
    mayPropose: z.boolean(),
    mayRun: z.boolean(),
    mayOpen: z.boolean(),
    mayClose: z.boolean(),
  })
  .meta({ id: 'PriorityMatrix' });
export type PriorityMatrix = z.infer<typeof PriorityMatrix>;

const Domains = z.array(CbrnDomain).max(4);

/** `country` null: the secretariat proposes it. */
export const PriorityInput = z
  .strictObject({ roundTable: Id, country: Iso3.nullable(), title: words(200), domains: Domains.default([]) })
  .meta({ id: 'PriorityInput' });
export type PriorityInput = z.infer<typeof PriorityInput>;

export const PriorityPatch = z
  .strictObject({ title: words(200), domains: Domains })
  .partial()
  .meta({ id: 'PriorityPatch' });
export type PriorityPatch = z.infer<typeof PriorityPatch>;

export const PrioritySupportInput = z
  .strictObject({ country: Iso3, supports: z.boolean() })
  .meta({ id: 'PrioritySupportInput' });
export type PrioritySupportInput = z.infer<typeof PrioritySupportInput>;

export const PriorityDecisionInput = z
  .strictObject({ decision: PriorityDecision, reason: text(2000).default('') })
  .meta({ id: 'PriorityDecisionInput' });
export type PriorityDecisionInput = z.infer<typeof PriorityDecisionInput>;

/** At a later round table: whether it still holds for this country. */
export const PriorityHoldingInput = z
  .strictObject({ roundTable: Id, country: Iso3, holds: z.boolean(), note: text(2000).default('') })
  .meta({ id: 'PriorityHoldingInput' });
export type PriorityHoldingInput = z.infer<typeof PriorityHoldingInput>;

/** A country's top five, the first one first. */
export const BallotInput = z
  .strictObject({ roundTable: Id, country: Iso3, choices: z.array(Id).min(1).max(longestBallot) })
  .meta({ id: 'BallotInput' });
export type BallotInput = z.infer<typeof BallotInput>;

/** `until` by the clock of the meeting's place; null: until it is closed by hand. */
export const VotingOpening = z
  .strictObject({ roundTable: Id, until: LocalTime.nullable().default(null) })
  .meta({ id: 'VotingOpening' });
export type VotingOpening = z.infer<typeof VotingOpening>;
