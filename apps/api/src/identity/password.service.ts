import { Injectable } from '@nestjs/common';
import { argon2id, hash, verify } from 'argon2';
import { forbidden, type Refusal, system, type Actor } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { accountSubject, addressSubject, countTries, freeTries, waitOf } from './attempts.js';
import type { PasswordProof, SignInMethod } from './sign-in-method.js';

/** OWASP's setting for argon2id: 19 MiB, two passes, one lane. */
const cost = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Somebody's password hash of nothing, so that an unknown account takes as long as a known one. */
const nobody = hash('nobody has this password', cost);

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** E-mail and password, with failures counted in the database for all processes. */
@Injectable()
export class PasswordService implements SignInMethod<PasswordProof> {
  constructor(private readonly database: Database) {}

  async verify({ email, password }: PasswordProof, address: string): Promise<string | Refusal> {
    const account = accountSubject(email);
    const from = addressSubject(address);
    const found = await this.database.read(system, async (tx) => ({
      wait: Math.max(await waitOf(tx, account, freeTries.account), await waitOf(tx, from, freeTries.address)),
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
    await this.database.write(system, (tx) => countTries(tx, [account, from]));
    return { refused: 'sign-in', code: 'wrong-password' };
  }

  /** Whether this is the actor's own password, within a write that needs it. */
  async isOwn(tx: Transaction, actor: Actor, password: string): Promise<boolean> {
    const held = await tx.row<{ password_hash: string }>(
      'SELECT password_hash FROM credential WHERE person_id = $1 FOR UPDATE',
      [actor.id],
    );
    return held !== undefined && verify(held.password_hash, password);
  }

  /**
   * Changes one's own password and ends all other sessions. The present one is asked for within the write: a
   * retry with the same key finds its answer there before the password, which is another by then.
   */
  change(actor: Actor, current: string, next: string, keepToken: Buffer): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      if (!(await this.isOwn(tx, actor, current))) return forbidden('current-password');
      await tx.rows('UPDATE credential SET password_hash = $2, changed_at = now() WHERE person_id = $1', [
        actor.id,
        await hashPassword(next),
      ]);
      await tx.rows('DELETE FROM session WHERE person_id = $1 AND token_hash <> $2', [actor.id, keepToken]);
      return true as const;
    });
  }
}
