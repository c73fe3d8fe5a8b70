import { Injectable } from '@nestjs/common';
import { argon2id, hash, verify } from 'argon2';
import { forbidden, type Refusal, system, type Actor } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { PasswordProof, SignInMethod } from './sign-in-method.js';

/** OWASP's setting for argon2id: 19 MiB, two passes, one lane. */
const cost = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const freeTries = { account: 5, address: 50 } as const;
const longestWaitSeconds = 900;

/** Somebody's password hash of nothing, so that an unknown account takes as long as a known one. */
const nobody = hash('nobody has this password', cost);

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Seconds to wait after so many failures: none up to the free ones, then doubling, at most 15 minutes. */
export function waitAfter(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(longestWaitSeconds, 2 ** Math.min(failures - free, 20));
}

interface Failure {
  readonly failures: number;
  readonly age: number;
}

/** E-mail and password, with failures counted in the database for all processes. */
@Injectable()
export class PasswordService implements SignInMethod<PasswordProof> {
  constructor(private readonly database: Database) {}

  async verify({ email, password }: PasswordProof, address: string): Promise<string | Refusal> {
    const account = `account:${email.trim().toLowerCase()}`;
    const from = `address:${address}`;
    const found = await this.database.read(system, async (tx) => ({
      wait: Math.max(
        waitLeft(await tx.row<Failure>(failureOf, [account]), freeTries.account),
        waitLeft(await tx.row<Failure>(failureOf, [from]), freeTries.address),
      ),
      person: await tx.row<{ id: string; password_hash: string }>(
        `SELECT p.id, c.password_hash FROM person p JOIN credential c ON c.person_id = p.id WHERE lower(p.email) = lower($1)`,
        [email.trim()],
      ),
    }));
    if (found.wait > 0) return { refused: 'too-many', retryAfterSeconds: found.wait };
    const isRight = await verify(found.person?.password_hash ?? (await nobody), password);
    if (found.person && isRight) {
      await this.database.write(system, (tx) => tx.rows('DELETE FROM sign_in_failure WHERE subject = $1', [account]));
      return found.person.id;
    }
    await this.database.write(system, (tx) => tx.rows(countFailures, [account, from]));
    return { refused: 'sign-in', code: 'wrong-password' };
  }

  /**
   * Changes one's own password and ends all other sessions. The present one is asked for within the write: a
   * retry with the same key finds its answer there before the password, which is another by then.
   */
  change(actor: Actor, current: string, next: string, keepToken: Buffer): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      const held = await tx.row<{ password_hash: string }>(
        'SELECT password_hash FROM credential WHERE person_id = $1 FOR UPDATE',
        [actor.id],
      );
      if (!held || !(await verify(held.password_hash, current))) return forbidden('current-password');
      await tx.rows('UPDATE credential SET password_hash = $2, changed_at = now() WHERE person_id = $1', [
        actor.id,
        await hashPassword(next),
      ]);
      await tx.rows('DELETE FROM session WHERE person_id = $1 AND token_hash <> $2', [actor.id, keepToken]);
      return true as const;
    });
  }
}

// Without its sign: a clock that was set back makes nobody wait for the day it came from.
const failureOf = `SELECT failures, abs(extract(epoch FROM now() - last_at))::int AS age FROM sign_in_failure WHERE subject = $1`;

const countFailures = `
  INSERT INTO sign_in_failure (subject, failures, last_at) VALUES ($1, 1, now()), ($2, 1, now())
  ON CONFLICT (subject) DO UPDATE SET last_at = now(), failures = CASE
    WHEN sign_in_failure.last_at NOT BETWEEN now() - interval '1 hour' AND now() + interval '1 hour' THEN 1 ELSE sign_in_failure.failures + 1 END`;

function waitLeft(failure: Failure | undefined, free: number): number {
  return failure ? Math.max(0, waitAfter(failure.failures, free) - failure.age) : 0;
}
