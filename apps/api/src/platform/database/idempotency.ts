import { Inject, Injectable } from '@nestjs/common';
import { createHash, createHmac } from 'node:crypto';
import { type Actor, isRefusal, type Refusal } from '@portal/domain';
import { type Asked, isRequestActor } from './request-actor.js';
import type { Transaction } from './transaction.js';

/** The key was used with another body. */
export class KeyReused extends Error {}

/** The same request is still under way. */
export class KeyRunning extends Error {}

/** The token of the secret that bodies are fingerprinted with. */
export const FINGERPRINT_SECRET = Symbol('fingerprint-secret');

/** Gives a request with an `Idempotency-Key` the effect of one, however often it comes. */
@Injectable()
export class Idempotency {
  constructor(@Inject(FINGERPRINT_SECRET) private readonly secret: string) {}

  /**
   * Does the work, or answers as the first time; what was refused may be tried again with the same key.
   *
   * @param isFirst whether this transaction holds the key's lock
   */
  async once<T>(
    actor: Actor,
    tx: Transaction,
    isFirst: boolean,
    work: (tx: Transaction) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const key = keyOf(actor);
    if (!key) return work(tx);
    if (!isFirst) throw new KeyRunning();
    const fingerprint = this.fingerprintOf(key.bodyHash);
    const kept = await tx.row<{ body_hash: string; answer: T }>(
      'SELECT body_hash, answer FROM idempotency WHERE person_id = $1 AND method = $2 AND path = $3 AND key = $4',
      ownerOf(actor, key),
    );
    if (kept && kept.body_hash !== fingerprint) throw new KeyReused();
    if (kept) return kept.answer;
    const result = await work(tx);
    if (isRefusal(result)) return result;
    await tx.post('idempotency', {
      person_id: actor.id,
      method: key.method,
      path: key.path,
      key: key.key,
      body_hash: fingerprint,
      answer: result === undefined ? null : result,
    });
    return result;
  }

  /** A body may hold passwords: without the server's secret nobody who has the table can try words on it. */
  private fingerprintOf(bodyHash: string): string {
    return createHmac('sha256', this.secret).update(bodyHash).digest('hex');
  }
}

/** The number of the advisory lock on a request's key: one transaction at a time. Null: it carries no key. */
export function lockOf(actor: Actor): bigint | null {
  const key = keyOf(actor);
  return key && createHash('sha256').update(ownerOf(actor, key).join(' ')).digest().readBigInt64BE();
}

function keyOf(actor: Actor): Asked['once'] {
  return isRequestActor(actor) ? actor.asked.once : null;
}

/** Whose a key is: person, method, path, key. */
function ownerOf(actor: Actor, { method, path, key }: NonNullable<Asked['once']>): readonly string[] {
  return [actor.id, method, path, key];
}
