import { Injectable } from '@nestjs/common';
import type { Claim } from '@portal/contracts';
import { type Actor, conflict, dayOfInstant, notFound, type Refusal, refusalToLookAgain } from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { WorkService } from '../work/work.service.js';
import { toClaim } from './claim.mapping.js';
import type { ClaimRow } from './claim.row.js';
import { officesOf, validatorsOf } from './offices.queries.js';

/** What changed under a decision: the level stands, and whoever validates there is asked to look again. */
@Injectable()
export class LookAgainService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationService,
    private readonly work: WorkService,
  ) {}

  /** Asks for every validated claim that rests on this document, in the transaction that changed it. */
  async askForDocument(tx: Transaction, actor: Actor, documentId: string): Promise<void> {
    await this.ask(tx, actor, 'SELECT app.claims_resting_on($1)', documentId);
  }

  /** An indicator came to mean something else: asks at each level that shows, in the transaction that changed it. */
  async askForIndicator(tx: Transaction, actor: Actor, indicator: string): Promise<void> {
    await this.ask(tx, actor, showingSql, indicator);
  }

  private async ask(tx: Transaction, actor: Actor, claimIds: string, about: string): Promise<void> {
    // Whoever changes what claims rest on need not see each of them.
    const claims = await tx.derive(() =>
      tx.rows<ClaimRow>(
        `SELECT c.* FROM claim c WHERE c.id IN (${claimIds}) AND NOT EXISTS (
           SELECT FROM work_item w WHERE w.claim_id = c.id AND w.kind = 'look-again' AND w.done_at IS NULL)
         ORDER BY c.iso3, c.id`,
        [about],
      ),
    );
    const today = dayOfInstant(tx.now);
    for (const claim of claims) {
      await this.work.add(tx, 'look-again', 'validator', claim);
      const people = await validatorsOf(tx, await officesOf(tx, claim.iso3, today), today);
      const url = `/countries/${claim.iso3}?tab=history`;
      await this.notifications.tell(tx, actor, people, { kind: 'look-again', claim, url });
    }
  }

  /** The validator has looked: the decision stands, and nothing waits any more. */
  looked(actor: RequestActor, id: string): Promise<Claim | Refusal> {
    return this.database.write(actor, async (tx) => {
      const claim = await tx.row<ClaimRow>('SELECT * FROM claim WHERE id = $1', [id]);
      if (!claim) return notFound;
      const offices = await officesOf(tx, claim.iso3, dayOfInstant(tx.now));
      const waits = await tx.row(
        `SELECT 1 FROM work_item WHERE claim_id = $1 AND kind = 'look-again' AND done_at IS NULL FOR UPDATE`,
        [id],
      );
      if (!waits) return conflict('nothing-to-look-at');
      const refusal = refusalToLookAgain(actor, claim.sent_by, offices);
      if (refusal) return refusal;
      await this.work.done(tx, 'look-again', id);
      return toClaim(tx, claim, actor.language);
    });
  }
}

const showingSql = `
  SELECT s.claim_id FROM status_span s WHERE s.indicator = $1 AND s.known_until = 'infinity'
    AND s.valid_from <= app.today() AND (s.valid_until IS NULL OR app.today() < s.valid_until)`;
