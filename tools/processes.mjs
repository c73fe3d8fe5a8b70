/** Processes we hold the number of: are they still the same, has our parent gone, how to end one. No dependency. */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const statOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold spaces: fields are counted from behind it.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, startedAt: fields[18] };
  } catch {
    return undefined;
  }
};

const hasProc = existsSync('/proc/self/stat');

/** Whether a process runs. A zombie has ended; it only waits for a parent that does not look. */
export const isAlive = (pid) => {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (hasProc) {
    const stat = statOf(pid);
    return stat !== undefined && stat.state !== 'Z' && stat.state !== 'X';
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return problem.code === 'EPERM';
  }
};

/** Tells one process from a later one of the same number: the boot and the tick it began at. Empty where unknown. */
export const identityOf = (pid) => {
  const stat = statOf(pid);
  if (stat === undefined) return '';
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${stat.startedAt}`;
};

/** Whether the process noted as `{ pid, identity }` still runs, and not another one that got its number. */
export const isSameProcess = ({ pid, identity }) =>
  pid !== process.pid && isAlive(pid) && (identity === '' || identityOf(pid) === identity);

/** Resolves to true when the process has ended in time. */
export const hasEnded = async (pid, withinMs) => {
  const until = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await wait(50);
  }
  return true;
};

/** Asks a process to end, and makes it when it does not in time. */
export const endProcess = async (pid, signal, withinMs, lastSignal = 'SIGKILL') => {
  const send = (name) => {
    try {
      process.kill(pid, name);
    } catch (problem) {
      if (problem.code !== 'ESRCH') throw problem;
    }
  };
  send(signal);
  if (await hasEnded(pid, withinMs)) return;
  send(lastSignal);
  await hasEnded(pid, 5_000);
};

/**
 * Calls back once when the process that started us is gone: a killed npm hands no signal on, and would leave us
 * behind. Keeps nothing alive by itself.
 */
export const whenParentGone = (callback) => {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
};

/** Calls back once, whoever asks us to stop: the keyboard, a service manager, or a parent that is gone. */
export const whenAskedToStop = (callback) => {
  let asked = false;
  const once = () => {
    if (asked) return;
    asked = true;
    callback();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, once);
  whenParentGone(once);
};
