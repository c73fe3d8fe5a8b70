import { Injectable } from '@nestjs/common';
import type { Notification } from '@portal/contracts';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { NotificationService } from '../notifications/notification.service.js';
import { MeetingInvitationMailService } from '../meeting-invitation/meeting-invitation-mail.service.js';
import { participantsOf } from './round-table.queries.js';
import type { RoundTableRow } from './round-table.row.js';

/** Tells those concerned: the focal points of the countries that take part, and the secretariats of its regions. */
@Injectable()
export class RoundTableTellService {
  constructor(
    private readonly notifications: NotificationService,
    private readonly invitations: MeetingInvitationMailService,
  ) {}

  /** @param part the part of its page where it is told more, as `/minutes` */
  async tell(
    tx: Transaction,
    actor: RequestActor,
    row: RoundTableRow,
    kind: Notification['kind'],
    part = '',
  ): Promise<void> {
    const countries = (await participantsOf(tx, [row.id])).map(({ iso3 }) => iso3);
    await this.notifications.tell(tx, actor, await this.concerned(tx, row, countries), {
      kind,
      record: row.id,
      // Who is asked for dates is led to where they are answered.
      url: `/round-tables/${row.id}${part || (kind === 'round-table-polled' ? '/dates' : '')}`,
    });
    await this.invitations.follow(tx, actor, row, kind, countries);
  }

  /** After a change that is no news in itself: countries that take part since, or no longer, are told that. */
  async settle(tx: Transaction, actor: RequestActor, row: RoundTableRow): Promise<void> {
    const countries = (await participantsOf(tx, [row.id])).map(({ iso3 }) => iso3);
    await this.invitations.follow(tx, actor, row, null, countries);
  }

  private async concerned(tx: Transaction, row: RoundTableRow, countries: readonly string[]): Promise<string[]> {
    const found = await tx.row<{ people: string[] }>(
      `SELECT ARRAY(SELECT unnest(app.holders('focal-point', $1, app.today()))
         UNION SELECT unnest(app.holders('secretariat', $2, app.today()))) AS people`,
      [countries, row.regions],
    );
    return found?.people ?? [];
  }
}
