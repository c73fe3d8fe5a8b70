import { createApplication } from '../src/application.js';
import { CallLimits } from '../src/platform/http/limits.js';
import { countsGrewOld, OldCounts } from '../src/platform/http/old-counts.js';
import { OldSignIns } from '../src/identity/old-sign-ins.js';
import { SETTINGS, type Settings } from '../src/platform/settings/settings.js';
import { type Application, startApplication, textOf } from './application.harness.js';

let portal: Application;
let second: Awaited<ReturnType<typeof createApplication>>;
beforeAll(async () => {
  portal = await startApplication({ RATE_LIMITS: 'on' });
  second = await createApplication(portal.app.get<Settings>(SETTINGS));
  await second.init();
  await second.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await second.close();
  await portal.close();
});

const leftOf = (headers: Readonly<Record<string, unknown>>) =>
  Number(/r=(\d+)/.exec(textOf(headers['ratelimit']))?.[1]);
const askOf = async (app: typeof second, remoteAddress: string) => {
  const { statusCode, headers } = await app.inject({ method: 'GET', url: '/api/v1/regions', remoteAddress });
  return { status: statusCode, left: leftOf(headers), seconds: Number(headers['retry-after']) };
};
const connectionsOf = async (database: string) => {
  const rows = await portal.owner(`SELECT 1 FROM pg_stat_activity WHERE usename = 'portal_app' AND datname = $1`, [
    database,
  ]);
  return rows.length;
};
const calls = (subject: string) =>
  portal.owner<{ calls: number }>('SELECT calls FROM call_count WHERE subject = $1', [subject]);

describe('calls to two processes', () => {
  it('are counted together, as soon as both have settled', async () => {
    for (let n = 0; n < 5; n += 1) await askOf(portal.app, '192.0.2.1');
    for (let n = 0; n < 3; n += 1) await askOf(second, '192.0.2.1');
    expect((await askOf(second, '192.0.2.1')).left).toBe(596);
    await portal.app.get(CallLimits).settle();
    await second.get(CallLimits).settle();
    expect(await calls('address:192.0.2.1')).toEqual([{ calls: 9 }]);
    expect((await askOf(second, '192.0.2.1')).left).toBe(590);
    expect((await askOf(portal.app, '192.0.2.2')).left).toBe(599);
  });

  it('are refused on one for what the other has counted', async () => {
    await askOf(portal.app, '192.0.2.3');
    await portal.app.get(CallLimits).settle();
    await portal.owner(`UPDATE call_count SET calls = 600 WHERE subject = 'address:192.0.2.3'`);
    expect((await askOf(second, '192.0.2.3')).status).toBe(200);
    await second.get(CallLimits).settle();
    const refused = await askOf(second, '192.0.2.3');
    expect([refused.status, refused.left]).toEqual([429, 0]);
    expect(refused.seconds).toBeGreaterThanOrEqual(1);
    expect(refused.seconds).toBeLessThanOrEqual(60);
  });

  it('settle by themselves within about a second', async () => {
    await askOf(portal.app, '192.0.2.4');
    for (let waited = 0; (await calls('address:192.0.2.4')).length === 0; waited += 50) {
      expect(waited).toBeLessThan(20_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('are what a process counts alone while the database is away', async () => {
    const [{ name } = { name: '' }] = await portal.owner<{ name: string }>('SELECT current_database() AS name');
    await askOf(portal.app, '192.0.2.5');
    await portal.owner(`ALTER DATABASE ${name} CONNECTION LIMIT 0`);
    await portal.owner(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'portal_app' AND datname = $1`,
      [name],
    );
    // To end a connection is only asked for: the pools must have heard of it before anybody asks them again.
    for (let waited = 0; (await connectionsOf(name)) > 0; waited += 20) {
      expect(waited).toBeLessThan(20_000);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    await portal.app.get(CallLimits).settle();
    await portal.owner(`ALTER DATABASE ${name} CONNECTION LIMIT -1`);
    expect((await askOf(portal.app, '192.0.2.5')).left).toBe(598);
  });
});

describe('a clock that was set back', () => {
  it('gives a window that ends too late anew, instead of holding it', async () => {
    await portal.owner(
      `INSERT INTO call_count VALUES ('address:192.0.2.6', 600, now() + interval '1 day')
       ON CONFLICT (subject) DO UPDATE SET calls = excluded.calls, ends_at = excluded.ends_at`,
    );
    await askOf(portal.app, '192.0.2.6');
    await portal.app.get(CallLimits).settle();
    expect(await calls('address:192.0.2.6')).toEqual([{ calls: 1 }]);
    expect((await askOf(portal.app, '192.0.2.6')).left).toBe(598);
  });

  it('makes nobody wait for the day it came from to sign in', async () => {
    await portal.owner(
      `INSERT INTO sign_in_failure VALUES ('account:nfp.ken@example.org', 12, now() + interval '1 day')`,
    );
    expect((await portal.as('nfp.ken', 'GET', '/work')).status).toBe(200);
  });

  it('keeps sessions, and lets none live longer for it', async () => {
    expect((await portal.as('nfp.gha', 'GET', '/work')).status).toBe(200);
    const ofGhana = `person_id = (SELECT id FROM person WHERE email = 'nfp.gha@example.org')`;
    await portal.owner(
      `UPDATE session SET created_at = now() + interval '1 day', last_used_at = now() + interval '1 day' WHERE ${ofGhana}`,
    );
    expect((await portal.as('nfp.gha', 'GET', '/work')).status).toBe(200);
    await portal.app.get(OldSignIns).sweep();
    expect(
      await portal.owner(
        `SELECT last_used_at <= now() AS used, created_at <= now() AS made FROM session WHERE ${ofGhana}`,
      ),
    ).toEqual([{ used: true, made: true }]);
    expect((await portal.as('nfp.gha', 'GET', '/work')).status).toBe(200);
  });

  it('holds back no job', async () => {
    await portal.work();
    await portal.owner(
      `INSERT INTO jobs.job (name, data, created_on, start_after)
       VALUES ('${countsGrewOld.name}', '{}', now() + interval '1 day', now() + interval '1 day')`,
    );
    expect(await portal.work()).toBe(0);
    await portal.app.get(OldCounts).sweep();
    expect(await portal.work()).toBe(1);
  });
});

describe('what was counted', () => {
  it('is let go when no limit asks for it any more', async () => {
    await portal.owner(
      `INSERT INTO call_count VALUES ('old', 3, now() - interval '1 second'), ('new', 3, now() + interval '50 seconds')`,
    );
    await portal.owner(
      `INSERT INTO sign_in_failure VALUES ('old', 3, now() - interval '61 minutes'), ('new', 3, now() - interval '59 minutes')`,
    );
    await portal.app.get(OldCounts).sweep();
    await portal.app.get(OldSignIns).sweep();
    const left = await portal.owner(
      `SELECT subject FROM call_count WHERE subject IN ('old', 'new')
       UNION ALL SELECT subject FROM sign_in_failure WHERE subject IN ('old', 'new')`,
    );
    expect(left).toEqual([{ subject: 'new' }, { subject: 'new' }]);
  });
});
