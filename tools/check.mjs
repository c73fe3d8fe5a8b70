/**
 * Runs one check (lint, types, format) and keeps its result: one command, or several joined by `--and`.
 *
 *   node tools/check.mjs web typecheck ngc -p a.json --and tsc -p b.json
 */
import { spawnSync } from 'node:child_process';
import { writeResult } from './results.mjs';

const [project, target, ...words] = process.argv.slice(2);

const commands = words.reduce(
  (all, word) => (word === '--and' ? [...all, []] : [...all.slice(0, -1), [...(all.at(-1) ?? []), word]]),
  [[]],
);
const failed = commands.filter(([command, ...args]) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return status !== 0;
});

writeResult(project, target, failed.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
process.exitCode = failed.length === 0 ? 0 : 1;
