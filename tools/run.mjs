/**
 * What npm's scripts call: installs what is missing, finds a Node that is new enough, runs the command with it and hands
 * signals on. For Node 18 and later, without dependencies: nothing is installed yet when it begins.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { isRecentEnough, neededNode } from './node-version.mjs';
import { whenAskedToStop } from './processes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const mark = join(modules, '.installed');

const commands = ['start', 'test', 'dev', 'bench', 'reset', 'database', 'backup', 'restore', 'rotate', 'format'];

/** Runs a child to its end, handing on what we are asked. Resolves to its exit code. */
const runChild = (file, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', ...options });
    whenAskedToStop(() => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : code));
  });

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

const isInstalled = (hash) => {
  // A linked folder belongs to another clone, which keeps it.
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) return true;
  return existsSync(mark) && readFileSync(mark, 'utf8') === hash;
};

/** Compares with the lockfile's hash: after a pull the folder is there, but not what it should be. */
const install = async () => {
  const hash = lockHash();
  if (isInstalled(hash)) return;
  await withLock(
    join(root, 'tmp/install.lock'),
    async () => {
      if (isInstalled(hash)) return;
      console.log('Installing packages (once; about a minute)');
      const npm = process.env['npm_execpath'];
      const code = await (npm
        ? runChild(process.execPath, [npm, 'ci', '--no-progress', '--loglevel=error'])
        : runChild(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-progress', '--loglevel=error']));
      if (code !== 0) throw new Error('The packages could not be installed: npm ci failed, see above.');
      writeFileSync(mark, hash);
    },
    () => console.log('Another command of this clone is installing; waiting for it'),
  );
};

const packagedNode = () => {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`node-${system}-${process.arch}/package.json`);
    return join(dirname(manifest), process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  } catch {
    throw new Error(`Node ${neededNode} is needed here, and none is packaged for this machine: please install it.`);
  }
};

const main = async ([command, ...args]) => {
  if (!commands.includes(command)) throw new Error(`Unknown command "${command}". There are: ${commands.join(', ')}.`);
  await install();
  const node = isRecentEnough(process.version) ? process.execPath : packagedNode();
  const path = [dirname(node), join(modules, '.bin'), process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH: path, NX_DAEMON: 'false', NX_TUI: 'false' };
  return runChild(node, [join(root, 'tools', `${command}.mjs`), ...args], { env });
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (problem) {
  console.error(problem.message);
  process.exitCode = 1;
}
