/** A server that outlived whoever started it: found by our own cluster's pid file, never by name. */
import { readFileSync, readlinkSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcess, isAlive } from '../processes.mjs';

/** First lines of postmaster.pid: process, folder, start, port. */
export const parsePostmaster = (text) => {
  const [pid, folder] = text.split('\n');
  const number = Number.parseInt(pid ?? '', 10);
  return Number.isInteger(number) && number > 0 ? { pid: number, folder: folder ?? '' } : undefined;
};

/**
 * What to do about a postmaster.pid: `none`, `stop` (that server runs on this cluster), `forget` (its number belongs to
 * a zombie or to somebody else by now).
 */
export const judgePostmaster = (postmaster, cluster, { alive, worksIn }) => {
  if (postmaster === undefined) return 'none';
  if (!alive(postmaster.pid)) return 'forget';
  return worksIn(postmaster.pid, cluster) ? 'stop' : 'forget';
};

/** Every process of a cluster has it as its working folder. Where that cannot be read, the pid file is believed. */
const worksIn = (pid, cluster) => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch (problem) {
    return problem.code !== 'ENOENT' || process.platform !== 'linux';
  }
};

const workersIn = (cluster) => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return readlinkSync(`/proc/${pid}/cwd`) === cluster && isAlive(pid);
        } catch {
          return false;
        }
      });
  } catch {
    return [];
  }
};

/** Ends what still runs on the cluster, in order, so that a new server finds it alone. */
export const stopLeftover = async (cluster) => {
  const file = join(cluster, 'postmaster.pid');
  const postmaster = (() => {
    try {
      return parsePostmaster(readFileSync(file, 'utf8'));
    } catch {
      return undefined;
    }
  })();
  const act = judgePostmaster(postmaster, cluster, { alive: isAlive, worksIn });
  if (act === 'none') return;
  if (act === 'stop') await endProcess(postmaster.pid, 'SIGINT', 6_000, 'SIGQUIT');
  // Workers of a killed server end by themselves within moments; a second server beside them would destroy data.
  const until = Date.now() + 6_000;
  while (workersIn(cluster).length > 0 && Date.now() < until) await wait(50);
  for (const pid of workersIn(cluster)) await endProcess(pid, 'SIGQUIT', 2_000);
  rmSync(file, { force: true });
};
