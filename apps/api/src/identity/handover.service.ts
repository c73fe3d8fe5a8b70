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
import { TeamOpenService } from '../team/team-open.service.js';
import { Database } from '../platform/database/database.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { holdersOf, knownPerson, placeOf } from './grant-offices.queries.js';
import { InvitationService, read } from './invitation.service.js';
import { type ReadInvitation, readInvitationSql, toInvitation } from './invitation.row.js';
import { countryTermsOn } from './link.service.js';

interface OwnTerm {
  readonly id: string;
  readonly since: string;
  readonly until: string | null;
  readonly version: number;
}

/** A country's focal point names who follows, and from which day. What belongs to the country stays with it. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationService,
    private readonly notifications: NotificationService,
    private readonly team: TeamOpenService,
  ) {}

  /** What goes over, and what was announced. */
  read(actor: Actor, iso3: string): Promise<Handover | Refusal> {
    return this.database.read(actor, async (tx) => {
      const refusal = await this.refusalFor(tx, actor, iso3);
      if (refusal) return refusal;
      const term = await ownTerm(tx, actor, iso3);
      const counts = await tx.row<Pick<Handover, 'openItems' | 'drafts' | 'returned' | 'waiting'>>(countsSql, [iso3]);
      const row = await tx.row<ReadInvitation>(
        `${readInvitationSql} WHERE i.hands_over = $1 AND i.state IN ('open', 'accepted') ORDER BY i.invited_at DESC LIMIT 1`,
        [term?.id ?? null],
      );
      const announced = row ? { invitation: toInvitation(row, actor, tx.now), on: row.since } : null;
      return {
        iso3,
        since: term?.since ?? null,
        ...(counts ?? { openItems: 0, drafts: 0, returned: 0, waiting: 0 }),
        team: await this.team.on(tx, iso3, dayOfInstant(tx.now)),
        announced,
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

function ownTerm(tx: ReadTransaction, actor: Actor, iso3: string): Promise<OwnTerm | undefined> {
  return tx.row<OwnTerm>(
    `SELECT id, since, until, version FROM role_assignment WHERE person_id = $1 AND role = 'focal-point' AND scope = $2
       AND since <= app.today() AND (until IS NULL OR app.today() <= until)`,
    [actor.id, iso3],
  );
}

const countsSql = `
  SELECT
    (SELECT count(*)::int FROM work_item WHERE iso3 = $1 AND office = 'country' AND done_at IS NULL) AS "openItems",
    (SELECT count(*)::int FROM status_update WHERE iso3 = $1 AND state = 'draft') AS drafts,
    (SELECT count(*)::int FROM work_item WHERE iso3 = $1 AND kind = 'answer-return' AND done_at IS NULL) AS returned,
    (SELECT count(*)::int FROM claim WHERE iso3 = $1 AND state = 'submitted') AS waiting`;
