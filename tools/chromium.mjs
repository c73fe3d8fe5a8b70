/**
 * Which Chromium the browser stories and the bench drive: CHROMIUM_PATH, the system's, then the packaged one
 * (Linux x64), so that a machine without a browser runs them too.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

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

/** The packaged browser is built for a sandboxed function: a desktop machine needs neither its one process nor its headless switch. */
const unsuited = ['--headless', '--single-process', '--no-zygote', '--no-sandbox'];

export const suitedArgs = (args) => args.filter((arg) => !unsuited.some((start) => arg.startsWith(start)));

const packaged = async () => {
  const { default: chromium } = await import('@sparticuz/chromium');
  return { executablePath: await chromium.executablePath(), args: suitedArgs(chromium.args) };
};

/**
 * Path and switches for Playwright's launch. Chromium refuses its sandbox to root.
 *
 * @returns {Promise<{ executablePath: string, args: string[] }>}
 */
export const browserLaunch = async () => {
  const given = process.env['CHROMIUM_PATH'] || systemBrowser(process.env['PATH'] ?? '');
  const { executablePath, args } = given ? { executablePath: given, args: [] } : await packaged();
  return { executablePath, args: process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args };
};
