import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret kept under this name in the data folder, readable by its owner only; whoever asks first makes it.
 * Processes that start at the same instant agree: a name is taken once.
 */
export async function keptSecret(dataFolder: string, name: string): Promise<string> {
  const folder = join(dataFolder, 'secrets');
  const file = join(folder, name);
  const known = await readKept(file);
  if (known) return known;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(unfinished, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    await link(unfinished, file).catch((failure: unknown) => {
      if (codeOf(failure) !== 'EEXIST') throw failure;
    });
  } finally {
    await rm(unfinished);
  }
  const kept = await readKept(file);
  if (!kept) throw new Error(`${file} is empty: remove it, and the next start makes it anew`);
  return kept;
}

async function readKept(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return null;
    throw failure;
  }
}

function codeOf(failure: unknown): unknown {
  return typeof failure === 'object' && failure !== null && 'code' in failure ? failure.code : undefined;
}
