/**
 * Copies the built web to `dist/static`: scripts minified a second time, which takes a twentieth off what a first visit
 * fetches; each text file beside its brotli and gzip form.
 */
import { createHash } from 'node:crypto';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { minify } from '@swc/core';
import { staticDir, workspaceRoot } from './settings.mjs';

// A folder of its own: what is written into the build's folder is wiped when Nx restores that from its cache.
const built = join(workspaceRoot, 'dist/apps/web/browser');
const compressible = /\.(js|mjs|css|html|json|svg|txt|xml|webmanifest|map)$/;

// Below this an answer fits one packet anyway.
const smallest = 1_024;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const compress = async (file) => {
  const content = await readFile(file);
  if (content.length < smallest) return;
  const [br, gz] = await Promise.all([
    brotli(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
    zip(content, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
};

/** What the bundler wrote; the service worker's own file and a library's worker keep what they were shipped with. */
const ours = /^(main|chunk)-[\w-]+\.js$/;

/** Answers the name and the new SHA-1, by which the service worker knows the file. */
const tighten = async (name) => {
  const file = join(staticDir, name);
  const { code } = await minify(await readFile(file, 'utf8'), {
    module: true,
    ecma: 2022,
    compress: { ecma: 2022, passes: 2 },
    mangle: { toplevel: true },
  });
  await writeFile(file, code);
  return [`/${name}`, createHash('sha1').update(code).digest('hex')];
};

const tightenAll = async (names) => {
  const hashes = [];
  // One after the other: the minifier uses every core by itself.
  for (const name of names.filter((each) => ours.test(each))) hashes.push(await tighten(name));
  const table = join(staticDir, 'ngsw.json');
  const known = JSON.parse(await readFile(table, 'utf8'));
  Object.assign(known.hashTable, Object.fromEntries(hashes));
  await writeFile(table, JSON.stringify(known));
};

await rm(staticDir, { recursive: true, force: true });
await cp(built, staticDir, { recursive: true });
await tightenAll(await readdir(staticDir));
const files = await readdir(staticDir, { recursive: true, withFileTypes: true });
await Promise.all(
  files
    .filter((entry) => entry.isFile() && compressible.test(entry.name))
    .map((entry) => compress(join(entry.parentPath, entry.name))),
);
