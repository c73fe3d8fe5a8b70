import { readFileSync } from 'node:fs';

/** The resident memory of a process, in MB, as Linux tells it. */
export const residentOf = (pid) => {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
};
