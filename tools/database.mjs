/**
 * `npm run database -- <act>`: runs an act of the migration script on the portal's data, such as `rebuild`, which makes
 * again what is derived from the claims, or `administrator <e-mail>`, which prints the link by which the first administrator
 * sets a password (`npm run administrator -- <e-mail>`). Works beside a running portal, or starts the database for the while.
 */
import { onData } from './on-data.mjs';
import { migrate } from './portal.mjs';
import { Unstartable } from './settings.mjs';
import { migrationEnvironment } from './storage.mjs';

const act = process.argv.slice(2);

await onData(
  async (settings, storage) => {
    if (act.length === 0) throw new Unstartable('Say what to do: npm run database -- rebuild');
    const said = await migrate({ ...migrationEnvironment(settings, storage), PUBLIC_URL: settings.address }, act);
    if (said !== '') console.log(said);
    return 0;
  },
  { isBeside: true },
);
