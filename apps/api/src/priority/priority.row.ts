import type { Ballot, Priority } from '@portal/contracts';
import {
  type Actor,
  type CbrnDomain,
  type Instant,
  isFocalPointOf,
  priorityDecisions,
  type PriorityStatus,
  refusalToDecidePriority,
  refusalToProposePriority,
  votingState,
  type VotingState,
} from '@portal/domain';

/** A row of `regional_priority` with its round table, its voting and its place in the frozen result. */
export interface PriorityRow {
  readonly id: string;
  readonly version: number;
  readonly round_table_id: string;
  readonly reference: string;
  readonly region: string | null;
  readonly title: string;
  readonly domains: readonly CbrnDomain[];
  readonly proposed_by: string | null;
  readonly proposed_name: string | null;
  readonly status: PriorityStatus;
  readonly reason: string;
  readonly sample: boolean;
  readonly supporters: readonly { readonly iso3: string; readonly name: string }[];
  readonly voting_id: string | null;
  readonly until: Instant | null;
  readonly closed_at: Instant | null;
  readonly points: number | null;
  readonly rank: number | null;
  readonly is_tied: boolean | null;
}

/** A row of `priority_voting`. */
export interface VotingRow {
  readonly id: string;
  readonly version: number;
  readonly opened_at: Instant;
  readonly until: Instant | null;
  readonly closed_at: Instant | null;
  readonly result: readonly RankedRow[] | null;
}

export interface RankedRow {
  readonly priority: string;
  readonly points: number;
  readonly rank: number;
  readonly isTied: boolean;
}

/** A row of `ballot`. */
export interface BallotRow {
  readonly id: string;
  readonly iso3: string;
  readonly name: string;
  readonly choices: readonly string[];
  readonly cast_at: Instant;
}

/** Priorities `p` of round tables `t`, in the language `$1`; the rest of the statement follows. */
export const selectPriorities = `
  SELECT p.id, p.version, p.round_table_id, t.reference, t.region, p.title, p.domains, p.proposed_by,
    c.names->>$1 AS proposed_name, p.status, p.reason, p.sample, v.id AS voting_id, v.until, v.closed_at,
    r.points, r.rank, r."isTied" AS is_tied,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('iso3', s.iso3, 'name', n.names->>$1) ORDER BY s.iso3), '[]')
      FROM (SELECT DISTINCT ON (iso3) iso3, supports FROM priority_support WHERE priority_id = p.id
        ORDER BY iso3, said_at DESC, id DESC) s JOIN partner_country n USING (iso3) WHERE s.supports) AS supporters
  FROM regional_priority p JOIN round_table t ON t.id = p.round_table_id
  LEFT JOIN partner_country c ON c.iso3 = p.proposed_by
  LEFT JOIN priority_voting v ON v.round_table_id = p.round_table_id
  LEFT JOIN LATERAL (SELECT * FROM jsonb_to_recordset(v.result)
    AS x (priority uuid, points int, rank int, "isTied" boolean) WHERE x.priority = p.id) r ON true`;

/** Ballots of the round table `$1` in the order in which they were cast, countries named in the language `$2`. */
export const selectBallots = `
  SELECT b.id, b.iso3, c.names->>$2 AS name, b.choices, b.cast_at
  FROM ballot b JOIN partner_country c USING (iso3) WHERE b.round_table_id = $1 ORDER BY b.cast_at, b.id`;

export function stateOf(row: Pick<PriorityRow, 'voting_id' | 'until' | 'closed_at'>, now: Instant): VotingState {
  return votingState(row.voting_id === null ? null : { until: row.until, closedAt: row.closed_at }, now);
}

/** @param mayRun whether the actor runs its round table */
export function toPriority(row: PriorityRow, actor: Actor, now: Instant, mayRun: boolean): Priority {
  const state = stateOf(row, now);
  const isOwn = row.proposed_by === null ? mayRun : mayRun || isFocalPointOf(actor, row.proposed_by);
  return {
    id: row.id,
    roundTable: { id: row.round_table_id, reference: row.reference },
    region: row.region,
    title: row.title,
    domains: [...row.domains],
    proposedBy: row.proposed_by === null ? null : { iso3: row.proposed_by, name: row.proposed_name ?? row.proposed_by },
    supportedBy: [...row.supporters],
    status: row.status,
    reason: row.reason,
    points: row.points,
    rank: row.rank,
    isTied: row.is_tied ?? false,
    mayChange: isOwn && row.status === 'proposed' && refusalToProposePriority(state) === null,
    mayDecide: mayRun
      ? priorityDecisions.filter((decision) => refusalToDecidePriority(row.status, decision, state) === null)
      : [],
    sample: row.sample,
    version: row.version,
  };
}

/** @param counting those that count */
export function toBallot(
  { id, iso3, name, choices, cast_at: castAt }: BallotRow,
  counting: ReadonlySet<string>,
): Ballot {
  return { id, iso3, name, choices: [...choices], castAt, counts: counting.has(id) };
}
