/** One running portal a data folder: a file that names its process. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isSameProcess } from './processes.mjs';

export const claimFile = (dataDir) => join(dataDir, 'portal.pid');

/** What the file says, or undefined when there is none or it was cut off while being written. */
export const parseClaim = (text) => {
  try {
    const { pid, identity, address, api } = JSON.parse(text);
    if (!Number.isInteger(pid)) return undefined;
    return { pid, identity: identity ?? '', address: address ?? '', api };
  } catch {
    return undefined;
  }
};

/**
 * What to do about the claim found on a data folder: `free` (none), `held` (its process lives: refuse),
 * `abandoned` (its process is gone: end what it left behind, then take the folder over).
 */
export const judgeClaim = (claim, isSame = isSameProcess) => {
  if (claim === undefined) return 'free';
  return isSame(claim) ? 'held' : 'abandoned';
};

export const readClaim = (dataDir) => {
  try {
    return parseClaim(readFileSync(claimFile(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
};

const write = (dataDir, claim) => {
  const draft = `${claimFile(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(claim)}\n`, { mode: 0o600 });
  return draft;
};

/** Removes a claim that was judged, but not a newer one that another start has put there since. */
const putAside = (dataDir, judged) => {
  const aside = `${claimFile(dataDir)}.${process.pid}.old`;
  try {
    renameSync(claimFile(dataDir), aside);
    const newer = parseClaim(readFileSync(aside, 'utf8'));
    if (newer?.pid !== judged?.pid) linkSync(aside, claimFile(dataDir));
  } catch (problem) {
    if (problem.code !== 'ENOENT' && problem.code !== 'EEXIST') throw problem;
  } finally {
    rmSync(aside, { force: true });
  }
};

/**
 * Takes the folder for this process. Answers `{ held }` with the claim of whoever has it, or `{ taken, left }`
 * where `left` is the claim of a portal that was killed.
 */
export const takeClaim = (dataDir, address = '') => {
  const mine = { pid: process.pid, identity: identityOf(process.pid), address };
  const draft = write(dataDir, mine);
  try {
    let left;
    for (;;) {
      try {
        // A link is made whole or not at all, and only where no name stands: two starts cannot both win.
        linkSync(draft, claimFile(dataDir));
        return { taken: mine, left };
      } catch (problem) {
        if (problem.code !== 'EEXIST') throw problem;
      }
      const found = readClaim(dataDir);
      if (judgeClaim(found) === 'held') return { held: found };
      left = found ?? left;
      putAside(dataDir, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Notes the process of the API beside ours, so that a later start can end it after we were killed. */
export const noteApi = (dataDir, claim, apiPid) => {
  const noted = { ...claim, api: { pid: apiPid, identity: identityOf(apiPid) } };
  renameSync(write(dataDir, noted), claimFile(dataDir));
};

/** Gives the folder back, unless somebody else has taken it since. */
export const releaseClaim = (dataDir) => {
  if (readClaim(dataDir)?.pid === process.pid) rmSync(claimFile(dataDir), { force: true });
};
