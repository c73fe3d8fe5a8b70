import { Inject, Injectable } from '@nestjs/common';
import { createHash, createHmac } from 'node:crypto';
import { type Actor, isRefusal, type Refusal } from '@portal/domain';
import type { DataKey } from '../vault/data-key.js';
import { MASTER_KEY, type MasterKey } from '../vault/master-key.js';
import { Unsealable } from '../vault/sealing.js';
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
  /** An answer may hold what is kept sealed everywhere else. */
  private readonly answers: DataKey;

  constructor(
    @Inject(FINGERPRINT_SECRET) private readonly secret: string,
    @Inject(MASTER_KEY) master: MasterKey,
  ) {
    this.answers = master.answers();
  }

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
    const kept = await tx.row<{ body_hash: string; answer: KeptAnswer | T }>(
      'SELECT body_hash, answer FROM idempotency WHERE person_id = $1 AND method = $2 AND path = $3 AND key = $4',
      ownerOf(actor, key),
    );
    if (kept && kept.body_hash !== fingerprint) throw new KeyReused();
    if (kept) return this.opened(key, kept.answer);
    const result = await work(tx);
    if (isRefusal(result)) return result;
    await tx.post('idempotency', {
      person_id: actor.id,
      method: key.method,
      path: key.path,
      key: key.key,
      body_hash: fingerprint,
      answer: { sealed: this.answers.seal(placeOf(key), result ?? null).toString('base64') },
    });
    return result;
  }

  private opened<T>(key: Once, answer: KeptAnswer | T): T {
    // Kept by an older version, as it was.
    if (!isSealed(answer)) return answer;
    try {
      return this.answers.open<T>(placeOf(key), Buffer.from(answer.sealed, 'base64'));
    } catch (failure) {
      // Kept under another master key: it was done, so that it is not done again.
      throw failure instanceof Unsealable ? new KeyReused() : failure;
    }
  }

  /** A body may hold passwords: without the server's secret nobody who has the table can try words on it. */
  private fingerprintOf(bodyHash: string): string {
    return createHmac('sha256', this.secret).update(bodyHash).digest('hex');
  }
}

type Once = NonNullable<Asked['once']>;

interface KeptAnswer {
  readonly sealed: string;
}

function isSealed(answer: unknown): answer is KeptAnswer {
  return typeof answer === 'object' && answer !== null && 'sealed' in answer && Object.keys(answer).length === 1;
}

const placeOf = ({ method, path, key }: Once) => ({
  table: 'idempotency',
  id: [method, path, key].join(' '),
  column: 'answer',
});

/** The number of the advisory lock on a request's key: one transaction at a time. Null: it carries no key. */
export function lockOf(actor: Actor): bigint | null {
  const key = keyOf(actor);
  return key && createHash('sha256').update(ownerOf(actor, key).join(' ')).digest().readBigInt64BE();
}

function keyOf(actor: Actor): Asked['once'] {
  return isRequestActor(actor) ? actor.asked.once : null;
}

/** Whose a key is: person, method, path, key. */
function ownerOf(actor: Actor, { method, path, key }: Once): readonly string[] {
  return [actor.id, method, path, key];
}
