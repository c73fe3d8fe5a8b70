/**
 * Makes the map's geometry from the copied source. Deterministic: running it again changes nothing, and a test holds
 * the files to it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { geometryOf } from './reference/geometry.mjs';
import { workspaceRoot } from './settings.mjs';

const folder = join(workspaceRoot, 'libs/reference');
const read = async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'));

const files = geometryOf(
  await read('source/world-un.topo.json'),
  await read('src/countries.json'),
  await read('src/regions.json'),
  await read('src/other-countries.json'),
);
for (const [name, value] of Object.entries(files)) {
  const text = `${JSON.stringify(value)}\n`;
  await writeFile(join(folder, 'src/geometry', name), text);
  console.log(`${name}: ${text.length} bytes, ${brotliCompressSync(text).length} with brotli`);
}
