import { Injectable } from '@nestjs/common';
import type { Instant } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** Who of a country has read its briefing, and when. */
export interface BriefingReadingRow {
  readonly iso3: string;
  readonly person_id: string;
  /** Null: the reader may not know them. */
  readonly person_name: string | null;
  readonly read_at: Instant;
}

/** What readiness asks of briefings, and what reading one keeps. */
@Injectable()
export class BriefingReadService {
  constructor(private readonly database: Database) {}

  /** The first who read first, as far as the reader may know of them. */
  of(tx: ReadTransaction, roundTable: string): Promise<readonly BriefingReadingRow[]> {
    return tx.rows<BriefingReadingRow>(
      `SELECT b.iso3, b.person_id, p.name AS person_name, b.read_at
       FROM briefing_read b LEFT JOIN person p ON p.id = b.person_id
       WHERE b.round_table_id = $1 ORDER BY b.read_at, b.id`,
      [roundTable],
    );
  }

  /** In a transaction of its own, once for each reader: the first time stays. */
  async mark(actor: RequestActor, roundTable: string, iso3: string): Promise<void> {
    await this.database.write(actor, async (tx) => {
      await tx.rows(
        `INSERT INTO briefing_read (round_table_id, iso3, person_id, read_at, sample)
         SELECT $1, $2, $3, $4, t.sample FROM round_table t WHERE t.id = $1
         ON CONFLICT (round_table_id, iso3, person_id) DO NOTHING`,
        [roundTable, iso3, actor.id, tx.now],
      );
      return null;
    });
  }
}
