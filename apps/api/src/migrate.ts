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
import { Rounds1700000000009 } from '../migrations/0009-rounds.js';
import { People1700000000010 } from '../migrations/0010-people.js';
import { SharedLimits1700000000011 } from '../migrations/0011-shared-limits.js';
import { Exports1700000000013 } from '../migrations/0013-exports.js';
import { Documents1700000000014 } from '../migrations/0014-documents.js';
import { Retention1700000000015 } from '../migrations/0015-retention.js';
import { Reminders1700000000016 } from '../migrations/0016-reminders.js';
import { Settings1700000000017 } from '../migrations/0017-settings.js';
import { Team1700000000018 } from '../migrations/0018-team.js';
import { Plan1700000000019 } from '../migrations/0019-plan.js';
import { AuditAtCommit1700000000020 } from '../migrations/0020-audit-at-commit.js';
import { PlanImports1700000000021 } from '../migrations/0021-plan-imports.js';
import { TeamMeetings1700000000022 } from '../migrations/0022-team-meetings.js';
import { PlanReminders1700000000023 } from '../migrations/0023-plan-reminders.js';
import { SharedPlans1700000000025 } from '../migrations/0025-shared-plans.js';
import { TeamAndPlan1700000000026 } from '../migrations/0026-team-and-plan.js';
import { RoundTable1700000000030 } from '../migrations/0030-round-table.js';
import { Positions1700000000034 } from '../migrations/0034-positions.js';
import { Priorities1700000000035 } from '../migrations/0035-priorities.js';
import { Agenda1700000000040 } from '../migrations/0040-agenda.js';
import { Delegation1700000000033 } from '../migrations/0033-delegation.js';
import { Conclusion1700000000036 } from '../migrations/0036-conclusion.js';
import { Minutes1700000000041 } from '../migrations/0041-minutes.js';
import { RoundTableTemplate1700000000042 } from '../migrations/0042-round-table-template.js';
import { ActionServes1700000000045 } from '../migrations/0045-action-serves.js';
import { ErasedAccounts1700000000048 } from '../migrations/0048-erased-accounts.js';
import { RoundTableStamp1700000000061 } from '../migrations/0061-round-table-stamp.js';
import { MeetingInvitation1700000000038 } from '../migrations/0038-meeting-invitation.js';
import { CalendarFeed1700000000039 } from '../migrations/0039-calendar-feed.js';
import { Risk1700000000050 } from '../migrations/0050-risk.js';
import { RiskAccess1700000000051 } from '../migrations/0051-risk-access.js';
import { RegionalRiskPicture1700000000055 } from '../migrations/0055-regional-risk-picture.js';
import { PictureSharers1700000000056 } from '../migrations/0056-picture-sharers.js';
import { DatePoll1700000000032 } from '../migrations/0032-date-poll.js';
import { asOwner, type Owner } from '../loading/owner.js';
import { loadFacts } from '../loading/facts.js';
import { inviteFirstAdministrator } from '../loading/first-administrator.js';
import { loadReference } from '../loading/reference.js';
import { loadRoundTables } from '../loading/round-tables.js';
import { closeSampleAccounts, loadSample } from '../loading/sample.js';
import { type Environment, withSecretFiles } from './platform/settings/secret-files.js';
import { backupCommand, restoreCommand } from '../backup/commands.js';
import { rotateCommand } from '../backup/rotate-key.js';
import { masterKeyOf } from './platform/vault/master-key.js';
import { readDaysAndInstantsAsText } from './platform/database/instants.js';
import { runFilesCommand } from './platform/files/files-command.js';
import { runJobsCommand } from './platform/jobs/job-command.js';
import { rebuildSpans } from './status/spans.service.js';

/** The number of the advisory lock that whoever migrates, restores or loads holds. */
const migrationLock = 7_204_352;

