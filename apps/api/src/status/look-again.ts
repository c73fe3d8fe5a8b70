import type { Transaction } from '../platform/database/transaction.js';
import type { WorkService } from '../work/work.service.js';

interface Showing {
  readonly id: string;
  readonly iso3: string;
  readonly indicator: string;
  readonly sample: boolean;
}

/**
 * An indicator came to mean something else: whoever may decide looks again at each level that shows; it stands until a
 * new claim is decided. Also where its country shares it with nobody, whom the coordinator does not see.
 */
export async function lookAgainAt(tx: Transaction, work: WorkService, indicator: string): Promise<void> {
  const showing = await tx.derive(() =>
    tx.rows<Showing>(
      `SELECT DISTINCT c.id, c.iso3, c.indicator, c.sample FROM status_span s JOIN claim c ON c.id = s.claim_id
       WHERE s.indicator = $1 AND s.known_until = 'infinity' AND s.valid_from <= app.today()
         AND (s.valid_until IS NULL OR app.today() < s.valid_until)
         AND NOT EXISTS (SELECT FROM work_item w WHERE w.claim_id = c.id AND w.kind = 'look-again' AND w.done_at IS NULL)
       ORDER BY c.iso3`,
      [indicator],
    ),
  );
  for (const claim of showing) await work.add(tx, 'look-again', 'validator', claim);
}
