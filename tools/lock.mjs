/** One at a time in this clone: two starts side by side install and build once. No dependency. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isSameProcess, identityOf } from './processes.mjs';

const holderOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const tryTake = (file) => {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }), { flag: 'wx' });
    return true;
  } catch (problem) {
    if (problem.code === 'EEXIST') return false;
    throw problem;
  }
};

/** Does the work while no other process of this clone does it; `waiting` is told once when it has to wait. */
export const withLock = async (file, work, waiting = () => undefined) => {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!tryTake(file)) {
    const holder = holderOf(file);
    if (holder !== undefined && !isSameProcess(holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) waiting();
    told = true;
    await wait(250);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};
