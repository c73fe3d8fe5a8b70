import { Injectable } from '@nestjs/common';
import type { Commitment } from '@portal/contracts';
import { answersCommitment } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type CommitmentRow, selectCommitments, toCommitment, toCommitmentToMove } from './commitment.row.js';

const isOpen = `m.state IN ('open', 'acknowledged', 'under-way')`;

/** What is still to be kept: what other rooms ask of commitments. */
@Injectable()
export class OpenCommitmentsService {
  /** Those of a region's round tables, the longest due first: with them the next one begins (matters arising). */
  async of(tx: ReadTransaction, actor: RequestActor, region: string): Promise<Commitment[]> {
    const rows = await tx.rows<CommitmentRow>(
      `${selectCommitments} WHERE t.region = $1 AND ${isOpen} ORDER BY m.due_on, m.reference`,
      [region],
    );
    return rows.map((row) => toCommitment(row, actor, tx.now));
  }

  /** Those that wait for the actor: for the offices they hold. */
  async waitingFor(tx: ReadTransaction, actor: RequestActor): Promise<readonly Commitment[]> {
    if (actor.assignments.length === 0) return [];
    const rows = await tx.rows<CommitmentRow>(`${selectCommitments} WHERE ${isOpen} ORDER BY m.due_on, m.reference`);
    return rows
      .filter((row) => answersCommitment(actor, toCommitmentToMove(row)))
      .map((row) => toCommitment(row, actor, tx.now));
  }
}