/** Makes the role that the API runs as, migrates, loads; or does one of the acts named on the command line. */
async function main(act: string | undefined, words: readonly string[]): Promise<void> {
  const environment = withSecretFiles(process.env);
  const { DATABASE_URL: url, PORTAL_APP_PASSWORD: password, DATA_DIR: dataFolder = '.data' } = environment;
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
      Rounds1700000000009,
      People1700000000010,
      SharedLimits1700000000011,
      Exports1700000000013,
      Documents1700000000014,
      Retention1700000000015,
      Reminders1700000000016,
      Settings1700000000017,
      Team1700000000018,
      Plan1700000000019,
      AuditAtCommit1700000000020,
      PlanImports1700000000021,
      TeamMeetings1700000000022,
      PlanReminders1700000000023,
      SharedPlans1700000000025,
      TeamAndPlan1700000000026,
      RoundTable1700000000030,
      Positions1700000000034,
      Priorities1700000000035,
      Agenda1700000000040,
      Delegation1700000000033,
      Conclusion1700000000036,
      Minutes1700000000041,
      RoundTableTemplate1700000000042,
      ActionServes1700000000045,
      ErasedAccounts1700000000048,
      RoundTableStamp1700000000061,
      MeetingInvitation1700000000038,
      CalendarFeed1700000000039,
      DatePoll1700000000032,
      Risk1700000000050,
      RiskAccess1700000000051,
      RegionalRiskPicture1700000000055,
      PictureSharers1700000000056,
    ],
    migrationsTableName: 'migration',
    extra: { options: '-c timezone=UTC' },
  });
  await source.initialize();
  try {
    await oneAtATime(source, async () => {
      if (act === 'backup') return backupCommand(source, dataFolder, words);
      if (password) await ensureRole(source, password);
      if (act === 'restore') return restoreCommand(source, dataFolder, words);
      const done = await source.runMigrations({ transaction: 'each' });
      if (done.length > 0) console.log(`Migrated: ${done.map(({ name }) => name).join(', ')}.`);
      if (act === 'rotate-key') return rotateCommand(source, dataFolder, environment);
      const acts: Readonly<Record<string, (owner: Owner) => Promise<void>>> = {
        rebuild,
        administrator: (owner) => administrator(owner, words[0]),
        files: async (owner) => {
          console.log(await runFilesCommand(environment, owner.rows.bind(owner), words));
        },
        jobs: async (owner) => {
          console.log(await runJobsCommand(url, owner.rows.bind(owner), words));
        },
      };
      const chosen = act === undefined ? (owner: Owner) => load(owner, environment) : acts[act];
      if (!chosen)
        throw new Error(
          `There is no act "${act ?? ''}". There are: ${[...Object.keys(acts), 'backup', 'restore', 'rotate-key'].join(', ')}`,
        );
      await asOwner(source, chosen);
    });
  } finally {
    await source.destroy();
  }
}

/** Several processes may start at one instant: the second waits, and finds nothing left to do. */
async function oneAtATime(source: DataSource, work: () => Promise<void>): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    const [row] = (await runner.query('SELECT pg_try_advisory_lock($1) AS taken', [migrationLock])) as [
      { readonly taken: boolean },
    ];
    if (!row.taken) {
      console.log('Another process is preparing the database; waiting for it.');
      await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    }
    await work();
  } finally {
    // Its session ends with the pool, and the lock with it.
    await runner.release();
  }
}

async function load(owner: Owner, environment: Environment): Promise<void> {
  await loadReference(owner);
  await loadFacts(owner);
  await loadRoundTables(owner);
  const isTrial =
    environment['NODE_ENV'] !== 'production' && !['off', 'false', '0'].includes(environment['SAMPLE_DATA'] ?? 'on');
  if (!isTrial) return closeSampleAccounts(owner);
  const { SAMPLE_PASSWORD: password = null, SECRETS_KEY: given = null, DATA_DIR: dataFolder } = environment;
  // Without a data folder it is not known by which key the portal will open what is sealed.
  const master = given || dataFolder ? await masterKeyOf(given || null, dataFolder ?? '.data') : null;
  await loadSample(owner, { password, master });
}

async function rebuild(owner: Owner): Promise<void> {
  const count = await rebuildSpans(owner);
  console.log(`Made ${count} spans anew from the claims.`);
}

async function administrator(owner: Owner, email: string | undefined): Promise<void> {
  const address = (process.env['PUBLIC_URL'] || 'http://127.0.0.1:3000').replace(/\/+$/, '');
  const link = await inviteFirstAdministrator(owner, email, address);
  console.log(`Open this once, within 7 days, to become the first administrator:\n${link}`);
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
