import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ImportTable, InvalidCode } from '@portal/domain';
import type { ReadFile } from './import-file.js';

export type ImportFormat = 'xlsx' | 'xls' | 'ods' | 'csv' | 'docx';

/** What a file holds, or what is wrong with it. */
export type FileReading = { readonly tables: readonly ImportTable[] } | { readonly wrong: InvalidCode };

/** What takes longer was made to take long. */
const mostMilliseconds = 25_000;
const mostMegabytes = 768;

/** Beside the bundle; where the sources run by themselves, beside what was built of them. */
const workerAddress = [
  new URL('./import-worker.mjs', import.meta.url),
  new URL('../../../../dist/apps/api/import-worker.mjs', import.meta.url),
].find((address) => existsSync(address));

/**
 * Reads a file in a thread of its own: a workbook of 20 000 rows takes seconds, in which nobody else would be answered.
 * The thread may neither take long nor fill the memory.
 */
export function readBeside(bytes: Buffer): Promise<ReadFile> {
  if (!workerAddress) throw new Error('the reader of files was not built');
  const worker = new Worker(workerAddress, {
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    stdout: true,
    stderr: true,
  });
  return new Promise<ReadFile>((resolve) => {
    const end = (reading: ReadFile) => {
      clearTimeout(timer);
      resolve(reading);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ wrong: 'file-swollen' }), mostMilliseconds);
    worker.once('message', (reading: ReadFile) => end(reading));
    worker.once('error', (failure: Error & { readonly code?: string }) => {
      end({ wrong: failure.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'file-swollen' : 'file-unreadable' });
    });
  });
}
