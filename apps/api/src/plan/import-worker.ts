import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from './import-file.js';

// Reads one file beside the event loop, and ends.
if (parentPort && workerData instanceof Uint8Array) {
  parentPort.postMessage(await readFile(Buffer.from(workerData)));
}
