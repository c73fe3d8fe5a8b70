/**
 * `npm run restore -- <file> [--yes]`: puts a backup in the place of what the portal has. Asks first, with what would be
 * lost; the portal has to be stopped.
 */
import { resolve } from 'node:path';
import { onData } from './on-data.mjs';
import { actInTerminal } from './portal.mjs';
import { migrationEnvironment } from './storage.mjs';

const words = process.argv
  .slice(2)
  .map((word) => (word === '--yes' ? word : resolve(process.env['INIT_CWD'] ?? '.', word)));

await onData((settings, storage) => actInTerminal(migrationEnvironment(settings, storage), ['restore', ...words]), {
  isBeside: false,
});
