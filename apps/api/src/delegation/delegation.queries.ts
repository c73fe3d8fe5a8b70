import type { Language } from '@portal/domain';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import type { DelegateRow, DelegationRow } from './delegation.row.js';

/** Every country that takes part, with its seats: those set, else the default; by the name in this language. */
export function delegationsOf(tx: ReadTransaction, roundTable: string, language: Language): Promise<DelegationRow[]> {
  return tx.rows<DelegationRow>(
    `SELECT c.iso3, p.names ->> $2 AS name, c.participation, d.took_part, coalesce(d.head, 1) AS head,
       coalesce(d.delegate, 3) AS delegate, coalesce(d.alternate, 1) AS alternate, coalesce(d.observer, 1) AS observer,
       coalesce(d.interpreter, 1) AS interpreter
     FROM app.round_table_countries(ARRAY[$1::uuid]) c JOIN partner_country p ON p.iso3 = c.iso3
     LEFT JOIN delegation d ON d.round_table_id = c.round_table_id AND d.iso3 = c.iso3 ORDER BY c.iso3`,
    [roundTable, language],
  );
}

/** In the order of their seats. */
export function delegatesOf(tx: ReadTransaction, roundTable: string): Promise<DelegateRow[]> {
  return tx.rows<DelegateRow>(
    `${delegateSql} WHERE d.round_table_id = $1
     ORDER BY array_position(ARRAY['head', 'delegate', 'alternate', 'observer', 'interpreter'], d.seat), d.nominated_at, d.id`,
    [roundTable],
  );
}

export function delegateById(tx: ReadTransaction, id: string): Promise<DelegateRow | undefined> {
  return tx.row<DelegateRow>(`${delegateSql} WHERE d.id = $1`, [id]);
}

/** Its seats begin with the default, so that people can sit on them. */
export async function beginDelegation(tx: Transaction, roundTable: string, iso3: string): Promise<void> {
  await tx.rows('INSERT INTO delegation (round_table_id, iso3) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    roundTable,
    iso3,
  ]);
}

/** Row security leaves out the needs that are not for the reader. */
const delegateSql = `
  SELECT d.id, d.round_table_id, d.iso3, d.seat, d.name, d.email, d.member_id, d.person_id, d.answer, d.attended,
    d.attended_at, d.nominated_at, d.erased_at, d.sample, d.version,
    (SELECT jsonb_build_object('visa', n.visa_letter, 'interpretation', n.interpretation, 'diet', n.diet, 'goes', n.delete_on)
     FROM delegate_need n WHERE n.delegate_id = d.id) AS needs
  FROM delegate d`;
