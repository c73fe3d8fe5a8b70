import { Injectable } from '@nestjs/common';
import type { BallotInput, Ballots, OfRoundTable, PriorityMatrix, VotingOpening } from '@portal/contracts';
import {
  conflict,
  countingBallots,
  type Instant,
  instantsWhen,
  invalid,
  isRefusal,
  type Refusal,
  refusalToCastBallot,
  votingState,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { RoundTableTellService } from '../round-table/round-table-tell.service.js';
import { countOf, prioritiesOf, priorityMatrix, votingOf } from './priority-matrix.queries.js';
import { type BallotRow, selectBallots, toBallot, type VotingRow } from './priority.row.js';
import { PriorityService } from './priority.service.js';

/** The voting of a round table: opened and closed by the secretariat, one ballot a country that counts. */
@Injectable()
export class BallotService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly priorities: PriorityService,
    private readonly told: RoundTableTellService,
  ) {}

  /** Every ballot that was cast, in their order, so that anybody can count again. */
  list(actor: RequestActor, { roundTable }: OfRoundTable): Promise<Ballots | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, roundTable);
      if (isRefusal(row)) return row;
      const cast = await tx.rows<BallotRow>(selectBallots, [roundTable, actor.language]);
      const counting = new Set(countingBallots(cast).map(({ id }) => id));
      return { items: cast.map((ballot) => toBallot(ballot, counting)) };
    });
  }

  /** A second ballot of a country takes the place of its first; both are kept. */
  cast(actor: RequestActor, { roundTable, country, choices }: BallotInput): Promise<PriorityMatrix | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.priorities.toAnswer(tx, actor, roundTable, country);
      if (isRefusal(row)) return row;
      const standing = await prioritiesOf(tx, row.id, actor.language);
      const refusal = refusalToCastBallot(
        stateNow(await votingOf(tx, row.id), tx.now),
        choices,
        new Map(standing.map(({ id, status }) => [id, status])),
      );
      if (refusal) return refusal;
      await tx.insert('ballot', {
        round_table_id: row.id,
        iso3: country,
        choices,
        cast_by: actor.id,
        cast_at: tx.now,
        sample: row.sample,
      });
      return priorityMatrix(tx, actor, row, this.roundTables.mayRun(actor, row));
    });
  }

  open(actor: RequestActor, { roundTable, until }: VotingOpening): Promise<PriorityMatrix | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, roundTable);
      if (isRefusal(row)) return row;
      if (await votingOf(tx, row.id)) return conflict('voting-opened-already');
      const standing = await prioritiesOf(tx, row.id, actor.language);
      if (!standing.some(({ status }) => status !== 'dropped')) return conflict('nothing-to-vote-on');
      const end = until === null ? null : (instantsWhen(until, row.zone ?? 'UTC')[0] ?? undefined);
      if (end === undefined) return invalid({ pointer: '/until', code: 'no-such-time' });
      if (end !== null && Date.parse(end) <= Date.parse(tx.now))
        return invalid({ pointer: '/until', code: 'past-day' });
      await tx.insert('priority_voting', {
        round_table_id: row.id,
        opened_by: actor.id,
        opened_at: tx.now,
        until: end,
        sample: row.sample,
      });
      await this.told.tell(tx, actor, row, 'voting-opened');
      return priorityMatrix(tx, actor, row, true);
    });
  }

  /** Ends the voting and freezes what follows from its ballots. */
  close(actor: RequestActor, { roundTable }: OfRoundTable): Promise<PriorityMatrix | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, roundTable);
      if (isRefusal(row)) return row;
      // Ballots under way are waited for, later ones are refused: nothing is cast between the count and the closing.
      await tx.rows('SELECT id FROM priority_voting WHERE round_table_id = $1 FOR UPDATE', [row.id]);
      const voting = await votingOf(tx, row.id);
      if (!voting) return conflict('voting-not-open');
      if (voting.closed_at !== null) return conflict('voting-closed');
      const cast = await tx.rows<BallotRow>(selectBallots, [row.id, actor.language]);
      const result = countOf(await prioritiesOf(tx, row.id, actor.language), countingBallots(cast));
      const changed = await tx.change('priority_voting', voting, { closed_by: actor.id, closed_at: tx.now, result });
      if (isRefusal(changed)) return changed.refused === 'stale' ? conflict('voting-closed') : changed;
      await this.told.tell(tx, actor, row, 'voting-closed');
      return priorityMatrix(tx, actor, row, true);
    });
  }
}

function stateNow(voting: VotingRow | undefined, now: Instant) {
  return votingState(voting ? { until: voting.until, closedAt: voting.closed_at } : null, now);
}
