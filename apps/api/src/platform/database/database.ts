import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Actor, Refusal } from '@portal/domain';
import { isRefusal } from '@portal/domain';
import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import { Jobs } from '../jobs/jobs.js';
import { Idempotency, lockOf } from './idempotency.js';
import { isRequestActor } from './request-actor.js';
import { isAway, isRetriable, Unavailable } from './sqlstate.js';
import { Turns } from './turns.js';
import { type ReadTransaction, statementName, type Transaction, transactionOn } from './transaction.js';

export const DATA_SOURCE = Symbol('data-source');

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const attempts = 3;
/** The audit trail's one chain is entered at the end, so that writers wait for each other only while they commit. */
const toWrite = 'BEGIN; SET CONSTRAINTS ALL DEFERRED';
const atLength = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL transaction_timeout = 600000';
/** How many long reads hold a connection of the pool at a time; the others wait without one. */
const mostAtLength = 3;

/** The one door to PostgreSQL: each transaction names its actor first, and row security does the rest. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly longReads = new Turns(mostAtLength);

  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    private readonly jobs: Jobs,
    private readonly idempotency: Idempotency,
  ) {}

  /** Reads in one snapshot as the actor. The database refuses any write in it. */
  read<T>(actor: Actor, work: (tx: ReadTransaction) => Promise<T>): Promise<T> {
    return this.within(actor, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (tx) => work(tx), 'nothing-to-commit');
  }

  /** The same for what takes longer than an answer may, such as a file of all claims: few at a time. */
  readAtLength<T>(actor: Actor, work: (tx: ReadTransaction) => Promise<T>): Promise<T> {
    return this.longReads.take(() => this.within(actor, atLength, (tx) => work(tx), 'nothing-to-commit'));
  }

  /**
   * Writes as the actor: all of it or nothing. A refusal that the work answers rolls it back and is
   * handed on. Serialization failures and deadlocks run the whole work again, so it touches nothing but
   * `tx`. A request with an idempotency key has the effect of one: its answer is kept in the same transaction.
   */
  async write<T>(actor: Actor, work: (tx: Transaction) => Promise<T | Refusal>): Promise<T | Refusal> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.within(
          actor,
          toWrite,
          (tx, isFirst) => this.idempotency.once(actor, tx, isFirst, work),
          (result) => !isRefusal(result),
        );
      } catch (failure) {
        if (!isRetriable(failure)) throw failure;
        if (attempt === attempts) throw new Unavailable(failure);
      }
    }
  }

  /**
   * One question outside any transaction, as whoever its function says (`app.gate`): each request asks
   * it, so it goes past the ORM to the pool, prepared once a connection.
   */
  async ask<T>(sql: string, values: readonly unknown[]): Promise<T[]> {
    try {
      const { rows } = await poolOf(this.source).query<T & QueryResultRow>({
        name: statementName(sql),
        text: sql,
        values: [...values],
      });
      return rows;
    } catch (failure) {
      throw isAway(failure) ? new Unavailable(failure) : failure;
    }
  }

  /** Enters that a restricted record was read, in a transaction of its own, before the answer goes out. */
  async witness(actor: Actor, table: string, recordId: string): Promise<void> {
    await this.write(actor, async (tx) => {
      await tx.rows(`SELECT app.audit_append('read', $1, $2, '{}', NULL, NULL)`, [table, recordId]);
      return true;
    });
  }

  /** Connections of this process, and requests that wait for one. */
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    const { totalCount: total, idleCount: idle, waitingCount: waiting } = poolOf(this.source);
    return { total, idle, waiting };
  }

  async onApplicationShutdown(): Promise<void> {
    // What a job still writes, it writes here.
    await this.jobs.end();
    if (this.source.isInitialized) await this.source.destroy();
  }

  private async within<T>(
    actor: Actor,
    begin: string,
    work: (tx: Transaction, isFirst: boolean) => Promise<T>,
    mayCommit: ((result: T) => boolean) | 'nothing-to-commit',
  ): Promise<T> {
    const client = await this.connect();
    let isBroken = false;
    // A line that is cut tells the question under way and the client itself: unheard, that would end the process.
    const onCut = () => (isBroken = true);
    client.on('error', onCut);
    const letGo = () => {
      client.off('error', onCut);
      client.release(isBroken);
    };
    const rollBack = () => client.query('ROLLBACK').catch(() => (isBroken = true));
    try {
      const { now, isFirst } = await start(client, begin, actor, mayCommit !== 'nothing-to-commit');
      const result = await work(transactionOn(client, now, actor.id, this.jobs.senderOn(client)), isFirst);
      if (mayCommit === 'nothing-to-commit') {
        // What was read stands whatever comes now: nobody waits for the end of a reading.
        void client
          .query('COMMIT')
          .catch(() => (isBroken = true))
          .then(letGo);
        return result;
      }
      await client.query(mayCommit(result) ? 'COMMIT' : 'ROLLBACK');
      letGo();
      return result;
    } catch (failure) {
      await rollBack();
      letGo();
      throw isAway(failure) ? new Unavailable(failure) : failure;
    }
  }

  private async connect(): Promise<PoolClient> {
    try {
      return await poolOf(this.source).connect();
    } catch (failure) {
      throw isAway(failure) ? new Unavailable(failure) : failure;
    }
  }
}

function poolOf(source: DataSource): Pool {
  const pool: unknown = 'master' in source.driver ? source.driver.master : undefined;
  if (!(pool instanceof Pool)) throw new Error('DataSource is not connected');
  return pool;
}

interface Started {
  readonly now: string;
  /** Whether no other transaction holds the same idempotency key. */
  readonly isFirst: boolean;
}

/**
 * Begins, names the actor, takes the lock of the idempotency key and learns the instant in one round trip; ids are
 * checked and the lock is a number, so that they can stand in the text.
 */
async function start(client: PoolClient, begin: string, actor: Actor, writes: boolean): Promise<Started> {
  const requestId = isRequestActor(actor) ? actor.asked.requestId : '';
  if (!uuid.test(actor.id) || !/^[\w-]{0,80}$/.test(requestId)) throw new Error('an actor without an id');
  // A reading takes no lock: the write of the same request would find its key held.
  const number = writes ? lockOf(actor) : null;
  const lock = number === null ? 'true' : `pg_try_advisory_xact_lock('${number}'::bigint)`;
  // Several statements in one text answer an array, which the types do not say.
  const answers: unknown = await client.query(
    `${begin}; SELECT set_config('app.actor_id', '${actor.id}', true), set_config('app.request_id', '${requestId}', true),
       now(), ${lock} AS "isFirst"`,
  );
  const last = (answers as readonly { readonly rows: readonly [Started] }[]).at(-1);
  if (!last) throw new Error('a transaction begins with several statements');
  return last.rows[0];
}
