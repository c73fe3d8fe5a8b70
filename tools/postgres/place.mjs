/** Where a cluster can lie: PostgreSQL refuses to run as root, and its own user must be able to reach the folder. */
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The user PostgreSQL runs as when we are root: `nobody`, on every Linux. */
export const unprivileged = { uid: 65534, gid: 65534 };

/** Undefined unless we are root: then PostgreSQL gets another user. */
export const serverUser = () => (process.getuid?.() === 0 ? unprivileged : undefined);

const parentsOf = (path) => {
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...parentsOf(parent)];
};

/** Whether a user without rights of their own can walk to a folder: every parent lets others through. */
export const isReachable = (folder, modeOf = (path) => statSync(path).mode) =>
  parentsOf(folder).every((path) => (modeOf(path) & 0o001) !== 0);

/** The folder outside a closed home: one a data folder, kept over restarts (so not the temporary one). */
export const placeOutside = (dataDir) =>
  join('/var/lib/cbrn-coe-portal', createHash('sha256').update(dataDir).digest('hex').slice(0, 16));

/** Open to walk through whatever the umask says. */
const openFolder = (path) => {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
};

const makeOutside = (outside) => {
  openFolder(dirname(outside));
  openFolder(outside);
};

const isLink = (path) => {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
};

/**
 * The folder of binaries and cluster, made if it is not there: `DATA_DIR/postgres`, or a link of that name to a place
 * outside when a parent of `DATA_DIR` is closed (a clone in root's home).
 */
export const placeFor = (dataDir) => {
  const inside = join(dataDir, 'postgres');
  if (isLink(inside)) {
    makeOutside(placeOutside(dataDir));
    return realpathSync(inside);
  }
  if (serverUser() === undefined || isReachable(dataDir)) {
    openFolder(inside);
    return inside;
  }
  const outside = placeOutside(dataDir);
  rmSync(outside, { recursive: true, force: true });
  makeOutside(outside);
  symlinkSync(outside, inside);
  return outside;
};

/** The folder of binaries and cluster where there is one, without making it. */
export const placeOf = (dataDir) => {
  try {
    return realpathSync(join(dataDir, 'postgres'));
  } catch {
    return undefined;
  }
};

/** Removes binaries and cluster, wherever they lie. */
export const clearPlace = (dataDir) => {
  const inside = join(dataDir, 'postgres');
  if (isLink(inside)) rmSync(placeOutside(dataDir), { recursive: true, force: true });
  rmSync(inside, { recursive: true, force: true });
};
