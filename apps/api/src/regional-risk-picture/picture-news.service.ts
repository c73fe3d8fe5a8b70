import { Injectable } from '@nestjs/common';
import { NotificationService } from '../notifications/notification.service.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';

/** Who is told of a region's risk picture: that there is something to see, never what. */
@Injectable()
export class PictureNewsService {
  constructor(private readonly notifications: NotificationService) {}

  /** Those whose it is: they may look, and leave. */
  drafted(tx: Transaction, actor: RequestActor, region: string, countries: readonly string[]): Promise<void> {
    return this.tell(tx, actor, region, countries, 'risk-picture-drafted');
  }

  /** All countries of the region. */
  async published(tx: Transaction, actor: RequestActor, region: string): Promise<void> {
    const members = await tx.rows<{ iso3: string }>(
      `SELECT DISTINCT iso3 FROM membership WHERE region = $1 AND (since IS NULL OR since <= app.today())
         AND (until IS NULL OR app.today() <= until) ORDER BY iso3`,
      [region],
    );
    const countries = members.map(({ iso3 }) => iso3);
    await this.tell(tx, actor, region, countries, 'risk-picture-published');
  }

  private async tell(
    tx: Transaction,
    actor: RequestActor,
    region: string,
    countries: readonly string[],
    kind: 'risk-picture-drafted' | 'risk-picture-published',
  ): Promise<void> {
    for (const country of countries) {
      const found = await tx.row<{ people: string[] }>(
        `SELECT app.holders('focal-point', ARRAY[$1::text], app.today()) AS people`,
        [country],
      );
      const url = `/regions/${region}/risk-picture`;
      await this.notifications.tell(tx, actor, found?.people ?? [], { kind, country, url });
    }
  }
}
