import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { jest } from '@jest/globals';
import { DiskFileStore } from './disk-file-store.js';
import { StorageFailure } from './file-store.js';

const bytes = Buffer.from('the minutes of a meeting');
const sha256 = createHash('sha256').update(bytes).digest('hex');

describe('files in the data folder', () => {
  let folder = '';
  let store: DiskFileStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-files-'));
    store = new DiskFileStore(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const kept = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => !entry.isDirectory());

  it('are kept once under their content, and read again', async () => {
    await store.keep(sha256, bytes);
    await store.keep(sha256, bytes);
    expect(await kept()).toHaveLength(1);
    const stream = await store.open(sha256);
    expect(stream && (await text(stream))).toBe(bytes.toString());
    expect(await store.open('0'.repeat(64))).toBeNull();
  });

  it('leave nothing half written where the disk is full, and are kept when there is room again', async () => {
    await mkdir(join(folder, 'files', sha256.slice(0, 2)), { recursive: true });
    const now = jest.spyOn(performance, 'now').mockReturnValue(1);
    try {
      // Whoever writes to the device behind the unfinished file's name meets a full disk.
      await symlink('/dev/full', join(folder, 'files', sha256.slice(0, 2), `${sha256}.${process.pid}.1`));
      await expect(store.keep(sha256, bytes)).rejects.toBeInstanceOf(StorageFailure);
    } finally {
      now.mockRestore();
    }
    expect(await kept()).toEqual([]);
    expect(await store.open(sha256)).toBeNull();
    await store.keep(sha256, bytes);
    expect(await kept()).toHaveLength(1);
  });

  it('are not hidden behind a full disk where the fault is another', async () => {
    await writeFile(join(folder, 'files'), 'a file where the folder should be');
    const failure: unknown = await store.keep(sha256, bytes).catch((problem: unknown) => problem);
    expect(failure).toMatchObject({ code: 'ENOTDIR' });
    expect(failure).not.toBeInstanceOf(StorageFailure);
  });
});
