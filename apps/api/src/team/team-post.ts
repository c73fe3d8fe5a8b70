import type { Language } from '@portal/domain';
import type { Transaction } from '../platform/database/transaction.js';
import type { Addressee } from '../platform/mail/letter.js';

/**
 * Where members of a team are written to: at their account, else at their contact address, each in their own language.
 * Found by the portal itself, so that whoever writes need not see an address. Whoever has none is left out.
 *
 * @param otherwise the language of those of whom none is known
 */
export async function addresseesOf(
  tx: Transaction,
  memberIds: readonly string[],
  otherwise: Language,
): Promise<readonly Addressee[]> {
  const rows = await tx.derive(() =>
    tx.rows<AddressRow>(
      `SELECT m.id, m.name, p.id AS person_id, coalesce(p.email, nullif(btrim(c.email), '')) AS address,
         coalesce(p.language, m.languages[1]) AS language, m.sample OR coalesce(p.sample, false) AS sample
       FROM team_member m LEFT JOIN person p ON p.id = m.person_id LEFT JOIN member_contact c ON c.member_id = m.id
       WHERE m.id = ANY ($1) AND m.merged_into IS NULL AND m.erased_at IS NULL ORDER BY m.id`,
      [memberIds],
    ),
  );
  return rows.flatMap(({ name, person_id: personId, address, language, sample }) =>
    address === null ? [] : [{ personId, address, name, language: language ?? otherwise, isSample: sample }],
  );
}

interface AddressRow {
  readonly name: string;
  readonly person_id: string | null;
  readonly address: string | null;
  readonly language: Language | null;
  readonly sample: boolean;
}
