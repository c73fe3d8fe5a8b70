import type { DataSource } from 'typeorm';
import { systemId } from '@portal/domain';

/** The schema's owner, acting as the system within one transaction: all is loaded or nothing. */
export interface Owner {
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

export async function asOwner<T>(source: DataSource, work: (owner: Owner) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  await runner.connect();
  await runner.startTransaction();
  try {
    const rows = async <R>(sql: string, values: readonly unknown[] = []): Promise<R[]> => {
      const result: unknown = await runner.query(sql, [...values], true);
      return (result as { records: R[] }).records;
    };
    await rows(`SELECT set_config('app.actor_id', $1, true)`, [systemId]);
    const result = await work({ rows });
    await runner.commitTransaction();
    return result;
  } catch (failure) {
    await runner.rollbackTransaction();
    throw failure;
  } finally {
    await runner.release();
  }
}

/** Whether a table had nothing yet: what the first load brings counts as recorded before every instant. */
export async function recordedAt(owner: Owner, table: string): Promise<string> {
  const [row] = await owner.rows<{ has: boolean }>(`SELECT EXISTS (SELECT FROM ${table}) AS has`);
  return row?.has ? 'now()' : `'-infinity'`;
}
