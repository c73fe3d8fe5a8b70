import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { DataSource } from 'typeorm';
import { backUp } from './backup.js';
import { type Manifest, Unkept } from './manifest.js';
import { restore } from './restore.js';

const wordOfConsent = 'replace';

/** `backup [file]`: writes it, by default into the data folder under the instant's name, and says what it holds. */
export async function backupCommand(source: DataSource, dataFolder: string, words: readonly string[]): Promise<void> {
  const instant = new Date().toISOString().replace(/[:.]/g, '-');
  const file = resolve(words[0] ?? join(dataFolder, 'backups', `portal-${instant}.zip`));
  const manifest = await backUp(source, dataFolder, file);
  const { size } = await stat(file);
  console.log(`${file}: ${holds(manifest)} (${(size / 1_000_000).toFixed(1)} MB).`);
  console.log(`Its audit trail ends with ${manifest.audit.lastHash}: keep that line elsewhere.`);
  console.log('It holds password hashes and secrets: keep it as the database itself is kept.');
  console.log(
    'The key of the secrets (SECRETS_KEY) is not in it: without that key risks are unreadable. Keep it apart.',
  );
}

/** `restore <file> [--yes]`: asks before it replaces anything; `--yes` is for scripts. */
export async function restoreCommand(source: DataSource, dataFolder: string, words: readonly string[]): Promise<void> {
  const [file, ...more] = words.filter((word) => word !== '--yes');
  if (!file || more.length > 0) throw new Unkept('Say which one: npm run restore -- <file> [--yes]');
  const isAgreed = words.includes('--yes');
  const manifest = await restore(source, resolve(file), {
    dataFolder,
    confirm: async (lost) => {
      console.log(lost);
      if (isAgreed) return true;
      if (!process.stdin.isTTY) throw new Unkept('Nobody can be asked here: nothing was restored. Add --yes to do it.');
      const asking = createInterface({ input: process.stdin, output: process.stdout });
      const answer = await asking.question(`Type "${wordOfConsent}" to replace it: `);
      asking.close();
      return answer.trim().toLowerCase() === wordOfConsent;
    },
  });
  if (!manifest) throw new Unkept('Nothing was restored.');
  console.log(`Restored the backup of ${manifest.at}: ${holds(manifest)}. The audit trail is whole.`);
  console.log('Everybody signs in again.');
}

function holds({ tables, files, audit }: Manifest): string {
  const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows ?? 0;
  return `${audit.entries} audit entries, ${rowsOf('claim')} claims, ${rowsOf('document')} documents, ${files.length} files`;
}
