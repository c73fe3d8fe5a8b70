import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { isRefusal, system } from '@portal/domain';
import { Database } from '../database/database.js';
import { Unavailable } from '../database/sqlstate.js';
import type { ReadTransaction, Transaction } from '../database/transaction.js';
import type { DataKey } from './data-key.js';
import { MASTER_KEY, type MasterKey } from './master-key.js';
import { halfRotated, otherKey, WrongMasterKey } from './wrong-master-key.js';

interface MasterRow {
  readonly mark: string;
  readonly next_mark: string | null;
  readonly has_keys: boolean;
}

interface KeyRow {
  readonly wrapped: Buffer;
  readonly mark: string;
}

/**
 * Keeps what countries write about their risks unreadable to whoever has the database alone (envelope encryption): each
 * series of assessments has a key of its own, wrapped by the master key, which the database never sees.
 */
@Injectable()
export class Vault implements OnApplicationBootstrap {
  constructor(
    @Inject(MASTER_KEY) private readonly master: MasterKey,
    private readonly database: Database,
  ) {}

  /** Nothing is served with a key that does not open what is kept. Where the database is away, each opening checks. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      const checked = await this.database.write(system, (tx) => check(tx, this.master.mark));
      if (isRefusal(checked)) throw new Error(checked.refused);
    } catch (failure) {
      if (!(failure instanceof Unavailable)) throw failure;
    }
  }

  /** What archives of a country are sealed with while they wait to be fetched. */
  archives(): DataKey {
    return this.master.archives();
  }

  /** The key of a series that begins. Its country's people must be able to add it. */
  async begin(tx: Transaction, seriesId: string, iso3: string): Promise<DataKey> {
    await tx.derive(() => check(tx, this.master.mark));
    const wrapped = this.master.make(seriesId);
    await tx.post('risk_key', { series_id: seriesId, iso3, wrapped, mark: this.master.mark });
    return this.master.unwrap(seriesId, wrapped);
  }

  /** The key of a series whose records the actor sees. */
  async open(tx: ReadTransaction, seriesId: string): Promise<DataKey> {
    const row = await tx.row<KeyRow>('SELECT wrapped, mark FROM risk_key WHERE series_id = $1', [seriesId]);
    if (!row) throw new Error('a series without a key');
    if (row.mark !== this.master.mark) throw new WrongMasterKey(otherKey);
    return this.master.unwrap(seriesId, row.wrapped);
  }
}

/**
 * Whether the database was written with this master key; where nothing is sealed yet, it is from now on.
 *
 * @throws WrongMasterKey
 */
async function check(tx: ReadTransaction, mark: string): Promise<true> {
  const row = await tx.row<MasterRow>(
    'SELECT mark, next_mark, EXISTS (SELECT FROM risk_key) AS has_keys FROM vault_master',
  );
  if (!row) {
    await tx.rows('INSERT INTO vault_master (mark) VALUES ($1) ON CONFLICT DO NOTHING', [mark]);
    return true;
  }
  if (row.next_mark !== null) throw new WrongMasterKey(halfRotated);
  if (row.mark === mark) return true;
  if (row.has_keys) throw new WrongMasterKey(otherKey);
  await tx.rows('UPDATE vault_master SET mark = $1', [mark]);
  return true;
}
