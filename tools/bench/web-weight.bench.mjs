/** What the first page loads before it does anything: the scripts and styles that index.html names, as brotli. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { staticDir } from '../settings.mjs';

const allowedScript = 100_000;

const kilobytes = (bytes) => `${(bytes / 1_000).toFixed(1)} kB`;

const compressedSize = (name) => {
  try {
    return statSync(join(staticDir, `${name}.br`)).size;
  } catch {
    return statSync(join(staticDir, name)).size;
  }
};

/** Scripts named by the page itself or announced to the browser beforehand. */
export const initialScripts = (html) => [
  ...new Set([...html.matchAll(/(?:src|href)="\/?([^":]+\.js)"/g)].map(([, name]) => name)),
];

export const measure = () => {
  const names = initialScripts(readFileSync(join(staticDir, 'index.html'), 'utf8'));
  const size = names.reduce((sum, name) => sum + compressedSize(name), 0);
  return [
    {
      what: 'initial script, brotli',
      measured: kilobytes(size),
      allowed: `at most ${kilobytes(allowedScript)}`,
      met: size <= allowedScript,
    },
  ];
};
