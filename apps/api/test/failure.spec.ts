import { isRefusal, system } from '@portal/domain';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { Database } from '../src/platform/database/database.js';
import { Unavailable } from '../src/platform/database/sqlstate.js';
import { type Application, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

/** The method as it is, to be called on whatever client asks. */
const plain: unknown = Object.getOwnPropertyDescriptor(Client.prototype, 'query')?.value;

const line = { indicator: 'action-plan', level: 'adopted', effectiveOn: '2026-03-01' };

describe('the database is away', () => {
  it('is told as such, and the portal goes on by itself when it is back', async () => {
    const [{ name } = { name: '' }] = await portal.owner<{ name: string }>('SELECT current_database() AS name');
    await portal.owner(`ALTER DATABASE ${name} CONNECTION LIMIT 0`);
    await portal.owner(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'portal_app' AND datname = $1`,
      [name],
    );
    const away = await portal.as(null, 'GET', '/regions');
    expect(away).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
    expect(away.headers['retry-after']).toBe('5');
    expect(textOf(away.body['requestId'])).toMatch(/^[0-9a-f-]{36}$/);
    expect((await portal.as(null, 'GET', '/health/ready')).status).toBe(503);
    expect((await portal.as(null, 'GET', '/health/live')).status).toBe(200);
    await portal.owner(`ALTER DATABASE ${name} CONNECTION LIMIT -1`);
    expect((await portal.as(null, 'GET', '/regions')).status).toBe(200);
  });
});

describe('the line is cut between two questions of one transaction', () => {
  it('and nobody but its request notices: it is told as away, and the process lives', async () => {
    const database = portal.app.get(Database);
    const cut = database.read(system, async (tx) => {
      const [{ pid } = { pid: 0 }] = await tx.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await portal.owner('SELECT pg_terminate_backend($1, 5000)', [pid]);
      // Long enough for the end of the line to arrive while nothing is asked on it.
      await new Promise((resolve) => setTimeout(resolve, 200));
      return tx.rows('SELECT 1');
    });
    await expect(cut).rejects.toBeInstanceOf(Unavailable);
    expect((await portal.as(null, 'GET', '/regions')).status).toBe(200);
  });
});

describe('the line is cut between COMMIT and the answer', () => {
  it('and the retry with the same key has one effect', async () => {
    await portal.as('nfp.gha', 'GET', '/session');
    let isCut = false;
    const ask = jest.spyOn(Client.prototype, 'query').mockImplementation(async function (
      this: Client,
      ...asked: never[]
    ) {
      const result: unknown = await (plain as (this: Client, ...asked: never[]) => Promise<unknown>).apply(this, asked);
      if (isCut || (asked[0] as unknown) !== 'COMMIT') return result;
      isCut = true;
      throw new Error('Connection terminated unexpectedly');
    } as never);
    const before = await drafts();
    const send = () =>
      portal.as('nfp.gha', 'POST', '/countries/GHA/updates', {
        body: { lines: [line] },
        headers: { 'idempotency-key': 'cut' },
      });
    expect((await send()).status).toBe(503);
    const again = await send();
    ask.mockRestore();
    expect(isCut).toBe(true);
    expect(again.status).toBe(201);
    expect(await drafts()).toBe(before + 1);
  });

  async function drafts(): Promise<number> {
    return (await portal.owner(`SELECT id FROM status_update WHERE iso3 = 'GHA' AND state = 'draft'`)).length;
  }
});

describe('two transactions in each other’s way', () => {
  it('run again when the database could not serialize them', async () => {
    const database = portal.app.get(Database);
    let attempts = 0;
    const result = await database.write(system, async (tx) => {
      attempts += 1;
      if (attempts < 3) await tx.rows(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
      return attempts;
    });
    expect(result).toBe(3);
  });

  it('run again when they locked each other out', async () => {
    const database = portal.app.get(Database);
    const [one, other] = await portal.owner<{ id: string }>('SELECT id FROM person ORDER BY id LIMIT 2');
    const both = async (ids: readonly (string | undefined)[]) =>
      database.write(system, async (tx) => {
        for (const id of ids) {
          await tx.rows('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [id]);
          await tx.rows('SELECT pg_sleep(0.3)');
        }
        return 'done';
      });
    expect(await Promise.all([both([one?.id, other?.id]), both([other?.id, one?.id])])).toEqual(['done', 'done']);
  });

  it('write nothing where a service answers a refusal', async () => {
    const database = portal.app.get(Database);
    const result = await database.write(system, async (tx) => {
      await tx.rows(`UPDATE region SET position = 99 WHERE code = 'AAF'`);
      return { refused: 'not-found' } as const;
    });
    expect(isRefusal(result)).toBe(true);
    expect(await portal.owner(`SELECT position FROM region WHERE code = 'AAF'`)).toEqual([{ position: 0 }]);
  });

  it('cannot write in a read', async () => {
    const database = portal.app.get(Database);
    await expect(database.read(system, (tx) => tx.rows(`UPDATE region SET position = 99`))).rejects.toThrow(
      'read-only',
    );
  });
});
