import { Injectable } from '@nestjs/common';
import type { Invitation, InvitationInput, Invitations, InvitationsQuery } from '@portal/contracts';
import {
  type Actor,
  addDays,
  conflict,
  dayOfInstant,
  forbidden,
  type Grant,
  type Instant,
  isRefusal,
  needsConfirmation,
  notFound,
  type Refusal,
  refusalOfGrant,
  refusalToConfirm,
  refusalToManage,
  refusalToPropose,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { orderOf } from '../platform/http/lists.js';
import { grantOfficesOf, holdersOf, knownPerson, placeOf } from './grant-offices.queries.js';
import { GrantingService } from './granting.service.js';
import { codeOf, type InvitationRow, type ReadInvitation, readInvitationSql, toInvitation } from './invitation.row.js';
import { placesIn } from './role-assignment.service.js';
import { scopeOf } from './session.service.js';

/** Whom to invite: an address, and the account behind it where the actor may know of it. */
export interface Invitee {
  readonly email: string;
  readonly name: string;
  readonly language: Invitation['language'];
  readonly personId: string | null;
}

/** Invitations, which are the proposals of grants: made, confirmed by a second person, sent, called off. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly database: Database,
    private readonly granting: GrantingService,
    private readonly notifications: NotificationService,
  ) {}

  list(
    actor: Actor,
    { page, limit, sort, state, role, iso3, region }: InvitationsQuery,
  ): Promise<Invitations | Refusal> {
    const columns = { invitedAt: 'i.invited_at', from: 'i.since', name: 'i.name', role: 'i.role' };
    const order = orderOf(sort, columns, 'i.invited_at DESC, i.id');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const where = `($1::text[] IS NULL OR i.state = ANY ($1)) AND ($2::text[] IS NULL OR i.role = ANY ($2))
        AND ($3::text[] IS NULL OR i.scope = ANY ($3))`;
      const asked = [state ?? null, role ?? null, placesIn(iso3, region)];
      const rows = await tx.rows<ReadInvitation>(
        `${readInvitationSql} WHERE ${where} ORDER BY ${order} LIMIT $4 OFFSET $5`,
        [...asked, limit, (page - 1) * limit],
      );
      const count = await tx.row<{ total: number }>(
        `SELECT count(*)::int AS total FROM invitation i WHERE ${where}`,
        asked,
      );
      return { items: rows.map((row) => toInvitation(row, actor, tx.now)), page, limit, total: count?.total ?? 0 };
    });
  }

  /** Proposes a grant. Whether an account is behind the address shows only to whoever may know of it. */
  create(actor: Actor, input: InvitationInput): Promise<Invitation | Refusal> {
    return this.database.write(actor, async (tx) => {
      const { role, scope, title = null, from, until = null, email, name, language } = input;
      const grant: Grant = { role, scope, title, from, until };
      const wrong = refusalOfGrant(grant, dayOfInstant(tx.now));
      if (wrong) return wrong;
      const place = await placeOf(tx, scope);
      if (isRefusal(place)) return place;
      const personId = await knownPerson(tx, email);
      const offices = await grantOfficesOf(tx, scope, place?.mainRegion ?? null, from);
      const refusal = refusalToPropose(actor, grant, personId, offices);
      if (refusal) return refusal;
      if (personId !== null && (await hasOverlap(tx, personId, grant))) return conflict('term-overlaps');
      const isWaiting = needsConfirmation(role, offices);
      const made = await this.invite(tx, actor, grant, { email, name, language, personId }, { isWaiting });
      return isRefusal(made) ? made : read(tx, actor, made.id, tx.now);
    });
  }

  /** Writes the proposal, and takes it on its way where it waits for nobody. */
  async invite(
    tx: Transaction,
    actor: Actor,
    { role, scope, title, from, until }: Grant,
    { email, name, language, personId }: Invitee,
    how: { readonly isWaiting: boolean; readonly handsOver?: { readonly id: string; readonly until: string | null } },
  ): Promise<InvitationRow | Refusal> {
    const row = await tx.insert<InvitationRow>('invitation', {
      address: email,
      name,
      language,
      role,
      scope_kind: scope.kind,
      scope: codeOf(scope),
      title,
      since: from,
      until,
      state: how.isWaiting ? 'proposed' : 'open',
      person_id: personId,
      invited_by: actor.id,
      hands_over: how.handsOver?.id ?? null,
      hands_over_until: how.handsOver?.until ?? null,
    });
    if (!how.isWaiting) return this.granting.open(tx, actor, row);
    const coordinators = await holdersOf(tx, ['coordinator'], 'network');
    await this.notifications.tell(tx, actor, coordinators, { kind: 'grant-waits', url: '/admin/people' });
    return row;
  }

  /** The second person's word. */
  confirm(actor: Actor, id: string): Promise<Invitation | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await rowOf(tx, id);
      if (!row) return notFound;
      const personId = row.person_id ?? (await knownPerson(tx, row.address));
      const proposal = { role: row.role, state: row.state, invitedBy: row.invited_by, personId };
      const refusal = refusalToConfirm(actor, proposal);
      if (refusal) return refusal;
      if (personId !== null && personId === row.invited_by) return forbidden('own-grant');
      if (row.role === 'focal-point' && (await isFocalPointInOffice(tx, row))) return conflict('focal-point-in-office');
      const patch = { state: 'open', confirmed_by: actor.id, confirmed_at: tx.now, person_id: personId };
      const confirmed = await tx.change<InvitationRow>('invitation', row, patch);
      if (isRefusal(confirmed)) return confirmed;
      const opened = await this.granting.open(tx, actor, confirmed);
      return isRefusal(opened) ? opened : read(tx, actor, id, tx.now);
    });
  }

  /** Calls it off: its link holds no longer, and what a handover was to end goes on. */
  revoke(actor: Actor, id: string): Promise<Invitation | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await rowOf(tx, id);
      if (!row) return notFound;
      const refusal = refusalToManage(actor, row, row.may_propose);
      if (refusal) return refusal;
      const revoked = await tx.change<InvitationRow>('invitation', row, { state: 'revoked', ended_at: tx.now });
      if (isRefusal(revoked)) return revoked;
      const goesOn = await giveBack(tx, row);
      return isRefusal(goesOn) ? goesOn : read(tx, actor, id, tx.now);
    });
  }

  sendAgain(actor: Actor, id: string): Promise<Invitation | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await rowOf(tx, id);
      if (!row) return notFound;
      const refusal = row.state === 'proposed' ? conflict('not-waiting') : refusalToManage(actor, row, row.may_propose);
      if (refusal) return refusal;
      const seconds = await waitToSend(tx, id);
      if (seconds > 0) return { refused: 'too-many', retryAfterSeconds: seconds };
      const sent = await this.granting.send(tx, row);
      return isRefusal(sent) ? sent : read(tx, actor, id, tx.now);
    });
  }
}

