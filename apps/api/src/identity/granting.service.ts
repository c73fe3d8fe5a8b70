import { Injectable } from '@nestjs/common';
import { type Actor, conflict, dayOfInstant, isRefusal, type Refusal, writtenIn } from '@portal/domain';
import { sentence } from '@portal/texts';
import { NotificationService } from '../notifications/notification.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Mail } from '../platform/mail/mail.js';
import { holdersOf, neighboursOf, nameOf, placeOf } from './grant-offices.queries.js';
import type { InvitationRow } from './invitation.row.js';
import { makeLink } from './one-time-link.js';
import { scopeOf } from './session.service.js';

/** Takes an invitation on its way: to an account that is known at once, else to an address by a link. */
@Injectable()
export class GrantingService {
  constructor(
    private readonly mail: Mail,
    private readonly notifications: NotificationService,
  ) {}

  /** What follows once nobody's word is missing any more. */
  async open(tx: Transaction, actor: Actor, row: InvitationRow): Promise<InvitationRow | Refusal> {
    return row.person_id === null ? this.send(tx, row) : this.settle(tx, actor, row, row.person_id);
  }

  /** Sends the link; a former one holds no longer. */
  async send(tx: Transaction, row: InvitationRow): Promise<InvitationRow | Refusal> {
    const link = await makeLink(tx, 'invitation', { invitationId: row.id }, row.language);
    const { language, name, address } = row;
    const words = (key: string, values = {}) => sentence('people-mail', key, language, values);
    const place = await placeOf(tx, scopeOf(row.scope_kind, row.scope));
    if (isRefusal(place)) return place;
    const values = {
      name,
      role: words(`role-${row.role}`),
      place: nameOf(place, language) ?? words(`place-${row.scope_kind}`),
      from: writtenIn(language).day(row.since),
    };
    await this.mail.post(tx, {
      to: { personId: null, address, name, language },
      kind: 'invitation',
      subject: words('invitation-subject', values),
      paragraphs: [
        words('greeting', values),
        words('invitation-what', values),
        words('invitation-how'),
        words('invitation-once'),
      ],
      action: { words: words('invitation-open'), path: link.path },
      mayChoose: false,
    });
    return tx.change<InvitationRow>('invitation', row, { link_until: link.expiresAt });
  }

  /** Gives the assignment; it begins today at the earliest. Tells whoever holds it and the people of its place. */
  async settle(tx: Transaction, actor: Actor, row: InvitationRow, personId: string): Promise<InvitationRow | Refusal> {
    const today = dayOfInstant(tx.now);
    if (row.until !== null && row.until < today) return conflict('term-ended');
    const patch = { state: 'accepted', person_id: personId, ended_at: tx.now };
    const settled = await tx.change<InvitationRow>('invitation', row, patch);
    if (isRefusal(settled)) return settled;
    const { role, scope_kind, scope, title, until } = row;
    await tx.post('role_assignment', {
      person_id: personId,
      role,
      scope_kind,
      scope,
      title,
      since: row.since < today ? today : row.since,
      until,
      granted_by: row.invited_by,
      confirmed_by: row.confirmed_by,
      invitation_id: row.id,
    });
    await this.tell(tx, actor, row, personId);
    return settled;
  }

  private async tell(tx: Transaction, actor: Actor, row: InvitationRow, personId: string): Promise<void> {
    const told = new Set(await this.peopleOf(tx, row));
    for (const each of [row.invited_by, row.confirmed_by]) if (each !== null) told.add(each);
    told.delete(personId);
    await this.notifications.tell(tx, actor, [personId], { kind: 'role-granted', url: '/account' });
    await this.notifications.tell(
      tx,
      actor,
      [...told],
      row.scope_kind === 'country'
        ? { kind: 'grant-in-country', country: row.scope, url: `/admin/people?place=${row.scope}` }
        : { kind: 'grant-in-office', url: '/admin/people' },
    );
    if (row.role === 'focal-point' && row.confirmed_by !== null) await this.announce(tx, actor, row.scope, personId);
  }

  /**
   * Where a country had lost all its people, two from outside named who reads its restricted records from now on: there is
   * no quieter way in, so the other countries of its regions are told.
   */
  private async announce(tx: Transaction, actor: Actor, iso3: string, named: string): Promise<void> {
    const neighbours = await neighboursOf(tx, iso3);
    const told = neighbours.filter((each) => each !== named);
    await this.notifications.tell(tx, actor, told, {
      kind: 'focal-point-named',
      country: iso3,
      url: `/countries/${iso3}`,
    });
  }

  /** The people of a place: of a country its own and its main secretariat, of a region its secretariat, else headquarters. */
  private async peopleOf(tx: Transaction, { scope_kind, scope }: InvitationRow): Promise<readonly string[]> {
    if (scope_kind === 'region') return holdersOf(tx, ['secretariat'], scope);
    if (scope_kind !== 'country') {
      return [
        ...(await holdersOf(tx, ['coordinator'], 'network')),
        ...(await holdersOf(tx, ['administrator'], 'system')),
      ];
    }
    const place = await placeOf(tx, scopeOf(scope_kind, scope));
    const region = isRefusal(place) ? null : (place?.mainRegion ?? null);
    return [
      ...(await holdersOf(tx, ['focal-point', 'team-member'], scope)),
      ...(region === null ? [] : await holdersOf(tx, ['secretariat'], region)),
    ];
  }
}
