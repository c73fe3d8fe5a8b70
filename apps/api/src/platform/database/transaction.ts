import { type Refusal, systemId } from '@portal/domain';
import { createHash } from 'node:crypto';
import type { ClientBase, QueryResultRow } from 'pg';
import type { JobSender } from '../jobs/job-kind.js';

/** Columns and values of one row, as the database names them. */
export type Values = Readonly<Record<string, unknown>>;

/** A row that is edited carries its version, for its ETag and for telling two editors. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Raised where a service changed a row that its rule should have refused: nothing is written, an alarm goes off. */
export class ForgottenRefusal extends Error {}

/** What a read may do. */
export interface ReadTransaction {
  /** The transaction's instant, with microseconds, UTC. */
  readonly now: string;
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  row<T>(sql: string, values?: readonly unknown[]): Promise<T | undefined>;
  /**
   * The rows of a statement that may have very many, some at a time: the next are fetched when they are asked for, so
   * that whoever writes them down slowly holds few of them. Of the transaction's own snapshot.
   */
  batches<T>(sql: string, values?: readonly unknown[], size?: number): AsyncIterable<readonly T[]>;
}

/** What a write may do besides. */
export interface Transaction extends ReadTransaction {
  /** Adds a row and answers it as it stands. The actor must be allowed to read it. */
  insert<T>(table: string, values: Values): Promise<T>;
  /** Adds a row that the actor may not read, such as a notification of somebody else. */
  post(table: string, values: Values): Promise<void>;
  /**
   * The one way to update: by id and version. Answers the row as it now stands, or `stale` with the
   * present one where somebody was faster.
   *
   * @param ifMatch the version that the client saw; without it the version that was loaded
   */
  change<T extends Versioned>(table: string, row: T, patch: Values, ifMatch?: number): Promise<T | Refusal>;
  /** Background work that is done once this is committed, and never where it is rolled back. */
  readonly jobs: JobSender;
  /** Runs as the system what is made from records and is no record itself: it must see all of them. */
  derive<T>(work: () => Promise<T>): Promise<T>;
}

function named(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`not a name of ours: ${name}`);
  return name;
}

function asParameter(value: unknown): unknown {
  const isJson = typeof value === 'object' && value !== null && !Buffer.isBuffer(value) && !(value instanceof AsArray);
  if (value instanceof AsArray) return value.items;
  return isJson ? JSON.stringify(value) : value;
}

/** An array of the database (text[]); other arrays and objects are jsonb. */
export class AsArray {
  constructor(readonly items: readonly unknown[]) {}
}

const statementNames = new Map<string, string>();

/** Our statements are few and asked often: under a name each is read and planned once a connection. */
export function statementName(sql: string): string {
  const known = statementNames.get(sql);
  if (known) return known;
  const name = createHash('sha1').update(sql).digest('base64url');
  statementNames.set(sql, name);
  return name;
}

export function transactionOn(client: ClientBase, now: string, actorId: string, jobs: JobSender): Transaction {
  const rows = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> => {
    const asked = { name: statementName(text), text, values: [...values] };
    const result = await client.query<T & QueryResultRow>(asked);
    return result.rows;
  };
  const row = async <T>(sql: string, values?: readonly unknown[]): Promise<T | undefined> =>
    (await rows<T>(sql, values))[0];
  let cursors = 0;
  const insertion = (table: string, values: Values): [string, unknown[]] => {
    const columns = Object.keys(values);
    const places = columns.map((_, index) => `$${index + 1}`);
    return [
      `INSERT INTO ${named(table)} (${columns.map(named).join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(values).map(asParameter),
    ];
  };
  const actAs = (id: string) => rows("SELECT set_config('app.actor_id', $1, true)", [id]);
  return {
    now,
    jobs,
    rows,
    row,
    async *batches<T>(sql: string, values: readonly unknown[] = [], size = 500) {
      const cursor = `batches_${(cursors += 1)}`;
      // Without a name: a kept plan of FETCH would be of whichever cursor had that name before.
      await client.query({ text: `DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, values: [...values] });
      for (;;) {
        const { rows: some } = await client.query<T & QueryResultRow>(`FETCH ${size} FROM ${cursor}`);
        if (some.length > 0) yield some;
        if (some.length < size) break;
      }
      await client.query(`CLOSE ${cursor}`);
    },
    async insert<T>(table: string, values: Values): Promise<T> {
      const [sql, parameters] = insertion(table, values);
      const inserted = await row<T>(`${sql} RETURNING *`, parameters);
      if (!inserted) throw new ForgottenRefusal(`nothing was added to ${table}`);
      return inserted;
    },
    async post(table, values) {
      await rows(...insertion(table, values));
    },
    async change<T extends Versioned>(table: string, before: T, patch: Values, ifMatch = before.version) {
      const columns = Object.keys(patch).map(named);
      const sets = [...columns.map((column, index) => `${column} = $${index + 3}`), 'version = version + 1'];
      const changed = await row<T>(
        `UPDATE ${named(table)} SET ${sets.join(', ')} WHERE id = $1 AND version = $2 RETURNING *`,
        [before.id, ifMatch, ...Object.values(patch).map(asParameter)],
      );
      if (changed) return changed;
      const current = await row<T>(`SELECT * FROM ${named(table)} WHERE id = $1`, [before.id]);
      if (current?.version === ifMatch) throw new ForgottenRefusal(`row security refused a change of ${table}`);
      return current ? { refused: 'stale', current } : { refused: 'not-found' };
    },
    async derive(work) {
      await actAs(systemId);
      const result = await work();
      await actAs(actorId);
      return result;
    },
  };
}
