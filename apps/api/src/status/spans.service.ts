import { Injectable } from '@nestjs/common';
import {
  changeOfSpans,
  claimsKnownAt,
  historyOf,
  type Instant,
  type KnownClaim,
  type KnownSpan,
  type Precision,
  type Span,
  spansOf,
} from '@portal/domain';
import type { Transaction } from '../platform/database/transaction.js';
import { type SpanRow, toSpan } from './span.queries.js';

interface KnownClaimRow {
  readonly id: string;
  readonly level: string;
  readonly effective_on: string;
  readonly effective_precision: Precision;
  readonly attested_on: string;
  readonly decided_at: Instant;
  readonly retracted_at: Instant | null;
  readonly sample: boolean;
}

/** Asks questions of the database: a transaction, or what a migration has. */
export interface Asks {
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

const modes = [false, true];

/** Keeps the spans that pictures are read from in step with the claims they are made of. */
@Injectable()
export class SpansService {
  /** After a decision or a retraction, in its transaction: ends what it changed and begins what it made. */
  async refresh(tx: Transaction, iso3: string, indicator: string): Promise<void> {
    await tx.derive(async () => {
      await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 1))`, [`${iso3}:${indicator}`]);
      const claims = await claimsOf(tx, iso3, indicator);
      // Whoever began later was faster: instants no longer come in order, and the whole history is made again.
      if (claims.some((claim) => claim.decidedAt > tx.now || (claim.retractedAt ?? '') > tx.now)) {
        await rebuildSpansOf(tx, iso3, indicator);
        return;
      }
      for (const withSample of modes) {
        const known = claimsKnownAt(
          tx.now,
          claims.filter((claim) => withSample || !claim.sample),
        );
        const open = await tx.rows<SpanRow & { id: string }>(
          `SELECT * FROM status_span WHERE iso3 = $1 AND indicator = $2 AND with_sample = $3 AND known_until = 'infinity'`,
          [iso3, indicator, withSample],
        );
        const before = open.map((row) => ({ ...toSpan(row), rowId: row.id }));
        const { ended, begun } = changeOfSpans(before, spansOf(known));
        await tx.rows('UPDATE status_span SET known_until = $2 WHERE id = ANY ($1)', [
          ended.map(({ rowId }) => rowId),
          tx.now,
        ]);
        await addSpans(
          tx,
          iso3,
          indicator,
          withSample,
          begun.map((span) => ({ ...span, knownFrom: tx.now, knownUntil: null })),
        );
      }
    });
  }
}

/** Makes all spans anew from the claims: every picture that was ever true. Run as owner and system. Answers how many. */
export async function rebuildSpans(asks: Asks): Promise<number> {
  await asks.rows(`DELETE FROM status_span s WHERE NOT EXISTS (SELECT FROM claim c
    WHERE c.iso3 = s.iso3 AND c.indicator = s.indicator AND c.state = 'validated')`);
  const pairs = await asks.rows<{ iso3: string; indicator: string }>(
    `SELECT DISTINCT iso3, indicator FROM claim WHERE state = 'validated' ORDER BY iso3, indicator`,
  );
  let count = 0;
  for (const { iso3, indicator } of pairs) count += await rebuildSpansOf(asks, iso3, indicator);
  return count;
}

/** The same for one country's indicator. */
export async function rebuildSpansOf(asks: Asks, iso3: string, indicator: string): Promise<number> {
  await asks.rows('DELETE FROM status_span WHERE iso3 = $1 AND indicator = $2', [iso3, indicator]);
  const claims = await claimsOf(asks, iso3, indicator);
  const histories = modes.map((withSample) => ({
    withSample,
    history: historyOf(claims.filter((claim) => withSample || !claim.sample)),
  }));
  for (const { withSample, history } of histories) await addSpans(asks, iso3, indicator, withSample, history);
  return histories.reduce((sum, { history }) => sum + history.length, 0);
}

async function claimsOf(asks: Asks, iso3: string, indicator: string): Promise<readonly KnownClaim[]> {
  const rows = await asks.rows<KnownClaimRow>(
    `SELECT id, level, effective_on, effective_precision, attested_on, decided_at, retracted_at, sample
     FROM claim WHERE iso3 = $1 AND indicator = $2 AND state = 'validated'`,
    [iso3, indicator],
  );
  return rows.map((row) => ({
    id: row.id,
    level: row.level,
    effectiveOn: row.effective_on,
    effectivePrecision: row.effective_precision,
    attestedOn: row.attested_on,
    decidedAt: row.decided_at,
    retractedAt: row.retracted_at,
    sample: row.sample,
  }));
}

/** What an instant is called in a row: still is `infinity`. */
async function addSpans(
  asks: Asks,
  iso3: string,
  indicator: string,
  withSample: boolean,
  spans: readonly (Span & Pick<KnownSpan, 'knownFrom' | 'knownUntil'>)[],
): Promise<void> {
  if (spans.length === 0) return;
  await asks.rows(
    `INSERT INTO status_span (iso3, indicator, with_sample, valid_from, valid_until, level, claim_id, effective_on,
       effective_precision, attested_on, since, since_precision, sample, known_from, known_until)
     SELECT $1, $2, $3, s."from", s.until, s.level, s."claimId", s."effectiveOn", s."effectivePrecision", s."attestedOn",
       s.since, s."sincePrecision", s.sample, s."knownFrom", coalesce(s."knownUntil", 'infinity')
     FROM jsonb_to_recordset($4::jsonb) AS s ("from" date, until date, level text, "claimId" uuid, "effectiveOn" date,
       "effectivePrecision" text, "attestedOn" date, since date, "sincePrecision" text, sample boolean,
       "knownFrom" timestamptz, "knownUntil" timestamptz)`,
    [iso3, indicator, withSample, JSON.stringify(spans)],
  );
}
