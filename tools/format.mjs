/** `npm run format`: writes every file as Prettier has it. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  'prettier',
  ['--write', '--log-level', 'warn', ...(process.argv.slice(2).length ? process.argv.slice(2) : ['.'])],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
);
process.exitCode = status ?? 1;
