import { Injectable } from '@nestjs/common';
import type { Claim, RetractionInput } from '@portal/contracts';
import {
  conflict,
  dayOfInstant,
  invalid,
  isRefusal,
  notFound,
  type Offices,
  type Refusal,
  type Side,
  sideOfRetraction,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { WorkService } from '../work/work.service.js';
import { toClaim } from './claim.mapping.js';
import type { ClaimRow, KeptScope, RetractionRow } from './claim.row.js';
import { holdersOf, officesOf, validatorOf, validatorsOf } from './offices.queries.js';
import { SpansService } from './spans.service.js';
import { claimToDecide } from './validation.service.js';

/** Takes back what was validated in error, by the country and its validator together. */
@Injectable()
export class RetractionService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationService,
    private readonly work: WorkService,
    private readonly spans: SpansService,
  ) {}

  /** One of the two acts, either side first; from the second on the claim before it shows again. */
  ask(actor: RequestActor, id: string, { reason }: RetractionInput): Promise<Claim | Refusal> {
    return this.database.write(actor, async (tx) => {
      const claim = await tx.row<ClaimRow>('SELECT * FROM claim WHERE id = $1', [id]);
      if (!claim) return notFound;
      // Both sides may ask at the same instant: the second finds what the first asked, and agrees.
      await tx.rows('SELECT 1 FROM claim WHERE id = $1 FOR UPDATE', [id]);
      const asked = await tx.row<RetractionRow>('SELECT * FROM retraction WHERE claim_id = $1', [id]);
      const today = dayOfInstant(tx.now);
      const offices = await officesOf(tx, claim.iso3, today);
      const before = asked
        ? { askedBySide: asked.asked_side, askedById: asked.asked_by, isAgreed: asked.agreed_at !== null }
        : null;
      const side = sideOfRetraction(actor, today, { ...claimToDecide(claim), retraction: before }, offices);
      if (isRefusal(side)) return side;
      const office =
        side === 'country'
          ? ({ role: 'focal-point', scope: { kind: 'country', iso3: claim.iso3 } as KeptScope } as const)
          : validatorOf(actor, offices);
      if (!asked) {
        if (reason === undefined) return invalid({ pointer: '/reason', code: 'required' });
        await tx.insert<RetractionRow>('retraction', {
          claim_id: id,
          iso3: claim.iso3,
          indicator: claim.indicator,
          asked_side: side,
          asked_by: actor.id,
          asked_role: office.role,
          asked_scope: office.scope,
          asked_at: tx.now,
          reason,
        });
        await this.work.add(tx, 'retract', side === 'country' ? 'validator' : 'country', claim);
        await this.tellOther(tx, actor, claim, side, offices, 'retraction-asked');
        return toClaim(tx, claim, actor.language);
      }
      const agreed = await tx.change<RetractionRow>('retraction', asked, {
        agreed_by: actor.id,
        agreed_role: office.role,
        agreed_scope: office.scope,
        agreed_at: tx.now,
      });
      if (isRefusal(agreed)) return conflict('retracted');
      const changed = await tx.change<ClaimRow>('claim', claim, { retracted_at: tx.now });
      if (isRefusal(changed)) return conflict('retracted');
      await this.spans.refresh(tx, claim.iso3, claim.indicator);
      await this.work.done(tx, 'retract', id);
      await this.work.done(tx, 'look-again', id);
      await this.tellOther(tx, actor, claim, side, offices, 'claim-retracted');
      return toClaim(tx, changed, actor.language);
    });
  }

  private async tellOther(
    tx: Transaction,
    actor: RequestActor,
    claim: ClaimRow,
    side: Side,
    offices: Offices,
    kind: 'retraction-asked' | 'claim-retracted',
  ): Promise<void> {
    const today = dayOfInstant(tx.now);
    const people =
      side === 'country'
        ? await validatorsOf(tx, offices, today)
        : await holdersOf(tx, 'focal-point', [claim.iso3], today);
    await this.notifications.tell(tx, actor, people, { kind, claim, url: `/countries/${claim.iso3}?tab=history` });
  }
}
