/** The settings of `npm start`, read once; a wrong one is refused before anything is touched. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspaceRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

export const staticDir = resolve(workspaceRoot, 'dist/static');

/** Said to the person who starts the portal, without a stack: they can put it right. */
export class Unstartable extends Error {}

const portFrom = (text, name, standard) => {
  const port = text === undefined || text === '' ? standard : Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Unstartable(`${name} must be a port between 1 and 65535, not "${text}".`);
};

const switchFrom = (text, name) => {
  const word = (text ?? '').toLowerCase();
  if (['', 'on', 'true', '1', 'yes'].includes(word)) return true;
  if (['off', 'false', '0', 'no'].includes(word)) return false;
  throw new Unstartable(`${name} is "on" or "off", not "${text}".`);
};

const databaseFrom = (text, name) => {
  if (text === undefined || text === '') return undefined;
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  // The value may hold a password: it is not repeated.
  throw new Unstartable(`${name} must look like postgres://user:password@host:5432/database.`);
};

/** Where a person opens it; a wildcard host is no address. */
const localAddress = (host, port) => {
  const shown = ['0.0.0.0', ''].includes(host) ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
};

export const settingsFrom = (env, folder = workspaceRoot) => {
  const host = env['HOST'] || '127.0.0.1';
  const port = portFrom(env['PORT'], 'PORT', 3000);
  const production = env['NODE_ENV'] === 'production';
  const databaseUrl = databaseFrom(env['DATABASE_URL'], 'DATABASE_URL');
  const databaseAppUrl = databaseFrom(env['DATABASE_APP_URL'], 'DATABASE_APP_URL');
  if (databaseAppUrl !== undefined && databaseUrl === undefined) {
    throw new Unstartable('DATABASE_APP_URL needs DATABASE_URL: the owner of the same database, who migrates it.');
  }
  const probe = localAddress(host, port);
  return {
    host,
    port,
    production,
    dataDir: resolve(folder, env['DATA_DIR'] || '.data'),
    databaseUrl,
    databaseAppUrl,
    sampleData: !production && switchFrom(env['SAMPLE_DATA'], 'SAMPLE_DATA'),
    samplePassword: env['SAMPLE_PASSWORD'] || undefined,
    probe,
    address: env['PUBLIC_URL'] || probe,
  };
};

/** The owner's address with the name and password of the role that the API runs as. */
export const appUrlFrom = (databaseUrl, password) => {
  const url = new URL(databaseUrl);
  url.username = 'portal_app';
  url.password = password;
  return url.href;
};
