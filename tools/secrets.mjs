/** Passwords made once and kept in the data folder, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileOf = (dataDir, name) => join(dataDir, 'secrets', name);

const keep = (file, secret) => {
  writeFileSync(`${file}.new`, `${secret}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return secret;
};

const random = () => randomBytes(18).toString('base64url');

/** The secret kept under this name; the first call makes it. A given one replaces what was kept. */
export const keptSecret = (dataDir, name, given) => {
  mkdirSync(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
  const file = fileOf(dataDir, name);
  const kept = (() => {
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      return '';
    }
  })();
  if (given !== undefined && given !== '') return given === kept ? kept : keep(file, given);
  return kept === '' ? keep(file, random()) : kept;
};