function rowOf(tx: ReadTransaction, id: string): Promise<ReadInvitation | undefined> {
  return tx.row<ReadInvitation>(`${readInvitationSql} WHERE i.id = $1`, [id]);
}

/** An invitation as its reader sees it within a transaction. */
export async function read(tx: ReadTransaction, actor: Actor, id: string, now: Instant): Promise<Invitation | Refusal> {
  const row = await rowOf(tx, id);
  return row ? toInvitation(row, actor, now) : notFound;
}

async function hasOverlap(tx: ReadTransaction, personId: string, { role, scope, from, until }: Grant) {
  const row = await tx.row<{ overlaps: boolean }>(
    `SELECT app.has_overlap('00000000-0000-0000-0000-000000000000', $1, $2, $3, $4, $5) AS overlaps`,
    [personId, role, codeOf(scope), from, until],
  );
  return row?.overlaps ?? false;
}

async function isFocalPointInOffice(tx: ReadTransaction, row: InvitationRow): Promise<boolean> {
  const today = dayOfInstant(tx.now);
  const first = row.since < today ? today : row.since;
  return (await grantOfficesOf(tx, scopeOf(row.scope_kind, row.scope), null, first)).hasFocalPoint;
}

/** Seconds until another mail may go to the same address: five an hour are enough for anybody. */
async function waitToSend(tx: Transaction, invitationId: string): Promise<number> {
  const row = await tx.derive(() =>
    tx.row<{ seconds: number }>(
      `SELECT ceil(extract(epoch FROM min(created_at) + interval '1 hour' - now()))::int AS seconds FROM (
         SELECT created_at FROM one_time_link WHERE invitation_id = $1 AND created_at > now() - interval '1 hour'
         ORDER BY created_at DESC LIMIT 5) newest HAVING count(*) = 5`,
      [invitationId],
    ),
  );
  return row?.seconds ?? 0;
}

/** A term that a handover was to end goes on, if it has not ended yet. */
async function giveBack(tx: Transaction, row: InvitationRow): Promise<Refusal | null> {
  if (row.hands_over === null) return null;
  const term = await tx.row<{ id: string; until: string | null; version: number }>(
    'SELECT id, until, version FROM role_assignment WHERE id = $1 AND until = $2 AND app.today() <= until',
    [row.hands_over, addDays(row.since, -1)],
  );
  if (!term) return null;
  const patch = { until: row.hands_over_until, ended_by: null, ended_at: null };
  const changed = await tx.change('role_assignment', term, patch);
  return isRefusal(changed) ? changed : null;
}
