import { PgBoss } from 'pg-boss';
import { jobsSchema } from './jobs-schema.js';

interface Failed {
  readonly id: string;
  readonly name: string;
  readonly begun: string;
  readonly problem: string | null;
}

/** What the command line asks of the database: the rows of a statement. */
type Ask = <T>(sql: string, values?: readonly unknown[]) => Promise<T[]>;

/**
 * `npm run jobs`: lists what was given up; `npm run jobs -- retry all` or with ids makes it due again. Answers what to
 * print.
 *
 * @throws Error where a word is none of these, or an id names no job that was given up
 */
export async function runJobsCommand(databaseUrl: string, ask: Ask, words: readonly string[]): Promise<string> {
  const failed = await ask<Failed>(failedSql);
  const [act, ...ids] = words;
  if (act === undefined) return failed.length === 0 ? 'Nothing was given up.' : failed.map(lineOf).join('\n');
  if (act !== 'retry' || ids.length === 0)
    throw new Error('Say: npm run jobs, or npm run jobs -- retry all, or retry <id> …');
  const chosen = ids.includes('all') ? failed : failed.filter(({ id }) => ids.includes(id));
  const unknown = ids.filter((id) => id !== 'all' && !failed.some((job) => job.id === id));
  if (unknown.length > 0) throw new Error(`No job that was given up: ${unknown.join(', ')}`);
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: jobsSchema,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    for (const { name, id } of chosen) await boss.retry(name, id);
  } finally {
    await boss.stop({ graceful: false });
  }
  return `Due again: ${chosen.length}.`;
}

function lineOf({ id, name, begun, problem }: Failed): string {
  return `${id}  ${name}  ${begun}  ${problem ?? ''}`.trimEnd();
}

const failedSql = `
  SELECT id, name, to_char(created_on, 'YYYY-MM-DD HH24:MI') AS begun, output ->> 'message' AS problem
  FROM ${jobsSchema}.job WHERE state = 'failed' ORDER BY created_on, id`;
