import { jobsSchema } from '../src/platform/jobs/jobs-schema.js';

/** Asks questions of the database, as its owner acting as the system. */
export interface Asks {
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

/** A table of the database, and which of its rows are kept, as which expressions. */
export interface KeptTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly select: string;
}

/**
 * What a backup leaves out: sessions (everybody signs in again), what limits have counted, and the list of migrations,
 * which stands in the manifest.
 */
const leftOut = ['session', 'sign_in_failure', 'call_count', 'migration'];

/** Of background work what still has to be done; what was under way is to be tried again. */
const waitingJobs: Readonly<Record<string, { readonly where: string; readonly as: Readonly<Record<string, string>> }>> =
  {
    queue: { where: 'true', as: {} },
    job: {
      where: `state IN ('created', 'retry', 'active')`,
      as: { state: `CASE state WHEN 'active' THEN 'retry'::${jobsSchema}.job_state ELSE state END` },
    },
  };

interface ColumnsRow {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** All that is kept, found in the catalog: a table that a later migration adds is kept without a word here. */
export async function keptTables(asks: Asks): Promise<KeptTable[]> {
  const found = await asks.rows<ColumnsRow>(
    `SELECT n.nspname AS schema, c.relname AS name,
       array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE (n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> ALL ($1))
       OR (n.nspname = $2 AND c.relname = ANY ($3))
     GROUP BY n.nspname, c.relname
     ORDER BY n.nspname, array_position($3, c.relname::text), c.relname`,
    [leftOut, jobsSchema, Object.keys(waitingJobs)],
  );
  return found.map(({ schema, name, columns }) => {
    const { where = 'true', as = {} } = (schema === jobsSchema && waitingJobs[name]) || {};
    const expressions = columns.map((column) => as[column] ?? quoted(column)).join(', ');
    return { schema, name, columns, select: `SELECT ${expressions} FROM ${placed({ schema, name })} WHERE ${where}` };
  });
}

interface SequenceRow {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly last: number;
}

/** Where the counters stand that columns of kept tables draw from. */
export async function sequencesOf(asks: Asks, tables: readonly KeptTable[]): Promise<SequenceRow[]> {
  const sequences: SequenceRow[] = [];
  for (const { schema, name, columns } of tables.filter((table) => table.schema === 'public')) {
    const rows = await asks.rows<{ column: string; last: number }>(
      `SELECT c AS column, s.last_value AS last FROM unnest($2::text[]) c
       JOIN pg_sequences s ON format('%I.%I', s.schemaname, s.sequencename) = pg_get_serial_sequence($1, c)
       WHERE s.last_value IS NOT NULL`,
      [placed({ schema, name }), columns],
    );
    for (const row of rows) sequences.push({ schema, table: name, ...row });
  }
  return sequences;
}

/** How the audit trail ends: two states with the same last hash have the same history. */
export async function auditEnd(asks: Asks): Promise<{ entries: number; lastHash: string }> {
  const [row] = await asks.rows<{ entries: number; lastHash: string }>(
    `SELECT seq AS entries, encode(hash, 'hex') AS "lastHash" FROM audit_entry ORDER BY seq DESC LIMIT 1`,
  );
  return row ?? { entries: 0, lastHash: '' };
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const placed = ({ schema, name }: { readonly schema: string; readonly name: string }) =>
  `${quoted(schema)}.${quoted(name)}`;
