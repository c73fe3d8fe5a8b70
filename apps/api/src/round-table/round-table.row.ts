import type {
  Day,
  Instant,
  Language,
  MeetingFormat,
  Participation,
  Role,
  RoundTableKind,
  RoundTableLife,
  RoundTableToChange,
} from '@portal/domain';
import type { Hand, RoundTableSource } from '@portal/contracts';

/** A row of `round_table`, with what acts on it depend on beside it. */
export interface RoundTableRow {
  readonly id: string;
  readonly reference: string;
  readonly kind: RoundTableKind;
  readonly region: string | null;
  readonly regions: readonly string[];
  readonly number: number | null;
  readonly title: string;
  readonly language: Language;
  readonly format: MeetingFormat;
  readonly host_country: string | null;
  readonly city: string;
  readonly venue: string;
  readonly zone: string | null;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly starts_at: Instant | null;
  readonly ends_at: Instant | null;
  readonly year: number;
  readonly life: RoundTableLife;
  readonly alongside_id: string | null;
  readonly fact: string | null;
  readonly source: RoundTableSource | null;
  readonly sequence: number;
  readonly sample: boolean;
  readonly version: number;
  readonly has_secretariat: boolean;
  readonly is_inside: boolean;
}

/** What a list and the board show of one. */
export type SummaryRow = Omit<RoundTableRow, 'source' | 'sequence' | 'has_secretariat' | 'is_inside'>;

/** A country that takes part in one. */
export interface ParticipantRow {
  readonly round_table_id: string;
  readonly iso3: string;
  readonly participation: Participation;
}

/** A row of `round_table_step`. */
export interface StepRow {
  readonly life: RoundTableLife;
  readonly note: string;
  readonly taken_at: Instant;
  readonly role: Role | null;
  readonly scope: Hand['scope'] | null;
  readonly person_id: string | null;
  readonly person_name: string | null;
}

const minute = `'YYYY-MM-DD"T"HH24:MI'`;

/** Written out, so that they read the same in JSON that the database makes. */
const instant = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS ${column.replace(/^t\./, '')}`;

/** Columns of `SummaryRow`, of round tables `t`. */
export const summaryColumns = `t.id, t.reference, t.kind, t.region, t.number, t.title, t.language, t.format,
    t.host_country, t.city, t.venue, t.zone, to_char(t.starts, ${minute}) AS starts, to_char(t.ends, ${minute}) AS ends,
    ${instant('t.starts_at')}, ${instant('t.ends_at')}, t.year, t.life, t.alongside_id, t.fact, t.sample, t.version,
    ARRAY(SELECT r.region FROM round_table_region r JOIN region g ON g.code = r.region WHERE r.round_table_id = t.id
      ORDER BY r.region IS DISTINCT FROM t.region, g.position) AS regions`;

/** Round tables `t` as rows; the rest of the statement follows. */
export const selectRoundTables = `
  SELECT ${summaryColumns}, t.source, t.sequence,
    coalesce(t.region = ANY ((SELECT app.held_regions())::text[]), false) AS has_secretariat,
    t.id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[]) AS is_inside
  FROM round_table t`;

export function toRoundTableToChange(row: RoundTableRow): RoundTableToChange {
  return {
    kind: row.kind,
    region: row.region,
    hasSecretariat: row.has_secretariat,
    isDocumented: row.fact !== null,
    life: row.life,
    startsAt: row.starts_at,
  };
}

/** Its first day by the clock of the place; null: none is set. */
export function firstDayOf({ starts }: Pick<RoundTableRow, 'starts'>): Day | null {
  return starts?.slice(0, 10) ?? null;
}
