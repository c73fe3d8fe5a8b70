import { Injectable } from '@nestjs/common';
import type { TeamMember } from '@portal/contracts';
import { conflict, dayOfInstant, isRefusal, notFound, type Refusal, refusalToRunTeam } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { AsArray, type ReadTransaction, type Transaction } from '../platform/database/transaction.js';
import { memberById, toMember } from './team.queries.js';
import type { MemberRow } from './team.row.js';

const nothing = {
  name: '',
  spellings: new AsArray([]),
  institution: '',
  languages: new AsArray([]),
  domains: new AsArray([]),
  person_id: null,
};

/** Forgets somebody who has left: of the office holder only role and days stay, as those of a former member. */
@Injectable()
export class ErasingService {
  constructor(private readonly database: Database) {}

  erase(actor: RequestActor, id: string): Promise<TeamMember | Refusal> {
    return this.database.write(actor, async (tx) => {
      const member = await memberById(tx, id);
      if (!member) return notFound;
      const refusal = refusalToRunTeam(actor, member.iso3) ?? (await refusalToForget(tx, member));
      if (refusal) return refusal;
      const forgotten = await forgetOne(tx, member);
      if (isRefusal(forgotten)) return forgotten;
      const present = await memberById(tx, id);
      return present ? toMember(present) : notFound;
    });
  }
}

/**
 * Forgets these records of one person whose account is erased.
 *
 * @returns `in-office` where one of them still holds a seat
 */
export async function forgetMembers(tx: Transaction, ids: readonly string[]): Promise<true | Refusal> {
  return tx.derive(async () => {
    for (const id of ids) {
      const member = await memberById(tx, id);
      if (!member) continue;
      const refusal = await refusalToForget(tx, member);
      if (refusal) return refusal;
      const forgotten = await forgetOne(tx, member);
      if (isRefusal(forgotten)) return forgotten;
    }
    return true as const;
  });
}

async function forgetOne(tx: Transaction, member: MemberRow): Promise<true | Refusal> {
  const all = [member, ...(await mergedInto(tx, member.id))];
  for (const each of all) {
    const gone = await tx.change<MemberRow>('team_member', each, { ...nothing, erased_at: tx.now });
    if (isRefusal(gone)) return gone.refused === 'stale' ? conflict('erased') : gone;
  }
  const ids = all.map(({ id }) => id);
  // The letter that names them stays a document of the country; that it is theirs is told no more.
  await tx.rows(
    `UPDATE seat_holder SET letter_document = NULL, version = version + 1
     WHERE member_id = ANY ($1) AND letter_document IS NOT NULL`,
    [ids],
  );
  await forget(tx, ids);
  return true;
}

async function refusalToForget(tx: ReadTransaction, member: MemberRow): Promise<Refusal | null> {
  if (member.erased_at !== null) return conflict('erased');
  if (member.merged_into !== null) return conflict('merged');
  const held = await tx.row(
    `SELECT 1 FROM seat_holder x JOIN seat_holding h ON h.id = x.holding_id
     WHERE x.member_id = $1 AND (h.until IS NULL OR h.until >= $2)`,
    [member.id, dayOfInstant(tx.now)],
  );
  return held ? conflict('in-office') : null;
}

/** The records that were put together with this one, and those with them. */
function mergedInto(tx: ReadTransaction, id: string): Promise<MemberRow[]> {
  return tx.rows<MemberRow>(
    `WITH RECURSIVE same AS (SELECT id FROM team_member WHERE merged_into = $1
       UNION SELECT m.id FROM team_member m JOIN same ON m.merged_into = same.id)
     SELECT m.* FROM team_member m JOIN same USING (id)`,
    [id],
  );
}

/**
 * Takes the contact details, and all values of these records from the trail, those of this very act too: its entries
 * are therefore written before they are emptied.
 */
async function forget(tx: Transaction, ids: readonly string[]): Promise<void> {
  const contacts = await tx.derive(() =>
    tx.rows<{ id: string }>('DELETE FROM member_contact WHERE member_id = ANY ($1) RETURNING id', [ids]),
  );
  await tx.rows('SET CONSTRAINTS ALL IMMEDIATE');
  await tx.derive(async () => {
    const erase = 'SELECT app.erase_record_values($1, $2)';
    await tx.rows(erase, ['team_member', ids]);
    await tx.rows(erase, ['member_contact', contacts.map(({ id }) => id)]);
  });
  await tx.rows('SET CONSTRAINTS ALL DEFERRED');
}
