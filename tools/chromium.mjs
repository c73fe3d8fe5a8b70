/**
 * Which Chromium the browser stories and the bench drive: CHROMIUM_PATH, the system's, then the packaged one
 * (Linux x64), so that a machine without a browser runs them too.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workspaceRoot } from './settings.mjs';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macOs = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const runs = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The system's browser among the folders of PATH, or undefined. */
export const systemBrowser = (path, isExecutable = runs) =>
  [
    ...path
      .split(delimiter)
      .filter(Boolean)
      .flatMap((folder) => systemNames.map((name) => join(folder, name))),
    ...macOs,
  ].find(isExecutable);

/**
 * The packaged browser is built for a sandboxed function. A test machine needs neither its one process nor its headless
 * switch, and stories about headers and origins need the web's own safety left on.
 */
const unsuited = [
  '--headless',
  '--single-process',
  '--no-zygote',
  '--no-sandbox',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
];

export const suitedArgs = (args) => args.filter((arg) => !unsuited.some((start) => arg.startsWith(start)));

/** Unpacks into a folder of ours, and marks it when it is whole: a cut-off start must not leave half a browser. */
const unpacked = async ({ default: chromium, inflate }) => {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium')))));
  const { version } = JSON.parse(readFileSync(join(root, 'chromium/package.json'), 'utf8'));
  const folder = join(workspaceRoot, '.data/chromium', version);
  const temporary = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    if (!existsSync(join(folder, '.whole'))) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      await inflate(join(root, 'chromium/bin/al2023.tar.br'));
      await chromium.executablePath();
      writeFileSync(join(folder, '.whole'), '');
    }
    return { folder, executablePath: await chromium.executablePath() };
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
};

/** The libraries that come with the packaged browser are used only where the machine lacks its own. */
const lacksLibraries = (file) => {
  const { stdout, status } = spawnSync('ldd', [file], { encoding: 'utf8' });
  return status !== 0 || stdout.includes('not found');
};

const packaged = async () => {
  const chromium = await import('@sparticuz/chromium');
  const { folder, executablePath } = await unpacked(chromium);
  const libraries = lacksLibraries(executablePath) ? { LD_LIBRARY_PATH: join(folder, 'al2023/lib') } : {};
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  return { executablePath, args: suitedArgs(chromium.default.args), env: { ...libraries, ...fonts } };
};

/** Path, switches and environment for Playwright's launch. Chromium refuses its sandbox to root. */
export const browserLaunch = async () => {
  const given = process.env['CHROMIUM_PATH'] || systemBrowser(process.env['PATH'] ?? '');
  const { executablePath, args, env } = given ? { executablePath: given, args: [], env: {} } : await packaged();
  return {
    executablePath,
    args: process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args,
    env: { ...process.env, ...env },
  };
};
