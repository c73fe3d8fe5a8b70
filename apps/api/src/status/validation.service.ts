import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Claim, Decision, Validation, ValidationQuery, WaitingClaim } from '@portal/contracts';
import {
  conflict,
  type Day,
  daysBetween,
  dayOfInstant,
  decidersOn,
  entryOn,
  type Instant,
  isDecider,
  isRefusal,
  notFound,
  type Offices,
  type Refusal,
  refusalToDecide,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { WorkService } from '../work/work.service.js';
import { toClaim, toClaims } from './claim.mapping.js';
import type { ClaimRow } from './claim.row.js';
import { holdUpdate } from './envelope.queries.js';
import { knownWorld } from './known-world.queries.js';
import { holdersOf, officesOf, validatorOf } from './offices.queries.js';
import { groundOf } from './picture.js';
import { spansOn, toSpan } from './span.queries.js';
import { SpansService } from './spans.service.js';

interface Counted extends ClaimRow {
  readonly line_number: number;
  readonly line_count: number;
}

/** Claims that wait, and what is decided of them, line by line. */
@Injectable()
export class ValidationService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationService,
    private readonly work: WorkService,
    private readonly spans: SpansService,
  ) {}

  /** What waits for the actor, oldest first; their own reports too, which a colleague decides. */
  queue(actor: RequestActor, { page, limit }: ValidationQuery): Promise<Validation> {
    return this.database.read(actor, async (tx) => {
      const today = dayOfInstant(tx.now);
      const rows = await tx.rows<Counted>(waitingSql);
      const waiting: { readonly row: Counted; readonly offices: Offices }[] = [];
      const known = new Map<string, Offices>();
      for (const row of rows) {
        const offices = known.get(row.iso3) ?? (await officesOf(tx, row.iso3, today));
        known.set(row.iso3, offices);
        if (isDecider(actor, decidersOn(today, claimToDecide(row), offices))) waiting.push({ row, offices });
      }
      const shown = waiting.slice((page - 1) * limit, page * limit);
      const claims = await toClaims(
        tx,
        shown.map(({ row }) => row),
        actor.language,
      );
      const before = await entriesBefore(
        tx,
        shown.map(({ row }) => row),
        today,
      );
      const last = await tx.row<{ decided_at: Instant | null }>(
        'SELECT max(decided_at) AS decided_at FROM claim WHERE decided_by = $1',
        [actor.id],
      );
      const items = shown.map(({ row, offices }, index) =>
        waitingClaim(actor, today, row, offices, claims[index], before[index]),
      );
      return { items, page, limit, total: waiting.length, lastDecidedAt: last?.decided_at ?? null };
    });
  }

  /** Decides one claim for good and tells whoever sent it. */
  async decide(actor: RequestActor, id: string, decision: Decision): Promise<Claim | Refusal> {
    return this.database.write(actor, async (tx) => {
      const claim = await tx.row<ClaimRow>('SELECT * FROM claim WHERE id = $1', [id]);
      if (!claim) return notFound; // hidden and absent are one answer
      const today = dayOfInstant(tx.now);
      const offices = await officesOf(tx, claim.iso3, today);
      const refusal = refusalToDecide(actor, today, claimToDecide(claim), offices);
      if (refusal) return refusal;
      // Who decides the lines of an update, or withdraws it, does so one after the other: the last one closes it.
      await holdUpdate(tx, claim.update_id);
      const office = validatorOf(actor, offices);
      const changed = await tx.change<ClaimRow>('claim', claim, {
        state: decision.decision,
        decided_by: actor.id,
        decided_role: office.role,
        decided_scope: office.scope,
        decided_at: tx.now,
        decided_hash: hashOf(claim),
        reason: decision.decision === 'returned' ? decision.reason : null,
      });
      if (isRefusal(changed)) {
        // Somebody was faster: what they did is what stands against it now.
        const present = await tx.row<ClaimRow>('SELECT * FROM claim WHERE id = $1', [id]);
        return (present && refusalToDecide(actor, today, claimToDecide(present), offices)) ?? conflict('decided');
      }
      await this.close(tx, changed, decision);
      await this.tellSender(tx, actor, changed);
      return toClaim(tx, changed, actor.language);
    });
  }

  private async close(tx: Transaction, claim: ClaimRow, { decision }: Decision): Promise<void> {
    if (decision === 'validated') {
      await this.spans.refresh(tx, claim.iso3, claim.indicator);
      await this.work.doneForPair(tx, 'look-again', claim.iso3, claim.indicator);
    }
    await this.work.done(tx, 'validate', claim.id);
    if (decision === 'returned') await this.work.add(tx, 'answer-return', 'country', claim);
    await tx.rows(
      `UPDATE status_update u SET state = 'decided', version = version + 1 WHERE id = $1 AND state = 'sent'
         AND NOT EXISTS (SELECT FROM claim c WHERE c.update_id = u.id AND c.state = 'submitted')`,
      [claim.update_id],
    );
  }

  private async tellSender(tx: Transaction, actor: RequestActor, claim: ClaimRow): Promise<void> {
    const people = await holdersOf(tx, 'focal-point', [claim.iso3], dayOfInstant(tx.now));
    const kind = claim.state === 'validated' ? 'claim-validated' : 'claim-returned';
    const url =
      claim.state === 'validated' ? `/countries/${claim.iso3}?tab=history` : `/countries/${claim.iso3}/update`;
    const told = [...new Set([...people, ...(claim.sent_by ? [claim.sent_by] : [])])];
    await this.notifications.tell(tx, actor, told, { kind, claim, url });
  }
}

