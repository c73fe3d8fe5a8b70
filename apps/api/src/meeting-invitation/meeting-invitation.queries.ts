import type { AnswerSource, Instant, InvitationAnswer, Language } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { Addressee } from '../platform/mail/letter.js';

/** A row of `meeting_invitation`: what a country was last told. */
export interface InvitationRow {
  readonly iso3: string;
  readonly organizer_id: string;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly sequence: number;
  readonly person_ids: readonly string[];
  readonly sent_at: Instant;
}

/** The last of a country's rows of `meeting_answer`. */
export interface AnswerRow {
  readonly iso3: string;
  readonly answer: InvitationAnswer;
  readonly source: AnswerSource;
  readonly sequence: number;
  readonly note: string;
  readonly answered_at: Instant;
  readonly person: string | null;
}

export function invitationsOf(tx: ReadTransaction, roundTable: string): Promise<InvitationRow[]> {
  return tx.rows<InvitationRow>(
    `SELECT iso3, organizer_id, method, sequence, person_ids, sent_at FROM meeting_invitation
     WHERE round_table_id = $1 ORDER BY iso3`,
    [roundTable],
  );
}

export function answersOf(tx: ReadTransaction, roundTable: string): Promise<AnswerRow[]> {
  return tx.rows<AnswerRow>(
    `SELECT DISTINCT ON (a.iso3) a.iso3, a.answer, a.source, a.sequence, a.note, a.answered_at, p.name AS person
     FROM meeting_answer a LEFT JOIN person p ON p.id = a.answered_by
     WHERE a.round_table_id = $1 ORDER BY a.iso3, a.answered_at DESC, a.id DESC`,
    [roundTable],
  );
}

interface AddressRow {
  readonly iso3: string;
  readonly person_id: string;
  readonly address: string;
  readonly name: string;
  readonly language: Language;
  readonly sample: boolean;
}

/** The focal points in office of these countries, each in their own language. Read as the system. */
export async function addresseesOf(
  tx: ReadTransaction,
  countries: readonly string[],
  isSample: boolean,
): Promise<ReadonlyMap<string, readonly Addressee[]>> {
  const rows = await tx.rows<AddressRow>(
    `SELECT DISTINCT a.scope AS iso3, p.id AS person_id, p.email AS address, p.name, p.language, p.sample
     FROM role_assignment a JOIN person p ON p.id = a.person_id
     WHERE a.role = 'focal-point' AND a.scope = ANY ($1) AND a.since <= app.today()
       AND (a.until IS NULL OR app.today() <= a.until) ORDER BY 1, 2`,
    [countries],
  );
  const found = Map.groupBy(rows, ({ iso3 }) => iso3);
  return new Map(
    [...found].map(([iso3, people]) => [
      iso3,
      people.map(({ person_id: personId, address, name, language, sample }) => ({
        personId,
        address,
        name,
        language,
        isSample: sample || isSample,
      })),
    ]),
  );
}

/** Who invites, by id. Read as the system. */
export async function organizersOf(
  tx: ReadTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly address: string }>> {
  const rows = await tx.rows<{ id: string; name: string; address: string }>(
    'SELECT id, name, email AS address FROM person WHERE id = ANY ($1)',
    [ids],
  );
  return new Map(rows.map(({ id, name, address }) => [id, { name, address }]));
}

/** The addresses from which a country may answer: of whom the invitation went to, and of its focal points now. */
export async function addressesFor(
  tx: ReadTransaction,
  iso3: string,
  personIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.rows<{ address: string }>(
    `SELECT lower(email) AS address FROM person
     WHERE id = ANY ($2) OR id = ANY (app.holders('focal-point', ARRAY[$1::text], app.today()))`,
    [iso3, personIds],
  );
  return rows.map(({ address }) => address);
}
