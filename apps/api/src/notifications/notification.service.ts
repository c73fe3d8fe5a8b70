import { Injectable } from '@nestjs/common';
import type { Notification, Notifications, NotificationsQuery } from '@portal/contracts';
import { type Actor, isRefusal, type Language, notFound, type Refusal } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { titleOf, toldFrom, toldNames, type ToldRow } from './told.js';

interface NotificationRow extends ToldRow {
  readonly at: string;
  readonly read_at: string | null;
  readonly version: number;
}

/** What somebody is told: of a claim, of another record (an action), or of a country. */
interface Told {
  readonly kind: Notification['kind'];
  readonly claim?: { readonly id: string; readonly iso3: string; readonly indicator: string; readonly level: string };
  readonly record?: string;
  readonly country?: string;
  readonly url: string;
}

/** What people are told, as rows of the transaction that caused it; mail follows as each of them chose. */
@Injectable()
export class NotificationService {
  constructor(private readonly database: Database) {}

  /** Tells these people, but never of what they did themselves. */
  async tell(
    tx: Transaction,
    actor: Actor,
    people: readonly string[],
    { kind, claim, record, country, url }: Told,
  ): Promise<void> {
    for (const person of people) {
      if (person === actor.id) continue;
      await tx.post('notification', {
        person_id: person,
        kind,
        iso3: claim?.iso3 ?? country ?? null,
        indicator: claim?.indicator ?? null,
        level: claim?.level ?? null,
        record_id: claim?.id ?? record ?? null,
        url,
      });
    }
  }

  /** The reader's own, newest first. */
  list(actor: RequestActor, { page, limit }: NotificationsQuery): Promise<Notifications> {
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<NotificationRow>(`${listSql} ORDER BY n.at DESC, n.id DESC LIMIT $2 OFFSET $3`, [
        actor.id,
        limit,
        (page - 1) * limit,
      ]);
      const counts = await tx.row<{ total: number; unread: number }>(
        `SELECT count(*)::int AS total, (count(*) FILTER (WHERE read_at IS NULL))::int AS unread
         FROM notification WHERE person_id = $1`,
        [actor.id],
      );
      return {
        items: rows.map((row) => toNotification(row, actor.language)),
        page,
        limit,
        total: counts?.total ?? 0,
        unread: counts?.unread ?? 0,
      };
    });
  }

  markRead(actor: RequestActor, id: string): Promise<Notification | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await tx.row<NotificationRow>(`${listSql} AND n.id = $2`, [actor.id, id]);
      if (!row) return notFound;
      if (row.read_at !== null) return toNotification(row, actor.language);
      const changed = await tx.change<NotificationRow>('notification', row, { read_at: tx.now });
      return isRefusal(changed) ? changed : toNotification({ ...row, read_at: tx.now }, actor.language);
    });
  }
}

const listSql = `
  SELECT n.id, n.kind, n.iso3, n.url, n.at, n.read_at, n.version, ${toldNames}
  ${toldFrom}
  WHERE n.person_id = $1`;

function toNotification(row: NotificationRow, language: Language): Notification {
  const title = titleOf(row, language);
  return { id: row.id, kind: row.kind, title, url: row.url, iso3: row.iso3, at: row.at, readAt: row.read_at };
}
