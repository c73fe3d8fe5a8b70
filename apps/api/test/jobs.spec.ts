import { conflict, system } from '@portal/domain';
import * as z from 'zod';
import { Database } from '../src/platform/database/database.js';
import { runJobsCommand } from '../src/platform/jobs/job-command.js';
import { jobKind } from '../src/platform/jobs/job-kind.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { itemsOf } from './reporting.harness.js';

const noted = jobKind('test.noted', z.strictObject({ word: z.string() }), 1);

describe('background work', () => {
  let portal: Application;
  let database: Database;
  const done: string[] = [];
  let fails = false;

  beforeAll(async () => {
    portal = await startApplication();
    database = portal.app.get(Database);
    portal.app.get(Jobs).handle(noted, ({ word }) => {
      if (fails) return Promise.reject(new Error(`cannot do ${word}`));
      done.push(word);
      return Promise.resolve();
    });
  });
  afterAll(() => portal.close());
  beforeEach(() => {
    done.splice(0);
    fails = false;
  });

  it('is done once, after the transaction that sent it', async () => {
    await database.write(system, async (tx) => {
      await tx.jobs.send(noted, { word: 'kept' });
      expect(await portal.work()).toBe(0);
      return true;
    });
    await portal.work();
    await portal.work();
    expect(done).toEqual(['kept']);
  });

  it('is never done where its transaction was rolled back by a refusal', async () => {
    await database.write(system, async (tx) => {
      await tx.jobs.send(noted, { word: 'refused' });
      return conflict('decided');
    });
    await portal.work();
    expect(done).toEqual([]);
  });

  it('waits until the instant it is sent for', async () => {
    await database.write(system, async (tx) => {
      await tx.jobs.send(noted, { word: 'tomorrow' }, { after: new Date(Date.now() + 86_400_000) });
      return true;
    });
    await portal.work();
    expect(done).toEqual([]);
  });

  it('is kept for another try where it failed, with what went wrong', async () => {
    fails = true;
    await database.write(system, async (tx) => {
      await tx.jobs.send(noted, { word: 'once more' });
      return true;
    });
    await expect(portal.work()).rejects.toThrow('cannot do once more');
    const [row] = await portal.owner<{ state: string; output: { message: string } }>(
      `SELECT state::text, output FROM jobs.job WHERE name = 'test.noted' AND data ->> 'word' = 'once more'`,
    );
    expect(row).toEqual({ state: 'retry', output: { message: 'cannot do once more' } });
  });

  it('refuses to carry what its kind does not name', async () => {
    const send = database.write(system, async (tx) => {
      await tx.jobs.send(noted, { word: 'two', person: 'Somebody' } as { word: string });
      return true;
    });
    await expect(send).rejects.toThrow(/person/);
  });

  it('that was given up is listed for the administrator alone, and taken up again once', async () => {
    fails = true;
    await database.write(system, async (tx) => {
      await tx.jobs.send(noted, { word: 'given up' });
      return true;
    });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await portal.owner(
        `UPDATE jobs.job SET start_after = now() WHERE name = 'test.noted' AND state IN ('created', 'retry')`,
      );
      await expect(portal.work()).rejects.toThrow(/cannot do/);
    }
    const listed = await portal.as('admin', 'GET', '/failed-jobs');
    const job = itemsOf(listed.body).find(({ state }) => textOf(state) === 'failed');
    expect(job).toMatchObject({ kind: 'test.noted', tries: 1, nextAt: null });
    expect(listed.text).not.toContain('"word"');
    const path = `/failed-jobs/${textOf(job?.['id'])}/retry`;
    expect((await portal.as('coordinator', 'POST', path)).status).toBe(403);
    expect((await portal.as('admin', 'POST', path)).status).toBe(204);
    expect(await portal.as('admin', 'POST', path)).toMatchObject({ status: 409, body: { code: 'not-failed' } });
    fails = false;
    await portal.work();
    expect(done).toContain('given up');
  });

  it('that was given up is listed and taken up again on the command line', async () => {
    const command = (...words: readonly string[]) =>
      runJobsCommand(portal.ownerUrl, (sql, values) => portal.owner<never>(sql, values), words);
    expect(await command()).toBe('Nothing was given up.');
    await portal.owner(
      `INSERT INTO jobs.job (name, data, state, retry_count, retry_limit, output)
       VALUES ('test.noted', '{"word": "late"}', 'failed', 1, 1, '{"message": "cannot do late"}')`,
    );
    expect(await command()).toMatch(/^[0-9a-f-]{36} {2}test\.noted .* cannot do late$/);
    await expect(command('retry', 'nothing')).rejects.toThrow('No job that was given up: nothing');
    await expect(command('again')).rejects.toThrow('npm run jobs');
    expect(await command('retry', 'all')).toBe('Due again: 1.');
    await portal.work();
    expect(done).toEqual(['late']);
    expect(await command()).toBe('Nothing was given up.');
  });
});
