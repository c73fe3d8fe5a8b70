import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { claimFile, judgeClaim, parseClaim, readClaim, releaseClaim, takeClaim } from '../claim.mjs';
import { isRecentEnough } from '../node-version.mjs';
import { identityOf, isAlive, isSameProcess } from '../processes.mjs';
import { judgeEnd } from '../restarts.mjs';
import { keptSecret } from '../secrets.mjs';
import { Unstartable, appUrlFrom, settingsFrom } from '../settings.mjs';

const inFolder = (work) => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-test-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describe('the claim on a data folder', () => {
  it('is free where there is no file, or one that was cut off', () => {
    assert.equal(judgeClaim(undefined), 'free');
    assert.equal(judgeClaim(parseClaim('{"pid": 1')), 'free');
    assert.equal(judgeClaim(parseClaim('{"pid": "many"}')), 'free');
  });

  it('is held while its process lives, and abandoned after', () => {
    const claim = { pid: 4711, identity: 'boot:1' };
    assert.equal(
      judgeClaim(claim, () => true),
      'held',
    );
    assert.equal(
      judgeClaim(claim, () => false),
      'abandoned',
    );
  });

  it('does not mistake another process of the same number for its own', () => {
    const parent = { pid: process.ppid, identity: identityOf(process.ppid) };
    assert.equal(isSameProcess(parent), true);
    assert.equal(isSameProcess({ ...parent, identity: 'another-boot:1' }), false);
  });

  it('is refused to a second start and names the first', () =>
    inFolder((folder) => {
      const first = { pid: process.ppid, identity: identityOf(process.ppid), address: 'http://127.0.0.1:3000' };
      writeFileSync(claimFile(folder), JSON.stringify(first));
      assert.equal(takeClaim(folder).held.address, first.address);
      releaseClaim(folder);
      assert.equal(readClaim(folder).pid, process.ppid, 'whoever does not hold it cannot give it back');
    }));

  it('is taken over from a process that is gone, which is told', () =>
    inFolder((folder) => {
      const gone = { pid: 2 ** 22 + 1, identity: 'boot:1', api: { pid: 2 ** 22 + 2, identity: 'boot:2' } };
      writeFileSync(claimFile(folder), JSON.stringify(gone));
      const { taken, left } = takeClaim(folder);
      assert.equal(taken.pid, process.pid);
      assert.deepEqual(left.api, gone.api);
      assert.equal(readClaim(folder).pid, process.pid);
      releaseClaim(folder);
      assert.equal(readClaim(folder), undefined);
    }));
});

describe('a process', () => {
  it('is alive when it is ours, and not when its number is none', () => {
    assert.equal(isAlive(process.pid), true);
    assert.equal(isAlive(0), false);
    assert.equal(isAlive(2 ** 22 + 1), false);
  });
});

describe('a part that ended', () => {
  it('is started again with growing pauses', () => {
    const first = judgeEnd([], 1_000);
    const second = judgeEnd(first.ends, 2_000);
    assert.equal(first.again && second.again, true);
    assert.ok(second.afterMs > first.afterMs);
  });

  it('is given up when it ends again and again', () => {
    assert.equal(judgeEnd([1, 2, 3, 4, 5], 6).again, false);
  });

  it('is forgiven what lies longer back', () => {
    assert.deepEqual(judgeEnd([1, 2, 3, 4, 5], 1_000_000).ends, [1_000_000]);
  });
});

describe('settings', () => {
  it('have the defaults that the README names', () => {
    const { host, port, dataDir, sampleData, address, databaseUrl } = settingsFrom({}, '/clone');
    assert.deepEqual(
      { host, port, dataDir, sampleData, address, databaseUrl },
      {
        host: '127.0.0.1',
        port: 3000,
        dataDir: '/clone/.data',
        sampleData: true,
        address: 'http://127.0.0.1:3000',
        databaseUrl: undefined,
      },
    );
  });

  it('have no sample data in production, whatever SAMPLE_DATA says', () => {
    assert.equal(settingsFrom({ NODE_ENV: 'production', SAMPLE_DATA: 'on' }).sampleData, false);
  });

  it('refuse what cannot be meant, and say which setting', () => {
    for (const [env, name] of [
      [{ PORT: '0' }, 'PORT'],
      [{ PORT: '80a' }, 'PORT'],
      [{ SAMPLE_DATA: 'maybe' }, 'SAMPLE_DATA'],
      [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
      [{ DATABASE_APP_URL: 'postgres://a@b/c' }, 'DATABASE_URL'],
    ]) {
      assert.throws(
        () => settingsFrom(env),
        (problem) => problem instanceof Unstartable && problem.message.includes(name),
      );
    }
  });

  it('never repeat an address that may hold a password', () => {
    assert.throws(
      () => settingsFrom({ DATABASE_URL: 'http://me:hush@host/db' }),
      (problem) => !problem.message.includes('hush'),
    );
  });

  it('show an address a person can open', () => {
    assert.equal(settingsFrom({ HOST: '0.0.0.0', PORT: '8080' }).address, 'http://127.0.0.1:8080');
    assert.equal(settingsFrom({ HOST: '::' }).address, 'http://[::1]:3000');
    assert.equal(settingsFrom({ PUBLIC_URL: 'https://portal.example.org' }).address, 'https://portal.example.org');
  });

  it('derive the address of the role that serves', () => {
    assert.equal(appUrlFrom('postgres://owner:a@db:5433/portal', 'p w'), 'postgres://portal_app:p%20w@db:5433/portal');
  });
});

describe('a kept secret', () => {
  it('is made once, readable by its owner only, and replaced by a given one', () =>
    inFolder((folder) => {
      const made = keptSecret(folder, 'sample-password');
      assert.equal(keptSecret(folder, 'sample-password'), made);
      assert.equal(statSync(join(folder, 'secrets/sample-password')).mode & 0o777, 0o600);
      assert.equal(keptSecret(folder, 'sample-password', 'chosen'), 'chosen');
      assert.equal(keptSecret(folder, 'sample-password'), 'chosen');
    }));
});

describe('the Node that runs', () => {
  it('is 24 from 24.15, or 26 and later', () => {
    assert.deepEqual(['v24.15.0', 'v24.21.0', 'v26.0.0', 'v27.1.0'].map(isRecentEnough), [true, true, true, true]);
    assert.deepEqual(['v18.20.0', 'v20.11.1', 'v24.14.9', 'v25.9.0'].map(isRecentEnough), [false, false, false, false]);
  });
});
