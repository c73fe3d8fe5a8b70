import type { Day, Instant, Precision, Span } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

export interface SpanRow {
  readonly iso3: string;
  readonly indicator: string;
  readonly valid_from: Day;
  readonly valid_until: Day | null;
  readonly level: string;
  readonly claim_id: string;
  readonly effective_on: Day;
  readonly effective_precision: Precision;
  readonly attested_on: Day;
  readonly since: Day;
  readonly since_precision: Precision;
  readonly sample: boolean;
}

export function toSpan(row: SpanRow): Span {
  return {
    from: row.valid_from,
    until: row.valid_until,
    claimId: row.claim_id,
    level: row.level,
    effectiveOn: row.effective_on,
    effectivePrecision: row.effective_precision,
    attestedOn: row.attested_on,
    since: row.since,
    sincePrecision: row.since_precision,
    sample: row.sample,
  };
}

/** The span of each country on a day as known at an instant: one entry of `status_span_picture` a country and indicator. */
export function spansOn(
  tx: ReadTransaction,
  asked: {
    readonly indicators: readonly string[];
    readonly countries: readonly string[];
    readonly day: Day;
    readonly knownAt: Instant;
    readonly withSample: boolean;
  },
): Promise<SpanRow[]> {
  return tx.rows<SpanRow>(spansOnSql, [asked.indicators, asked.countries, asked.withSample, asked.day, asked.knownAt]);
}

export const spansOnSql = `
  SELECT s.* FROM unnest($1::text[]) AS i (indicator) CROSS JOIN unnest($2::text[]) AS c (iso3)
  CROSS JOIN LATERAL (
    SELECT s.iso3, s.indicator, s.valid_from, s.valid_until, s.level, s.claim_id, s.effective_on, s.effective_precision,
      s.attested_on, s.since, s.since_precision, s.sample
    FROM status_span s
    WHERE s.indicator = i.indicator AND s.with_sample = $3 AND s.iso3 = c.iso3 AND s.valid_from <= $4
      AND s.known_from <= $5 AND $5 < s.known_until AND (s.valid_until IS NULL OR $4 < s.valid_until)
    ORDER BY s.valid_from DESC, s.known_from DESC LIMIT 1
  ) s`;

/** All spans of one indicator as known at an instant, by country and day: what the day slider needs. */
export function spansKnownAt(
  tx: ReadTransaction,
  asked: { readonly indicator: string; readonly knownAt: Instant; readonly withSample: boolean },
): Promise<SpanRow[]> {
  return tx.rows<SpanRow>(
    `SELECT iso3, indicator, valid_from, valid_until, level, claim_id, effective_on, effective_precision, attested_on,
       since, since_precision, sample
     FROM status_span WHERE indicator = $1 AND with_sample = $2 AND known_from <= $3 AND $3 < known_until
     ORDER BY iso3, valid_from`,
    [asked.indicator, asked.withSample, asked.knownAt],
  );
}
