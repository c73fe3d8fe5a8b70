/** Loaded before the API (`node --import`): an API whose supervisor was killed must not keep the port. */
import { whenParentGone } from './processes.mjs';

whenParentGone(() => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 3_000).unref();
});
