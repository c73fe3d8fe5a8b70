import { Injectable } from '@nestjs/common';
import type { Instant } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** What other rooms ask of minutes. */
@Injectable()
export class MinutesRecordService {
  /** When the first minutes of each were released, as far as the reader may read them. */
  async firstReleases(tx: ReadTransaction, roundTables: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
    const rows = await tx.rows<{ readonly id: string; readonly at: Instant }>(
      `SELECT round_table_id AS id, min(released_at) AS at FROM minutes
       WHERE round_table_id = ANY ($1) AND released_at IS NOT NULL GROUP BY 1`,
      [roundTables],
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }
}
