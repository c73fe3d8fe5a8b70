import { jest } from '@jest/globals';
import * as real from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DiskFileStore as Store } from './disk-file-store.js';

/** The disk takes half of what it is given, then is full. */
jest.unstable_mockModule('node:fs/promises', () => ({
  ...real,
  writeFile: async (path: string, bytes: Buffer) => {
    await real.writeFile(path, bytes.subarray(0, bytes.length / 2));
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  },
}));

describe('a disk that is full', () => {
  let folder = '';
  let store: Store;
  beforeAll(async () => {
    folder = await real.mkdtemp(join(tmpdir(), 'portal-full-'));
    const { DiskFileStore } = await import('./disk-file-store.js');
    store = new DiskFileStore(folder);
  });
  afterAll(() => real.rm(folder, { recursive: true, force: true }));

  it('says so in words, and keeps nothing half-written', async () => {
    await expect(store.keep('ab'.repeat(32), Buffer.from('twelve bytes'))).rejects.toMatchObject({
      code: 'storage-full',
    });
    const left: string[] = [];
    for await (const { name } of store.list()) left.push(name);
    expect(left).toEqual([]);
    expect(await real.readdir(join(folder, 'files', 'ab'))).toEqual([]);
  });
});
