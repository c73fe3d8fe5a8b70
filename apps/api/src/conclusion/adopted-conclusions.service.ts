import { Injectable } from '@nestjs/common';
import { type Refusal, refusalToConcludeWithout } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** What the life of a round table asks of its conclusions. */
@Injectable()
export class AdoptedConclusionsService {
  /** What stands against concluding it. */
  async refusalToConclude(tx: ReadTransaction, roundTable: string): Promise<Refusal | null> {
    const found = await tx.row<{ count: number }>(
      'SELECT count(*)::int AS count FROM conclusion WHERE round_table_id = $1',
      [roundTable],
    );
    return refusalToConcludeWithout(found?.count ?? 0);
  }
}
