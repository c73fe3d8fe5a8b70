import type { Hand } from '@portal/contracts';
import type { Instant, Role } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** What somebody accepted of what stands against a meeting's days. */
export interface AcceptanceRow {
  readonly round_table_id: string;
  readonly key: string;
  readonly reason: string;
  readonly accepted_at: Instant;
  readonly role: Role | null;
  readonly scope: Hand['scope'] | null;
  readonly person_id: string | null;
  readonly person_name: string | null;
}

export function acceptancesOf(tx: ReadTransaction, ids: readonly string[]): Promise<AcceptanceRow[]> {
  return tx.rows<AcceptanceRow>(
    `SELECT a.round_table_id, a.key, a.reason, a.accepted_at, a.accepted_role AS role, a.accepted_scope AS scope,
       p.id AS person_id, p.name AS person_name
     FROM round_table_acceptance a LEFT JOIN person p ON p.id = a.accepted_by WHERE a.round_table_id = ANY ($1)`,
    [ids],
  );
}
