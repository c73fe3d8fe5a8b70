/** Makes the secrets that docker-compose.yml mounts: once, at random. What is there is left as it is. No dependency. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names and contents; both addresses name the services of docker-compose.yml. */
export const composeSecrets = (password = () => randomBytes(24).toString('base64url')) => {
  const [owner, app] = [password(), password()];
  return {
    'database-password': owner,
    'database-owner-url': `postgres://portal:${owner}@database:5432/portal`,
    'portal-app-password': app,
    'database-app-url': `postgres://portal_app:${app}@database:5432/portal`,
  };
};

/** Writes them into a folder that only its owner enters; the files themselves are read by the user in the container. */
export const writeSecrets = (folder) => {
  if (existsSync(folder)) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, secret] of Object.entries(composeSecrets()))
    writeFileSync(join(folder, name), `${secret}\n`, { mode: 0o444 });
  return true;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../deploy/compose/secrets', import.meta.url));
  console.log(writeSecrets(folder) ? `Made ${folder}.` : `${folder} is there already: nothing was changed.`);
}
