/**
 * `npm run rotate-key`: puts the keys of all sealed texts under a new master key. Interrupted, it goes on when it is run
 * again; the portal has to be stopped.
 */
import { onData } from './on-data.mjs';
import { actInTerminal } from './portal.mjs';
import { migrationEnvironment } from './storage.mjs';

await onData((settings, storage) => actInTerminal(migrationEnvironment(settings, storage), ['rotate-key']), {
  isBeside: false,
});
