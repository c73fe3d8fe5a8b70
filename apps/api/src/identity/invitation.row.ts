import type { Invitation } from '@portal/contracts';
import {
  type Actor,
  type Instant,
  type Language,
  refusalToConfirm,
  refusalToManage,
  type Role,
  type Scope,
  type SecretariatTitle,
} from '@portal/domain';
import { scopeOf } from './session.service.js';

/** An invitation as the database keeps it. */
export interface InvitationRow {
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly language: Language;
  readonly role: Role;
  readonly scope_kind: Scope['kind'];
  readonly scope: string;
  readonly title: SecretariatTitle | null;
  readonly since: string;
  readonly until: string | null;
  readonly state: Invitation['state'];
  readonly person_id: string | null;
  readonly invited_by: string | null;
  readonly invited_at: Instant;
  readonly confirmed_by: string | null;
  readonly link_until: Instant | null;
  readonly hands_over: string | null;
  readonly hands_over_until: string | null;
  readonly version: number;
}

/** With the names of its two persons, and whether the reader may propose such a grant. */
export interface ReadInvitation extends InvitationRow {
  readonly inviter: string | null;
  readonly confirmer: string | null;
  readonly may_propose: boolean;
}

export const readInvitationSql = `
  SELECT i.*, one.name AS inviter, two.name AS confirmer,
    app.may_propose(app.actor(), i.role, i.scope_kind, i.scope, i.since) AS may_propose
  FROM invitation i LEFT JOIN person one ON one.id = i.invited_by LEFT JOIN person two ON two.id = i.confirmed_by`;

/** As the reader sees it, with what they may do with it now. */
export function toInvitation(row: ReadInvitation, actor: Actor, now: Instant): Invitation {
  const isManaged = refusalToManage(actor, row, row.may_propose) === null;
  const proposal = { role: row.role, state: row.state, invitedBy: row.invited_by, personId: row.person_id };
  return {
    id: row.id,
    email: row.address,
    name: row.name,
    language: row.language,
    role: row.role,
    scope: scopeOf(row.scope_kind, row.scope),
    title: row.title,
    from: row.since,
    until: row.until,
    state: row.state,
    isExpired: row.state === 'open' && row.link_until !== null && row.link_until <= now,
    isHandover: row.hands_over !== null,
    invitedBy: named(row.invited_by, row.inviter),
    invitedAt: row.invited_at,
    confirmedBy: named(row.confirmed_by, row.confirmer),
    may: {
      confirm: refusalToConfirm(actor, proposal) === null,
      revoke: isManaged,
      sendAgain: isManaged && row.state === 'open',
    },
    version: row.version,
  };
}

function named(id: string | null, name: string | null): { readonly id: string; readonly name: string } | null {
  return id !== null && name !== null ? { id, name } : null;
}

/** A scope as the database keeps it. */
export function codeOf(scope: Scope): string {
  if (scope.kind === 'country') return scope.iso3;
  return scope.kind === 'region' ? scope.code : scope.kind;
}