export function claimToDecide(row: ClaimRow) {
  return { iso3: row.iso3, state: row.state, sentById: row.sent_by, sentAsRole: row.sent_role, sentAt: row.sent_at };
}

function waitingClaim(
  actor: RequestActor,
  today: Day,
  row: Counted,
  offices: Offices,
  claim: Claim | undefined,
  before: WaitingClaim['before'] | undefined,
): WaitingClaim {
  if (!claim || !before) throw new Error('each waiting row has its claim');
  const refusal = refusalToDecide(actor, today, claimToDecide(row), offices);
  const deciders = decidersOn(today, claimToDecide(row), offices);
  return {
    ...claim,
    before,
    mayDecide: refusal === null,
    whyNot: refusal?.refused === 'forbidden' ? refusal.code : null,
    deciders: { ...deciders, regions: [...deciders.regions] },
    waitingDays: row.sent_at ? Math.max(0, daysBetween(dayOfInstant(row.sent_at), today)) : 0,
    lineNumber: row.line_number,
    lineCount: row.line_count,
  };
}

/** What each pair reads as today, sample data included where the claim itself is sample. */
async function entriesBefore(
  tx: ReadTransaction,
  rows: readonly ClaimRow[],
  today: Day,
): Promise<WaitingClaim['before'][]> {
  const world = await knownWorld(tx, tx.now, true);
  const asked = {
    indicators: [...new Set(rows.map(({ indicator }) => indicator))],
    countries: [...new Set(rows.map(({ iso3 }) => iso3))],
    day: today,
    knownAt: tx.now,
    withSample: true,
  };
  const spans = rows.length === 0 ? [] : await spansOn(tx, asked);
  return rows.map((row) => {
    const indicator = world.indicators.get(row.indicator);
    if (!indicator) throw new Error(`no indicator ${row.indicator}`);
    const showing = spans.filter((span) => span.iso3 === row.iso3 && span.indicator === row.indicator).map(toSpan);
    return entryOn(today, groundOf(world, indicator, row.iso3, showing));
  });
}

/** SHA-256 over what is decided, in a fixed order, so that a later change under it can be told. */
function hashOf(claim: ClaimRow): Buffer {
  const { iso3, indicator, level, effective_on, effective_precision, note, evidence, confirms } = claim;
  const decided = [iso3, indicator, level, effective_on, effective_precision, note, evidence, confirms];
  return createHash('sha256').update(JSON.stringify(decided)).digest();
}

const waitingSql = `
  SELECT c.*, l.line_number::int, l.line_count::int FROM claim c
  JOIN LATERAL (
    SELECT count(*) AS line_count, count(*) FILTER (WHERE (o.position, o.id) <= (c.position, c.id)) AS line_number
    FROM claim o WHERE o.update_id = c.update_id
  ) l ON true
  WHERE c.state = 'submitted' ORDER BY c.sent_at, c.update_id, c.position`;
