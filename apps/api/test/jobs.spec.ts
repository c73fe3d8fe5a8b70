import { conflict, system } from '@portal/domain';
import * as z from 'zod';
import { Database } from '../src/platform/database/database.js';
import { jobKind } from '../src/platform/jobs/job-kind.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { type Application, startApplication } from './application.harness.js';

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
  beforeEach(() => done.splice(0));

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
});
