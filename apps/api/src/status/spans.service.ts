import { Injectable, type OnModuleInit } from '@nestjs/common';
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
import { Metrics } from '../platform/telemetry/metrics.js';
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

interface OpenRow extends SpanRow {
  readonly id: string;
  readonly with_sample: boolean;
}

type NewSpan = Span & Pick<KnownSpan, 'knownFrom' | 'knownUntil'> & { readonly withSample: boolean };

/** Asks questions of the database: a transaction, or what a migration has. */
export interface Asks {
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

const modes = [false, true];

/** Keeps the spans that pictures are read from in step with the claims they are made of. */
@Injectable()
export class SpansService implements OnModuleInit {
  constructor(private readonly metrics: Metrics) {}

  onModuleInit(): void {
    this.metrics.measure(
      'portal_status_spans',
      'Spans that pictures are read from.',
      'SELECT count(*)::int AS value FROM status_span',
    );
  }

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
      const open = await tx.rows<OpenRow>(
        `SELECT * FROM status_span WHERE iso3 = $1 AND indicator = $2 AND known_until = 'infinity'`,
        [iso3, indicator],
      );
      const known = claimsKnownAt(tx.now, claims);
      const changes = modes.map((withSample) => {
        const before = open.filter((row) => row.with_sample === withSample);
        const after = spansOf(known.filter((claim) => withSample || !claim.sample));
        return {
          withSample,
          ...changeOfSpans(
            before.map((row) => ({ ...toSpan(row), rowId: row.id })),
            after,
          ),
        };
      });
      const ended = changes.flatMap((change) => change.ended.map(({ rowId }) => rowId));
      if (ended.length > 0)
        await tx.rows('UPDATE status_span SET known_until = $2 WHERE id = ANY ($1)', [ended, tx.now]);
      const begun = changes.flatMap(({ withSample, begun: spans }) =>
        spans.map((span) => ({ ...span, withSample, knownFrom: tx.now, knownUntil: null })),
      );
      await addSpans(tx, iso3, indicator, begun);
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
  const spans = modes.flatMap((withSample) =>
    historyOf(claims.filter((claim) => withSample || !claim.sample)).map((span) => ({ ...span, withSample })),
  );
  await addSpans(asks, iso3, indicator, spans);
  return spans.length;
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
async function addSpans(asks: Asks, iso3: string, indicator: string, spans: readonly NewSpan[]): Promise<void> {
  if (spans.length === 0) return;
  await asks.rows(
    `INSERT INTO status_span (iso3, indicator, with_sample, valid_from, valid_until, level, claim_id, effective_on,
       effective_precision, attested_on, since, since_precision, sample, known_from, known_until)
     SELECT $1, $2, s."withSample", s."from", s.until, s.level, s."claimId", s."effectiveOn", s."effectivePrecision",
       s."attestedOn", s.since, s."sincePrecision", s.sample, s."knownFrom", coalesce(s."knownUntil", 'infinity')
     FROM jsonb_to_recordset($3::jsonb) AS s ("withSample" boolean, "from" date, until date, level text, "claimId" uuid,
       "effectiveOn" date, "effectivePrecision" text, "attestedOn" date, since date, "sincePrecision" text,
       sample boolean, "knownFrom" timestamptz, "knownUntil" timestamptz)`,
    [iso3, indicator, JSON.stringify(spans)],
  );
}
