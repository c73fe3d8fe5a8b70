import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { Foundation1700000000001 } from '../migrations/0001-foundation.js';
import { Identity1700000000002 } from '../migrations/0002-identity.js';
import { Status1700000000003 } from '../migrations/0003-status.js';
import { DocumentsAndWork1700000000004 } from '../migrations/0004-documents-and-work.js';
import { RightsInFewerQuestions1700000000005 } from '../migrations/0005-rights-in-fewer-questions.js';
import { Jobs1700000000006 } from '../migrations/0006-jobs.js';
import { NothingUnseen1700000000007 } from '../migrations/0007-nothing-unseen.js';
import { Mail1700000000008 } from '../migrations/0008-mail.js';
import { Retention1700000000015 } from '../migrations/0015-retention.js';
import { Reminders1700000000016 } from '../migrations/0016-reminders.js';
import { Settings1700000000017 } from '../migrations/0017-settings.js';
import { asOwner, type Owner } from '../loading/owner.js';
import { loadFacts } from '../loading/facts.js';
import { loadReference } from '../loading/reference.js';
import { closeSampleAccounts, loadSample } from '../loading/sample.js';
import { readDaysAndInstantsAsText } from './platform/database/instants.js';
import { runJobsCommand } from './platform/jobs/job-command.js';
import { rebuildSpans } from './status/spans.service.js';

/** Makes the role that the API runs as, migrates, loads; or does one of the acts named on the command line. */
async function main(act: string | undefined, words: readonly string[]): Promise<void> {
  const { DATABASE_URL: url, PORTAL_APP_PASSWORD: password } = process.env;
  if (!url) throw new Error('DATABASE_URL is missing: the address of the database, as its owner');
  readDaysAndInstantsAsText();
  const source = new DataSource({
    type: 'postgres',
    url,
    synchronize: false,
    migrations: [
      Foundation1700000000001,
      Identity1700000000002,
      Status1700000000003,
      DocumentsAndWork1700000000004,
      RightsInFewerQuestions1700000000005,
      Jobs1700000000006,
      NothingUnseen1700000000007,
      Mail1700000000008,
      Retention1700000000015,
      Reminders1700000000016,
      Settings1700000000017,
    ],
    migrationsTableName: 'migration',
    extra: { options: '-c timezone=UTC' },
  });
  await source.initialize();
  try {
    if (password) await ensureRole(source, password);
    await source.runMigrations({ transaction: 'each' });
    const acts: Readonly<Record<string, (owner: Owner) => Promise<void>>> = {
      rebuild,
      jobs: async (owner) => {
        console.log(await runJobsCommand(url, owner.rows.bind(owner), words));
      },
    };
    const chosen = act === undefined ? load : acts[act];
    if (!chosen) throw new Error(`There is no act "${act ?? ''}". There are: ${Object.keys(acts).join(', ')}`);
    await asOwner(source, chosen);
  } finally {
    await source.destroy();
  }
}

async function load(owner: Owner): Promise<void> {
  await loadReference(owner);
  await loadFacts(owner);
  const isTrial =
    process.env['NODE_ENV'] !== 'production' && !['off', 'false', '0'].includes(process.env['SAMPLE_DATA'] ?? 'on');
  if (isTrial) await loadSample(owner, { password: process.env['SAMPLE_PASSWORD'] ?? null });
  else await closeSampleAccounts(owner);
}

async function rebuild(owner: Owner): Promise<void> {
  const count = await rebuildSpans(owner);
  console.log(`Made ${count} spans anew from the claims.`);
}

/** NOSUPERUSER, NOBYPASSRLS, owner of nothing: row security holds for it always. */
async function ensureRole(source: DataSource, password: string): Promise<void> {
  const known: unknown[] = await source.query(`SELECT 1 FROM pg_roles WHERE rolname = 'portal_app'`);
  const verb = known.length > 0 ? 'ALTER' : 'CREATE';
  const literal = `'${password.replaceAll("'", "''")}'`;
  await source.query(
    `${verb} ROLE portal_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${literal}`,
  );
}

main(process.argv[2], process.argv.slice(3)).catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
});
