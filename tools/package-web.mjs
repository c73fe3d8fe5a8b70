/** Copies the built web to `dist/static`, each text file beside its brotli and gzip form. */
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
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

await rm(staticDir, { recursive: true, force: true });
await cp(built, staticDir, { recursive: true });
const files = await readdir(staticDir, { recursive: true, withFileTypes: true });
await Promise.all(
  files
    .filter((entry) => entry.isFile() && compressible.test(entry.name))
    .map((entry) => compress(join(entry.parentPath, entry.name))),
);
