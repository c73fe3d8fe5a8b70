import { jest } from '@jest/globals';
import { Jobs } from '../jobs/jobs.js';
import { settingsFrom } from '../settings/settings.js';
import { Database } from './database.js';
import { keysGrewOld, OldKeys } from './old-keys.js';

/** A database that only counts what is asked of it. */
function counting(write: () => Promise<unknown>): Database {
  return Object.assign(Object.create(Database.prototype) as Database, { write });
}

describe('old keys', () => {
  const jobs = new Jobs(settingsFrom({ DATABASE_APP_URL: 'postgres://nowhere/portal' }));
  const handle = jest.spyOn(jobs, 'handle');

  it('go every hour by themselves', () => {
    new OldKeys(
      counting(() => Promise.resolve([])),
      jobs,
    ).onModuleInit();
    expect(handle).toHaveBeenCalledWith(keysGrewOld, expect.any(Function), expect.stringMatching(/^\d+ \* \* \* \*$/));
  });

  it('go a bounded number at a time, until none is left', async () => {
    const many = Array.from({ length: 1_000 }, () => ({}));
    const write = jest.fn<() => Promise<unknown>>().mockResolvedValueOnce(many).mockResolvedValueOnce(many.slice(1));
    await new OldKeys(counting(write), jobs).forget();
    expect(write).toHaveBeenCalledTimes(2);
  });
});
