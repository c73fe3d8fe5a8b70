import type { ReadTransaction } from '../platform/database/transaction.js';
import type { CommitmentRow } from './commitment.row.js';

type Placed = Pick<CommitmentRow, 'addressee' | 'iso3' | 'region'>;

/** Those to whom a commitment falls, in office today. */
export function addresseesOf(tx: ReadTransaction, { addressee, iso3, region }: Placed): Promise<string[]> {
  if (addressee === 'country') return holders(tx, 'focal-point', iso3 === null ? [] : [iso3]);
  if (addressee === 'headquarters') return coordinators(tx);
  return secretariatOf(tx, { region });
}

/** Those who run its round table. */
export function secretariatOf(tx: ReadTransaction, { region }: Pick<Placed, 'region'>): Promise<string[]> {
  return region === null ? coordinators(tx) : holders(tx, 'secretariat', [region]);
}

async function holders(tx: ReadTransaction, role: string, scopes: readonly string[]): Promise<string[]> {
  const found = await tx.row<{ people: string[] }>('SELECT app.holders($1, $2, app.today()) AS people', [role, scopes]);
  return found?.people ?? [];
}

async function coordinators(tx: ReadTransaction): Promise<string[]> {
  const found = await tx.row<{ people: string[] }>(
    `SELECT app.holders('coordinator', ARRAY['network'], app.today()) AS people`,
  );
  return found?.people ?? [];
}
