import type { ReadTransaction } from '../platform/database/transaction.js';
import { asOne } from './draft-bytes.js';

/**
 * All changes of a draft as one. A change can be committed after the snapshot that was made of what was there, with an
 * instant before it: so those of the last minutes before are taken again, which changes nothing.
 */
export async function draftOf(tx: ReadTransaction, roundTable: string): Promise<Buffer> {
  const rows = await tx.rows<{ bytes: Buffer }>(
    `SELECT s.bytes FROM conclusion_snapshot s WHERE s.round_table_id = $1
     UNION ALL SELECT u.bytes FROM conclusion_update u WHERE u.round_table_id = $1 AND u.written_at > coalesce(
       (SELECT until - interval '2 minutes' FROM conclusion_snapshot WHERE round_table_id = $1), '-infinity')`,
    [roundTable],
  );
  return asOne(rows.map(({ bytes }) => bytes));
}
