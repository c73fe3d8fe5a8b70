import { Injectable } from '@nestjs/common';
import type { Handover, HandoverInput, Invitation } from '@portal/contracts';
import {
  type Actor,
  addDays,
  conflict,
  dayOfInstant,
  forbidden,
  isFocalPointOf,
  isOfAnotherCountry,
  isRefusal,
  notFound,
  type Refusal,
  refusalToHandOver,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { PlanOpenService } from '../plan/plan-open.service.js';
import { TeamOpenService } from '../team/team-open.service.js';
import { Database } from '../platform/database/database.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { holdersOf, knownPerson, placeOf } from './grant-offices.queries.js';
import { countsOf, ownTerm, type OwnTerm, preparedIn, receivedBy } from './handover.queries.js';
import { InvitationService, read } from './invitation.service.js';
import { type ReadInvitation, readInvitationSql, toInvitation } from './invitation.row.js';
import { countryTermsOn } from './link.service.js';

/** A country's focal point names who follows, and from which day. What belongs to the country stays with it. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationService,
    private readonly notifications: NotificationService,
    private readonly team: TeamOpenService,
    private readonly plans: PlanOpenService,
  ) {}

  /** What goes over, and what was announced. */
  read(actor: Actor, iso3: string): Promise<Handover | Refusal> {
    return this.database.read(actor, async (tx) => {
      const refusal = await this.refusalFor(tx, actor, iso3);
      if (refusal) return refusal;
      const term = await ownTerm(tx, actor, iso3);
      const today = dayOfInstant(tx.now);
      const row = await tx.row<ReadInvitation>(
        `${readInvitationSql} WHERE i.hands_over = $1 AND i.state IN ('open', 'accepted') ORDER BY i.invited_at DESC LIMIT 1`,
        [term?.id ?? null],
      );
      const announced = row ? { invitation: toInvitation(row, actor, tx.now), on: row.since } : null;
      return {
        iso3,
        since: term?.since ?? null,
        ...(await countsOf(tx, iso3)),
        team: await this.team.on(tx, iso3, today),
        plans: await this.plans.on(tx, iso3, today),
        prepared: await preparedIn(tx, iso3),
        announced,
        received: await receivedBy(tx, term, today),
      };
    });
  }

  announce(actor: Actor, iso3: string, { to, on }: HandoverInput): Promise<Invitation | Refusal> {
    return this.database.write(actor, async (tx) => {
      const refusal =
        (await this.refusalFor(tx, actor, iso3)) ?? refusalToHandOver(actor, iso3, on, dayOfInstant(tx.now));
      if (refusal) return refusal;
      const term = await ownTerm(tx, actor, iso3);
      if (!term) return forbidden('not-your-country');
      const personId = await knownPerson(tx, to.email);
      if (personId === actor.id) return forbidden('own-grant');
      if (personId !== null && isOfAnotherCountry(iso3, await countryTermsOn(tx, personId, on))) {
        return conflict('other-country', '/to/email');
      }
      const scope = { kind: 'country', iso3 } as const;
      const grant = { role: 'focal-point', scope, title: null, from: on, until: null } as const;
      const handsOver = { id: term.id, until: term.until };
      const made = await this.invitations.invite(
        tx,
        actor,
        grant,
        { ...to, personId },
        { isWaiting: false, handsOver },
      );
      if (isRefusal(made)) return made;
      const ended = await this.end(tx, actor, term, addDays(on, -1));
      if (ended) return ended;
      await this.tell(tx, actor, iso3);
      return read(tx, actor, made.id, tx.now);
    });
  }

  private async refusalFor(tx: ReadTransaction, actor: Actor, iso3: string): Promise<Refusal | null> {
    if (!(await tx.row('SELECT 1 FROM partner_country WHERE iso3 = $1', [iso3]))) return notFound;
    return isFocalPointOf(actor, iso3) ? null : forbidden('not-your-country');
  }

  private async end(tx: Transaction, actor: Actor, term: OwnTerm, lastDay: string): Promise<Refusal | null> {
    if (term.until !== null && term.until <= lastDay) return null;
    const patch = { until: lastDay, ended_by: actor.id, ended_at: tx.now };
    const changed = await tx.change('role_assignment', term, patch);
    return isRefusal(changed) ? changed : null;
  }

  private async tell(tx: Transaction, actor: Actor, iso3: string): Promise<void> {
    const place = await placeOf(tx, { kind: 'country', iso3 });
    const region = isRefusal(place) ? null : (place?.mainRegion ?? null);
    const told = [
      ...(await holdersOf(tx, ['focal-point', 'team-member'], iso3)),
      ...(region === null ? [] : await holdersOf(tx, ['secretariat'], region)),
    ];
    await this.notifications.tell(tx, actor, [...new Set(told)], {
      kind: 'handover-announced',
      country: iso3,
      url: `/admin/people?place=${iso3}`,
    });
  }
}
