/** Starts the bare handler as a process of its own, as the portal's API is one. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endProcess } from '../processes.mjs';

export const startBare = async (databaseUrl) => {
  const script = fileURLToPath(new URL('bare.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, databaseUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    child.stdout.once('data', (said) => resolve(said.toString('utf8').trim()));
    child.once('exit', (code) => reject(new Error(`the bare handler ended with ${code}`)));
  });
  return { address, stop: () => endProcess(child.pid, 'SIGTERM', 2_000) };
};
