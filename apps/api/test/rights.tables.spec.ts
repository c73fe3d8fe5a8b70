import { visitorId } from '@portal/domain';
import { type Application, startApplication } from './application.harness.js';
import { people, probes, type Who } from './rights.probes.js';
import { seed } from './rights.seed.js';

let portal: Application;
const ids = new Map<Who, string>();
beforeAll(async () => {
  portal = await startApplication();
  await seed(portal);
  for (const who of people) {
    const [row] = await portal.owner<{ id: string }>('SELECT id FROM person WHERE email = $1', [`${who}@example.org`]);
    ids.set(who, row?.id ?? visitorId);
  }
});
afterAll(() => portal.close());

const asSystem = [
  'RESET ROLE',
  `SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', true)`,
] as const;

/** Runs SQL as the API's role with this actor and gives the last answer; all is undone. Null: refused outright. */
async function as<T extends object>(who: Who, statements: readonly string[]): Promise<T[] | null> {
  // Without triggers and foreign keys, so that nothing but row security stands in the way.
  await portal.owner(`BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL ROLE portal_app;
    SELECT set_config('app.actor_id', '${ids.get(who) ?? ''}', true)`);
  try {
    let rows: T[] = [];
    for (const statement of statements) rows = await portal.owner<T>(statement);
    return rows;
  } catch (failure) {
    if ((failure as { readonly code?: string }).code !== '42501') throw failure;
    return null;
  } finally {
    await portal.owner('ROLLBACK');
  }
}

async function countOf(who: Who, statements: readonly string[]): Promise<number> {
  return (await as<{ count: number }>(who, statements))?.[0]?.count ?? 0;
}

async function whoCan(act: (who: Who) => Promise<boolean>): Promise<Who[]> {
  const found: Who[] = [];
  for (const who of people) if (await act(who)) found.push(who);
  return found;
}

const inOrder = (some: readonly Who[]) => people.filter((who) => some.includes(who));

describe('every table under row security', () => {
  it('has a line for who reads, adds, changes and removes its rows', async () => {
    const tables = await portal.owner<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
         AND relrowsecurity ORDER BY relname`,
    );
    const listed = [...new Set(probes.map(({ table }) => table))].sort();
    expect(listed).toEqual(tables.map(({ name }) => name).sort());
  });

  describe.each(probes)('$table, $where', ({ table, where: rows, touch, reads, adds, changes, removes }) => {
    let where: string;
    let all: number;
    beforeAll(async () => {
      where = rows.replace(':me', ids.get('nfp.mar') ?? '');
      const count = `SELECT count(*)::int AS count FROM ${table} WHERE ${where}`;
      all = (await portal.owner<{ count: number }>(count))[0]?.count ?? 0;
    });

    it('is read by those alone', async () => {
      expect(all).toBeGreaterThan(0);
      const count = `SELECT count(*)::int AS count FROM ${table} WHERE ${where}`;
      const seen = await whoCan(async (who) => (await countOf(who, [count])) > 0);
      expect(seen).toEqual(inOrder(reads));
    });

    it('is changed and removed by those alone, also by whoever names no row', async () => {
      const changed = `SELECT count(*)::int AS count FROM ${table} WHERE (${where}) AND xmin = pg_current_xact_id()::xid`;
      const gone = `SELECT ${String(all)} - count(*)::int AS count FROM ${table} WHERE ${where}`;
      const change = `UPDATE ${table} SET ${touch}`;
      expect(await whoCan(async (who) => (await countOf(who, [change, ...asSystem, changed])) > 0)).toEqual(
        inOrder(changes),
      );
      expect(
        await whoCan(async (who) => (await countOf(who, [`DELETE FROM ${table}`, ...asSystem, gone])) > 0),
      ).toEqual(inOrder(removes));
    });

    it('is added by those alone', async () => {
      const columns = await portal.owner<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attgenerated = ''`,
        [table],
      );
      const names = columns.map(({ name }) => name).join(', ');
      const [row] = await portal.owner<{ json: string }>(
        `SELECT quote_literal(to_jsonb(t)::text) AS json FROM ${table} t WHERE ${where} LIMIT 1`,
      );
      const copy = `INSERT INTO ${table} (${names}) SELECT ${names}
        FROM jsonb_populate_record(NULL::${table}, ${row?.json ?? ''}) ON CONFLICT DO NOTHING`;
      expect(await whoCan(async (who) => (await as(who, [copy])) !== null)).toEqual(inOrder(adds));
    });
  });
});
