import { Injectable } from '@nestjs/common';
import type {
  OtherMember,
  TeamMember,
  TeamMemberInput,
  TeamMemberPatch,
  TeamMembers,
  TeamMembersQuery,
} from '@portal/contracts';
import { conflict, invalid, isRefusal, notFound, type Refusal, refusalToRunTeam } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { AsArray, type ReadTransaction, type Transaction } from '../platform/database/transaction.js';
import { orderOf } from '../platform/http/lists.js';
import { presentUnless } from './condition.js';
import { isPartner, memberById, selectMembers, toMember } from './team.queries.js';
import type { MemberRow } from './team.row.js';

type Contact = Pick<TeamMemberPatch, 'email' | 'telephone'>;

/** The people of a team, with or without an account: one record each, and what may be two of one is put together by hand. */
@Injectable()
export class TeamMemberService {
  constructor(private readonly database: Database) {}

  list(actor: RequestActor, { page, limit, sort, iso3, sample }: TeamMembersQuery): Promise<TeamMembers | Refusal> {
    const columns = { name: 'lower(m.name)', iso3: 'm.iso3', institution: 'lower(m.institution)' };
    const order = orderOf(sort, columns, 'm.iso3, lower(m.name), m.id');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<MemberRow>(
        `${selectMembers} WHERE m.merged_into IS NULL AND m.erased_at IS NULL AND ($1 OR NOT m.sample) AND ($2::text[] IS NULL OR m.iso3 = ANY ($2))
         ORDER BY ${order} LIMIT $3 OFFSET $4`,
        [sample === 'include', iso3 ?? null, limit, (page - 1) * limit],
      );
      const counted = await tx.row<{ total: number }>(
        `SELECT count(*)::int AS total FROM team_member m
         WHERE m.merged_into IS NULL AND m.erased_at IS NULL AND ($1 OR NOT m.sample) AND ($2::text[] IS NULL OR m.iso3 = ANY ($2))`,
        [sample === 'include', iso3 ?? null],
      );
      return { items: rows.map(toMember), page, limit, total: counted?.total ?? 0 };
    });
  }

  read(actor: RequestActor, id: string): Promise<TeamMember | Refusal> {
    return this.database.read(actor, (tx) => present(tx, id));
  }

  /** Adds somebody; the same name and institution twice is told to the second who adds it. */
  add(actor: RequestActor, iso3: string, input: TeamMemberInput): Promise<TeamMember | Refusal> {
    return this.database.write(actor, async (tx) => {
      if (!(await isPartner(tx, iso3))) return notFound;
      const refusal = refusalToRunTeam(actor, iso3);
      if (refusal) return refusal;
      return present(tx, await this.insert(tx, actor, iso3, input));
    });
  }

  /** The same within somebody else's act. */
  async insert(tx: Transaction, actor: RequestActor, iso3: string, input: TeamMemberInput): Promise<string> {
    const { name, spellings, institution, languages, domains, email, telephone } = input;
    const { id } = await tx.insert<MemberRow>('team_member', {
      iso3,
      name,
      spellings: new AsArray(spellings),
      institution: institution.trim(),
      languages: new AsArray(languages),
      domains: new AsArray(domains),
      written_by: actor.id,
      written_at: tx.now,
    });
    await keepContact(tx, { id, iso3 }, { email, telephone });
    return id;
  }

  change(
    actor: RequestActor,
    id: string,
    { email, telephone, ...patch }: TeamMemberPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<TeamMember | Refusal> {
    return this.database.write(actor, async (tx) => {
      const member = await memberById(tx, id);
      if (!member) return notFound;
      const refusal = refusalToRunTeam(actor, member.iso3) ?? presentUnless(ifMatch, member, () => toMember(member));
      if (refusal) return refusal;
      if (member.merged_into !== null) return conflict('merged');
      if (member.erased_at !== null) return conflict('erased');
      const changed = await tx.change<MemberRow>('team_member', member, {
        name: patch.name ?? member.name,
        institution: patch.institution?.trim() ?? member.institution,
        spellings: new AsArray(patch.spellings ?? member.spellings),
        languages: new AsArray(patch.languages ?? member.languages),
        domains: new AsArray(patch.domains ?? member.domains),
      });
      if (isRefusal(changed)) {
        const now = await memberById(tx, id);
        return changed.refused === 'stale' && now ? { refused: 'stale', current: toMember(now) } : changed;
      }
      await keepContact(tx, member, {
        email: email === undefined ? member.email : email,
        telephone: telephone === undefined ? member.telephone : telephone,
      });
      return present(tx, id);
    });
  }

  /**
   * Puts two records together by hand: the terms of the other go over, its name stays as a spelling, and the record itself
   * stays behind without any.
   */
  merge(actor: RequestActor, id: string, { other }: OtherMember): Promise<TeamMember | Refusal> {
    return this.database.write(actor, async (tx) => {
      const pair = await this.pairOf(tx, actor, id, other);
      if (isRefusal(pair)) return pair;
      const [kept, gone] = pair;
      if (kept.person_id !== null && gone.person_id !== null && kept.person_id !== gone.person_id) {
        return conflict('two-accounts', '/other');
      }
      // First the other lets go of what only one record may have.
      const left = await tx.change<MemberRow>('team_member', gone, { merged_into: id, person_id: null });
      if (isRefusal(left)) return left.refused === 'stale' ? conflict('merged') : left;
      const spellings = [...new Set([...kept.spellings, gone.name, ...gone.spellings])].filter(
        (each) => each !== kept.name,
      );
      const changed = await tx.change<MemberRow>('team_member', kept, {
        spellings: new AsArray(spellings),
        institution: kept.institution || gone.institution,
        languages: new AsArray([...new Set([...kept.languages, ...gone.languages])]),
        domains: new AsArray([...new Set([...kept.domains, ...gone.domains])]),
        person_id: kept.person_id ?? gone.person_id,
      });
      if (isRefusal(changed)) return changed.refused === 'stale' ? conflict('merged') : changed;
      await tx.rows('UPDATE seat_holder SET member_id = $1, version = version + 1 WHERE member_id = $2', [id, other]);
      await tx.rows(
        `DELETE FROM meeting_invitee i USING meeting_invitee k
         WHERE i.member_id = $2 AND k.meeting_id = i.meeting_id AND k.member_id = $1`,
        [id, other],
      );
      await tx.rows('UPDATE meeting_invitee SET member_id = $1, version = version + 1 WHERE member_id = $2', [
        id,
        other,
      ]);
      await keepContact(tx, kept, { email: kept.email ?? gone.email, telephone: kept.telephone ?? gone.telephone });
      return present(tx, id);
    });
  }

  /** They are two people: not proposed again. */
  keepApart(actor: RequestActor, id: string, { other }: OtherMember): Promise<TeamMember | Refusal> {
    return this.database.write(actor, async (tx) => {
      const pair = await this.pairOf(tx, actor, id, other);
      if (isRefusal(pair)) return pair;
      const [one] = pair;
      if (!one.apart.includes(other)) {
        const apart = new AsArray([...one.apart, other]);
        const changed = await tx.change<MemberRow>('team_member', one, { apart });
        if (isRefusal(changed)) return changed;
      }
      return present(tx, id);
    });
  }

  private async pairOf(
    tx: ReadTransaction,
    actor: RequestActor,
    id: string,
    other: string,
  ): Promise<readonly [MemberRow, MemberRow] | Refusal> {
    const one = await memberById(tx, id);
    if (!one) return notFound;
    const refusal = refusalToRunTeam(actor, one.iso3);
    if (refusal) return refusal;
    const second = await memberById(tx, other);
    if (!second || second.iso3 !== one.iso3 || second.id === id) {
      return invalid({ pointer: '/other', code: 'unknown-member' });
    }
    if (one.erased_at !== null || second.erased_at !== null) return conflict('erased');
    return one.merged_into !== null || second.merged_into !== null ? conflict('merged') : [one, second];
  }
}

async function present(tx: ReadTransaction, id: string): Promise<TeamMember | Refusal> {
  const row = await memberById(tx, id);
  return row ? toMember(row) : notFound;
}

async function keepContact(
  tx: Transaction,
  { id, iso3 }: Pick<MemberRow, 'id' | 'iso3'>,
  { email = null, telephone = null }: Contact,
): Promise<void> {
  await tx.rows(
    `INSERT INTO member_contact (member_id, iso3, email, telephone) SELECT $1, $2, $3, $4
     WHERE $3::text IS NOT NULL OR $4::text IS NOT NULL OR EXISTS (SELECT FROM member_contact WHERE member_id = $1)
     ON CONFLICT (member_id) DO UPDATE SET email = excluded.email, telephone = excluded.telephone,
       version = member_contact.version + 1
     WHERE (member_contact.email, member_contact.telephone) IS DISTINCT FROM (excluded.email, excluded.telephone)`,
    [id, iso3, email, telephone],
  );
}
