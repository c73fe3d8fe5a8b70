import { jobsSchema } from '../src/platform/jobs/jobs-schema.js';
import { type Asks, placed, quoted } from './catalog.js';

interface Named {
  readonly schema: string;
  readonly name: string;
}

/**
 * Drops all that the migrations made. The schema `public` itself stays, and with it the extensions and rights that
 * whoever runs the server gave it.
 */
export async function emptyDatabase(asks: Asks): Promise<void> {
  const tables = await asks.rows<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  if (tables.length > 0)
    await asks.rows(`DROP TABLE ${tables.map(({ name }) => placed({ schema: 'public', name })).join(', ')} CASCADE`);
  await asks.rows(`DROP SCHEMA IF EXISTS app, ${jobsSchema} CASCADE`);
}

interface ForeignKey {
  readonly schema: string;
  readonly name: string;
  readonly key: string;
  readonly definition: string;
}

/**
 * Does work on tables that for its while have no triggers, no forced row security and no foreign keys, so that rows
 * come in as they were and in any order. All of it is back afterwards, and every foreign key is checked again.
 */
export async function withoutRules(asks: Asks, tables: readonly Named[], work: () => Promise<void>): Promise<void> {
  const keys = await asks.rows<ForeignKey>(
    `SELECT n.nspname AS schema, c.relname AS name, k.conname AS key, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype = 'f' AND n.nspname = 'public'`,
  );
  const forced = await asks.rows<Named>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relforcerowsecurity`,
  );
  for (const { key, ...table } of keys) await asks.rows(`ALTER TABLE ${placed(table)} DROP CONSTRAINT ${quoted(key)}`);
  for (const table of forced) await asks.rows(`ALTER TABLE ${placed(table)} NO FORCE ROW LEVEL SECURITY`);
  for (const table of tables) await asks.rows(`ALTER TABLE ${placed(table)} DISABLE TRIGGER USER`);
  await work();
  for (const { key, definition, ...table } of keys)
    await asks.rows(`ALTER TABLE ${placed(table)} ADD CONSTRAINT ${quoted(key)} ${definition}`);
  for (const table of tables) await asks.rows(`ALTER TABLE ${placed(table)} ENABLE TRIGGER USER`);
  for (const table of forced) await asks.rows(`ALTER TABLE ${placed(table)} FORCE ROW LEVEL SECURITY`);
}
