import type { ReadTransaction } from '../platform/database/transaction.js';

const longestWaitSeconds = 900;

/** Tries that cost no wait: on an account, from an address. */
export const freeTries = { account: 5, address: 50 } as const;

/** Seconds to wait after so many failures: none up to the free ones, then doubling, at most 15 minutes. */
export function waitAfter(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(longestWaitSeconds, 2 ** Math.min(failures - free, 20));
}

interface Attempts {
  readonly failures: number;
  readonly age: number;
}

/** What was tried within the hour, counted in the database for all processes. */
export async function triesOf(tx: ReadTransaction, subject: string): Promise<number> {
  return (await attemptsOf(tx, subject))?.failures ?? 0;
}

/** Seconds that are left to wait before the next try. */
export async function waitOf(tx: ReadTransaction, subject: string, free: number): Promise<number> {
  const made = await attemptsOf(tx, subject);
  return made ? Math.max(0, waitAfter(made.failures, free) - made.age) : 0;
}

/** Counts a try; an hour without any begins anew. */
export async function countTries(tx: ReadTransaction, subjects: readonly string[]): Promise<void> {
  await tx.rows(
    `INSERT INTO sign_in_failure (subject, failures, last_at) SELECT subject, 1, now() FROM unnest($1::text[]) AS subject
     ON CONFLICT (subject) DO UPDATE SET last_at = now(), failures = CASE
       WHEN sign_in_failure.last_at NOT BETWEEN now() - interval '1 hour' AND now() + interval '1 hour' THEN 1
       ELSE sign_in_failure.failures + 1 END`,
    [subjects],
  );
}

function attemptsOf(tx: ReadTransaction, subject: string): Promise<Attempts | undefined> {
  return tx.row<Attempts>(
    // The age without its sign: a clock that was set back makes nobody wait for the day it came from.
    `SELECT CASE WHEN last_at NOT BETWEEN now() - interval '1 hour' AND now() + interval '1 hour' THEN 0
         ELSE failures END AS failures,
       abs(extract(epoch FROM now() - last_at))::int AS age FROM sign_in_failure WHERE subject = $1`,
    [subject],
  );
}

/** An account as failures are counted on it. */
export function accountSubject(email: string): string {
  return `account:${email.trim().toLowerCase()}`;
}

export function addressSubject(address: string): string {
  return `address:${address}`;
}
