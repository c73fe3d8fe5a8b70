import { Injectable } from '@nestjs/common';
import type { EvidenceInput, LevelLine, Line } from '@portal/contracts';
import { dayOfInstant, isRefusal, type Refusal, refusalToDraft } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import type { ClaimRow, UpdateRow } from './claim.row.js';
import { LineWriter } from './line-writer.js';
import { officeOf, officesOf } from './offices.queries.js';

/** Drafts that other rooms prepare from their records, in their own transaction. Whoever may, sends them; nothing else does. */
@Injectable()
export class PreparedUpdateService {
  constructor(private readonly lines: LineWriter) {}

  /**
   * Prepares one line: in the draft that was prepared before, as long as it waits to be sent, else in a new one. Answers
   * that draft's id; null where the country's status says so already, or takes no such claim.
   */
  async prepare(
    tx: Transaction,
    actor: RequestActor,
    iso3: string,
    line: LevelLine,
    before: string | null,
  ): Promise<string | Refusal | null> {
    const refusal = refusalToDraft(actor, iso3, await officesOf(tx, iso3, dayOfInstant(tx.now)));
    if (refusal) return refusal;
    const kept = before === null ? undefined : await draftById(tx, before);
    if (!kept && (await isShowing(tx, iso3, line))) return null;
    const update = kept ? await tx.change<UpdateRow>('status_update', kept, {}) : await this.begin(tx, actor, iso3);
    if (isRefusal(update)) return update;
    const others = kept
      ? (await this.lines.of(tx, kept.id)).filter(({ indicator }) => indicator !== line.indicator)
      : [];
    const written = await this.lines.replace(tx, update, [...others.map(asLine), line]);
    if (!isRefusal(written)) return update.id;
    if (kept || written.refused !== 'invalid') return written;
    // Its indicator takes no new claim: the record stands without one.
    await tx.rows('DELETE FROM status_update WHERE id = $1', [update.id]);
    return null;
  }

  private async begin(tx: Transaction, actor: RequestActor, iso3: string): Promise<UpdateRow> {
    const office = officeOf(actor, iso3, await officesOf(tx, iso3, dayOfInstant(tx.now)));
    return tx.insert<UpdateRow>('status_update', {
      iso3,
      written_by: actor.id,
      written_role: office.role,
      written_scope: office.scope,
      written_at: tx.now,
    });
  }
}

function draftById(tx: ReadTransaction, id: string): Promise<UpdateRow | undefined> {
  return tx.row<UpdateRow>(`SELECT * FROM status_update WHERE id = $1 AND state = 'draft'`, [id]);
}

/** Whether that very level of that very day shows today, on real records. */
async function isShowing(
  tx: ReadTransaction,
  iso3: string,
  { indicator, level, effectiveOn }: LevelLine,
): Promise<boolean> {
  const row = await tx.row(
    `SELECT 1 FROM status_span WHERE iso3 = $1 AND indicator = $2 AND level = $3 AND effective_on = $4 AND NOT with_sample
       AND known_until = 'infinity' AND valid_from <= app.today() AND (valid_until IS NULL OR app.today() < valid_until)`,
    [iso3, indicator, level, effectiveOn],
  );
  return row !== undefined;
}

/** A line that is there already, as it was written. */
function asLine(claim: ClaimRow): Line {
  const { indicator, level, note, confirms } = claim;
  const replaces = claim.replaces === null ? {} : { replaces: claim.replaces };
  if (confirms !== null) return { indicator, confirms, note, ...replaces };
  const evidence = claim.evidence.filter((each): each is EvidenceInput => each.kind !== 'source');
  const day = { effectiveOn: claim.effective_on, effectivePrecision: claim.effective_precision };
  return { indicator, level, ...day, note, evidence, ...replaces };
}
