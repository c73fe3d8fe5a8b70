import type { Absence, Day, Exemption, Instant, Precision } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** Texts in six languages, as kept. */
export type Texts = Readonly<Record<string, string>>;

export interface IndicatorRow {
  readonly id: string;
  readonly names: Texts;
  readonly asks_since: Day | null;
  readonly shelf_life_months: number;
  readonly closed_on: Day | null;
  readonly levels: readonly {
    readonly id: string;
    readonly names: Texts;
    readonly means: Texts;
    readonly closed_on: Day | null;
  }[];
  /** Days on which its meaning changed. */
  readonly breaks: readonly Day[];
}

export interface CountryRow {
  readonly iso3: string;
  readonly iso2: string;
  readonly m49: string;
  readonly names: Texts;
  readonly main_region: string;
  readonly joined_on: Day | null;
  readonly joined_precision: Precision | null;
  readonly joined_after: Day | null;
  readonly known_by: Day | null;
  readonly member_on_report_day: boolean;
  readonly left_on: Day | null;
  readonly absences: readonly Absence[];
  readonly confidence: string | null;
  readonly evidence: readonly {
    readonly title: string;
    readonly url: string;
    readonly date: string | null;
    readonly says: string;
  }[];
  readonly frame: [number, number, number, number];
  readonly label_point: [number, number];
  readonly memberships: readonly { readonly region: string; readonly since: Day | null; readonly until: Day | null }[];
}

interface ExemptionRow extends Exemption {
  readonly iso3: string;
  readonly indicator: string;
}

/** What does not depend on claims, as it was known at an instant and as the actor may see it. */
export interface KnownWorld {
  readonly stamp: number;
  readonly changedAt: Instant;
  readonly indicators: ReadonlyMap<string, IndicatorRow>;
  readonly countries: readonly CountryRow[];
  /** By `MAR:action-plan`. */
  readonly exemptions: ReadonlyMap<string, readonly Exemption[]>;
  readonly hiddenPairs: ReadonlySet<string>;
}

export function pairOf(iso3: string, indicator: string): string {
  return `${iso3}:${indicator}`;
}

/**
 * Everything a picture needs beside its spans, in one question (five sub-selects, one round trip).
 *
 * @param texts `without` leaves out what only people read (names, meanings, evidence, places): most of its weight
 */
export async function knownWorld(
  tx: ReadTransaction,
  knownAt: Instant,
  withSample: boolean,
  texts: 'with' | 'without' = 'with',
): Promise<KnownWorld> {
  const row = await tx.row<{
    stamp: number;
    changed_at: Instant;
    indicators: readonly IndicatorRow[] | null;
    countries: readonly CountryRow[] | null;
    exemptions: readonly ExemptionRow[] | null;
    hidden: readonly string[];
  }>(worldSql, [knownAt, withSample, texts === 'with']);
  if (!row) throw new Error('the state has no stamp');
  const exemptions = new Map<string, Exemption[]>();
  for (const { iso3, indicator, since, until } of row.exemptions ?? []) {
    const pair = pairOf(iso3, indicator);
    exemptions.set(pair, [...(exemptions.get(pair) ?? []), { since, until }]);
  }
  return {
    stamp: row.stamp,
    changedAt: row.changed_at,
    indicators: new Map((row.indicators ?? []).map((indicator) => [indicator.id, indicator])),
    countries: row.countries ?? [],
    exemptions,
    hiddenPairs: new Set(row.hidden),
  };
}

/** An indicator's levels as they stand now, in order: what its definition keeps of them. */
export const levelsNow = `(SELECT jsonb_agg(jsonb_build_object('id', l.id, 'names', l.names, 'means', l.means,
  'closed_on', l.closed_on) ORDER BY l.position) FROM indicator_level l WHERE l.indicator = i.id)`;

const worldSql = `
  SELECT t.stamp, t.changed_at,
    -- With or without sample data: row security hides the pair either way, and sharing says so to all.
    app.hidden_pairs(app.actor()) AS hidden,
    (SELECT jsonb_agg(i ORDER BY i.position) FROM (
      SELECT i.id, CASE WHEN $3 THEN coalesce(d.names, i.names) ELSE '{}' END AS names, i.position, i.closed_on,
        d.asks_since, d.shelf_life_months,
        (SELECT jsonb_agg(CASE WHEN $3 THEN l.level ELSE l.level || '{"names": {}, "means": {}}' END ORDER BY l.place)
         FROM jsonb_array_elements(coalesce(d.levels, ${levelsNow})) WITH ORDINALITY AS l (level, place)) AS levels,
        to_jsonb(ARRAY(SELECT DISTINCT (b.recorded_at AT TIME ZONE 'UTC')::date FROM indicator_definition b
          WHERE b.indicator = i.id AND b.is_break AND b.recorded_at <= $1 ORDER BY 1)) AS breaks
      FROM indicator i
      JOIN LATERAL (SELECT asks_since, shelf_life_months, names, levels FROM indicator_definition d
        WHERE d.indicator = i.id AND d.recorded_at <= $1 ORDER BY d.recorded_at DESC LIMIT 1) d ON true
    ) i) AS indicators,
    -- What was known of a country that somebody changed since stands over what it is now.
    (SELECT jsonb_agg(to_jsonb(c) - 'known' || coalesce(CASE WHEN $3 THEN c.known ELSE c.known - 'names' END, '{}')
      ORDER BY c.iso3) FROM (
      SELECT k.known, c.absences, c.iso3, c.iso2, c.m49, c.main_region, c.joined_on, c.joined_precision, c.joined_after, c.known_by,
        c.member_on_report_day, c.left_on, c.confidence, CASE WHEN $3 THEN c.names ELSE '{}' END AS names,
        CASE WHEN $3 THEN c.evidence ELSE '[]' END AS evidence, CASE WHEN $3 THEN c.frame END AS frame,
        CASE WHEN $3 THEN c.label_point END AS label_point,
        (SELECT jsonb_agg(jsonb_build_object('region', m.region, 'since', m.since, 'until', m.until)
          ORDER BY m.region <> c.main_region, m.region, m.since)
        FROM membership m WHERE m.iso3 = c.iso3 AND m.recorded_at <= $1) AS memberships
      FROM partner_country c
      LEFT JOIN LATERAL (SELECT known FROM country_definition k WHERE k.iso3 = c.iso3 AND k.recorded_at <= $1
        ORDER BY k.recorded_at DESC LIMIT 1) k ON true
      WHERE c.recorded_at <= $1
    ) c) AS countries,
    (SELECT jsonb_agg(e) FROM (
      SELECT e.iso3, e.indicator, e.since, coalesce(
        (SELECT x.until FROM exemption_end x WHERE x.exemption_id = e.id AND x.recorded_at <= $1
         ORDER BY x.recorded_at DESC LIMIT 1), e.first_until) AS until
      FROM exemption e WHERE e.recorded_at <= $1 AND ($2 OR NOT e.sample)
    ) e) AS exemptions
  FROM state_stamp t`;
