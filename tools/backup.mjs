/**
 * `npm run backup [-- <file>]`: writes database and documents into one archive, beside a running portal too. Without a
 * name it goes to `DATA_DIR/backups`.
 */
import { resolve } from 'node:path';
import { onData } from './on-data.mjs';
import { actInTerminal } from './portal.mjs';
import { migrationEnvironment } from './storage.mjs';

const files = process.argv.slice(2).map((file) => resolve(process.env['INIT_CWD'] ?? '.', file));

await onData(
  (settings, storage) => actInTerminal(migrationEnvironment(settings, storage), ['backup', ...files.slice(0, 1)]),
  { isBeside: true },
);
