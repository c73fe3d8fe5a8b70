import type { Day, Instant } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** The offices through which a country's reports pass, today. */
interface Held {
  readonly iso3: string;
  readonly regions: readonly string[];
  readonly has_secretariat: boolean;
}

/** A claim that waits for a decision. */
export interface WaitingRow extends Held {
  readonly id: string;
  readonly sent_at: Instant;
  readonly sent_role: string | null;
  readonly sent_by: string | null;
}

/** A returned line that its country has not answered. */
export interface ReturnedRow extends Held {
  readonly id: string;
  readonly returned_at: Instant;
}

/** A level that shows today, with when it was last attested. */
export interface ShowingRow extends Held {
  readonly claim_id: string;
  readonly attested_on: Day;
  readonly shelf_life_months: number;
}

/** A country that left is asked for nothing any more. */
const inOffice = `CROSS JOIN LATERAL app.offices(x.iso3, app.today()) o
  JOIN partner_country c ON c.iso3 = x.iso3 AND (c.left_on IS NULL OR app.today() < c.left_on)`;

export function waitingClaims(tx: ReadTransaction): Promise<WaitingRow[]> {
  return tx.rows<WaitingRow>(
    `SELECT x.id, x.iso3, x.sent_at, x.sent_role, x.sent_by, o.regions, o.has_secretariat FROM claim x ${inOffice}
     WHERE x.state = 'submitted' ORDER BY x.sent_at, x.id`,
  );
}

export function unansweredReturns(tx: ReadTransaction): Promise<ReturnedRow[]> {
  return tx.rows<ReturnedRow>(
    `SELECT x.claim_id AS id, x.iso3, x.created_at AS returned_at, o.regions, o.has_secretariat
     FROM work_item x ${inOffice}
     WHERE x.kind = 'answer-return' AND x.done_at IS NULL AND x.claim_id IS NOT NULL ORDER BY x.created_at, x.id`,
  );
}

/** Also of sample claims, as work shows them; what already waits to be confirmed or changed is left out. */
export function showingLevels(tx: ReadTransaction): Promise<ShowingRow[]> {
  return tx.rows<ShowingRow>(
    `SELECT x.iso3, x.claim_id, x.attested_on, d.shelf_life_months, o.regions, o.has_secretariat
     FROM status_span x
     CROSS JOIN LATERAL (SELECT shelf_life_months FROM indicator_definition d WHERE d.indicator = x.indicator
       ORDER BY recorded_at DESC LIMIT 1) d ${inOffice}
     JOIN indicator i ON i.id = x.indicator AND (i.closed_on IS NULL OR app.today() < i.closed_on)
     WHERE x.with_sample AND x.known_until = 'infinity' AND x.valid_from <= app.today()
       AND (x.valid_until IS NULL OR app.today() < x.valid_until)
       AND NOT EXISTS (SELECT FROM claim w WHERE w.iso3 = x.iso3 AND w.indicator = x.indicator AND w.state = 'submitted')
     ORDER BY x.iso3, x.claim_id`,
  );
}
