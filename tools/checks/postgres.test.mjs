import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgePostmaster, parsePostmaster } from '../postgres/leftover.mjs';
import { isReachable, placeOutside } from '../postgres/place.mjs';

describe('a server left behind', () => {
  const postmaster = { pid: 4711, folder: '/data/postgres/cluster' };
  const judge = (alive, worksIn) =>
    judgePostmaster(postmaster, '/data/postgres/cluster', { alive: () => alive, worksIn: () => worksIn });

  it('is stopped only when it works in our own cluster', () => {
    assert.equal(judge(true, true), 'stop');
    assert.equal(judge(true, false), 'forget');
  });

  it('is forgotten when it has ended', () => {
    assert.equal(judge(false, false), 'forget');
    assert.equal(judgePostmaster(undefined, '/x', {}), 'none');
  });

  it('is read from the first lines of its pid file', () => {
    assert.deepEqual(parsePostmaster('4711\n/data/postgres/cluster\n1764000000\n5433\n'), postmaster);
    assert.equal(parsePostmaster(''), undefined);
  });
});

describe('the place of a cluster', () => {
  const modes = {
    '/': 0o755,
    '/home': 0o755,
    '/home/keeper': 0o700,
    '/home/keeper/clone': 0o755,
    '/srv': 0o755,
    '/srv/clone': 0o755,
  };

  it('is reachable when every parent lets others through', () => {
    assert.equal(
      isReachable('/srv/clone', (path) => modes[path]),
      true,
    );
    assert.equal(
      isReachable('/home/keeper/clone', (path) => modes[path]),
      false,
    );
  });

  it('lies outside by a name of its own for each data folder', () => {
    assert.notEqual(placeOutside('/home/keeper/a/.data'), placeOutside('/home/keeper/b/.data'));
    assert.equal(placeOutside('/home/keeper/a/.data'), placeOutside('/home/keeper/a/.data'));
  });
});
