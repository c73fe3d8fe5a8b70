import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptSecret } from './kept-secret.js';

describe('a secret in the data folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-secret-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is one, whichever process makes it, and its owner’s alone', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => keptSecret(folder, 'one')));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^[\w-]{43}$/);
    expect(await keptSecret(folder, 'one')).toBe(secrets[0]);
    expect(await keptSecret(folder, 'another')).not.toBe(secrets[0]);
    expect((await readdir(join(folder, 'secrets'))).sort()).toEqual(['another', 'one']);
    expect((await stat(join(folder, 'secrets', 'one'))).mode & 0o777).toBe(0o600);
  });

  it('is never an empty one', async () => {
    await keptSecret(folder, 'one');
    await writeFile(join(folder, 'secrets', 'one'), '');
    await expect(keptSecret(folder, 'one')).rejects.toThrow('is empty');
  });
});
