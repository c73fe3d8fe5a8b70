import type { Transaction } from '../platform/database/transaction.js';

/**
 * Holds an update until the transaction ends. Whoever decides one of its lines, or withdraws it, does this
 * before changing a line: so the last of them sees what the others did and says what became of the whole.
 *
 * The update policy applies to the lock too, and who may not change the row locks nothing without a word:
 * called once the rule of the act has let the actor pass. What was loaded before may be old by now; the
 * version tells.
 */
export async function holdUpdate(tx: Transaction, id: string | null): Promise<void> {
  if (id !== null) await tx.rows('SELECT 1 FROM status_update WHERE id = $1 FOR UPDATE', [id]);
}
