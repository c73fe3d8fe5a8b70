import type { PriorityMatrix } from '@portal/contracts';
import {
  bordaCount,
  countingBallots,
  type Instant,
  isFocalPointOf,
  isRoundTableOver,
  votingState,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import {
  type BallotRow,
  type PriorityRow,
  type RankedRow,
  selectBallots,
  selectPriorities,
  toBallot,
  toPriority,
  type VotingRow,
} from './priority.row.js';

/** The round table as this room needs it. */
export interface Place {
  readonly id: string;
  readonly life: Parameters<typeof isRoundTableOver>[0];
}

interface HoldingRow {
  readonly priority_id: string;
  readonly iso3: string;
  readonly name: string;
  readonly holds: boolean;
  readonly note: string;
  readonly said_at: Instant;
}

/** Countries × priorities with the ballots that count and what follows from them. */
export async function priorityMatrix(
  tx: ReadTransaction,
  actor: RequestActor,
  { id, life }: Place,
  mayRun: boolean,
): Promise<PriorityMatrix> {
  const { language } = actor;
  const members = await tx.rows<{ iso3: string; name: string }>(membersSql, [id, language]);
  const rows = await prioritiesOf(tx, id, language);
  const voting = await votingOf(tx, id);
  const cast = await tx.rows<BallotRow>(selectBallots, [id, language]);
  const counting = countingBallots(cast);
  const counts = new Set(counting.map((ballot) => ballot.id));
  const state = votingState(voting ? { until: voting.until, closedAt: voting.closed_at } : null, tx.now);
  const isOver = isRoundTableOver(life);
  const collator = new Intl.Collator(language);
  return {
    roundTable: id,
    voting: {
      state,
      openedAt: voting?.opened_at ?? null,
      until: voting?.until ?? null,
      closedAt: voting?.closed_at ?? null,
    },
    countries: members.toSorted((one, other) => collator.compare(one.name, other.name)),
    priorities: rows.map((row) => toPriority(row, actor, tx.now, mayRun)),
    ballots: counting.map((ballot) => toBallot(ballot, counts)),
    ranking: [...(voting?.result ?? countOf(rows, counting))],
    inForce: await inForceAt(tx, actor, id),
    answersFor: isOver ? [] : members.flatMap(({ iso3 }) => (isFocalPointOf(actor, iso3) ? [iso3] : [])),
    mayPropose: state === 'not-open' && !isOver,
    mayRun,
    mayOpen: mayRun && state === 'not-open' && rows.some(({ status }) => status !== 'dropped'),
    mayClose: mayRun && voting !== undefined && voting.closed_at === null,
  };
}

/** What follows from the ballots for the priorities that stand. */
export function countOf(rows: readonly PriorityRow[], ballots: readonly BallotRow[]): readonly RankedRow[] {
  const standing = rows.filter(({ status }) => status !== 'dropped').map((row) => row.id);
  return bordaCount(standing, ballots);
}

export function prioritiesOf(tx: ReadTransaction, roundTableId: string, language: string): Promise<PriorityRow[]> {
  return tx.rows<PriorityRow>(`${selectPriorities} WHERE p.round_table_id = $2 ORDER BY p.created_at, p.id`, [
    language,
    roundTableId,
  ]);
}

export function votingOf(tx: ReadTransaction, roundTableId: string): Promise<VotingRow | undefined> {
  return tx.row<VotingRow>(
    'SELECT id, version, opened_at, until, closed_at, result FROM priority_voting WHERE round_table_id = $1',
    [roundTableId],
  );
}

/** Endorsed priorities of earlier round tables of the same regions, with who says that they still hold. */
async function inForceAt(tx: ReadTransaction, actor: RequestActor, id: string): Promise<PriorityMatrix['inForce']> {
  const rows = await tx.rows<PriorityRow>(
    `${selectPriorities} WHERE ${isEndorsedBefore} ORDER BY t.starts_at DESC NULLS LAST, r.rank NULLS LAST, p.created_at`,
    [actor.language, id],
  );
  const said = await tx.rows<HoldingRow>(
    `SELECT DISTINCT ON (h.priority_id, h.iso3) h.priority_id, h.iso3, c.names->>$2 AS name, h.holds, h.note, h.said_at
     FROM priority_holding h JOIN partner_country c USING (iso3) WHERE h.round_table_id = $1
     ORDER BY h.priority_id, h.iso3, h.said_at DESC, h.id DESC`,
    [id, actor.language],
  );
  return rows.map((row) => ({
    priority: toPriority(row, actor, tx.now, false),
    answers: said
      .filter((each) => each.priority_id === row.id)
      .map(({ iso3, name, holds, note, said_at: at }) => ({ iso3, name, holds, note, at })),
  }));
}

/** Priorities `p` of `t` that a round table `$2` asks about: endorsed by a region of it, at an earlier one. */
export const isEndorsedBefore = `p.status = 'endorsed' AND p.round_table_id <> $2
  AND EXISTS (SELECT FROM round_table m WHERE m.id = $2 AND (m.sample OR NOT p.sample)
    AND t.starts_at < coalesce(m.starts_at, 'infinity')
    AND EXISTS (SELECT FROM round_table_region a JOIN round_table_region b USING (region)
      WHERE a.round_table_id = m.id AND b.round_table_id = t.id))`;

const membersSql = `
  SELECT c.iso3, coalesce(p.names->>$2, c.iso3) AS name
  FROM app.round_table_countries(ARRAY[$1::uuid]) c JOIN partner_country p USING (iso3)
  WHERE c.participation = 'member' ORDER BY c.iso3`;
