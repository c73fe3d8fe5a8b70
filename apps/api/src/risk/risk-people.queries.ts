import type { ReadTransaction } from '../platform/database/transaction.js';

export interface OwnPerson {
  readonly role: 'focal-point' | 'team-member';
  readonly id: string;
  readonly name: string | null;
}

/** Who holds an office in the country today, focal points first. */
export function ownPeopleOf(tx: ReadTransaction, iso3: string): Promise<OwnPerson[]> {
  return tx.rows<OwnPerson>(
    `SELECT each AS role, held.id, p.name FROM unnest(ARRAY['focal-point', 'team-member']) WITH ORDINALITY AS asked (each, place)
     CROSS JOIN LATERAL unnest(app.holders(each, ARRAY[$1::text], app.today())) AS held (id)
     LEFT JOIN person p ON p.id = held.id ORDER BY place, p.name`,
    [iso3],
  );
}
