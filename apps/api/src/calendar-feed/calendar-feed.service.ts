import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import type { CalendarFeed, CalendarFeedInput, CalendarFeedMade, CalendarFeeds } from '@portal/contracts';
import { type FeedKind, type Instant, invalid, isRefusal, type Language, notFound, type Refusal } from '@portal/domain';
import { sentence } from '@portal/texts';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { Mail } from '../platform/mail/mail.js';

/** A row of `calendar_feed`, with the names of its region or country. */
export interface FeedRow {
  readonly id: string;
  readonly person_id: string;
  readonly kind: FeedKind;
  readonly code: string | null;
  readonly made_at: Instant;
  readonly names: Readonly<Record<string, string>> | null;
}

/** Feeds `f`; the rest of the statement follows. */
export const selectFeeds = `SELECT f.id, f.person_id, f.kind, f.code, f.made_at, coalesce(r.names, c.names) AS names
  FROM calendar_feed f LEFT JOIN region r ON f.kind = 'region' AND r.code = f.code
  LEFT JOIN partner_country c ON f.kind = 'country' AND c.iso3 = f.code`;

/** One's own addresses. Of each only the hash is kept: whoever lost it makes another. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly database: Database,
    private readonly mail: Mail,
  ) {}

  list(actor: RequestActor): Promise<CalendarFeeds> {
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<FeedRow>(
        `${selectFeeds} WHERE f.person_id = $1 AND f.revoked_at IS NULL ORDER BY f.made_at, f.id`,
        [actor.id],
      );
      return { items: rows.map((row) => toFeed(row, actor.language)) };
    });
  }

  async make(actor: RequestActor, input: CalendarFeedInput): Promise<CalendarFeedMade | Refusal> {
    const token = randomBytes(32).toString('base64url');
    const code = 'code' in input ? input.code : null;
    const made = await this.database.write<CalendarFeed>(actor, async (tx) => {
      if (code !== null && !(await isKnown(tx, input.kind, code))) {
        return invalid({ pointer: '/code', code: input.kind === 'region' ? 'unknown-region' : 'unknown-country' });
      }
      const { id } = await tx.insert<{ id: string }>('calendar_feed', {
        person_id: actor.id,
        kind: input.kind,
        code,
        token_hash: hashOf(token),
        made_at: tx.now,
      });
      const row = await tx.row<FeedRow>(`${selectFeeds} WHERE f.id = $1`, [id]);
      return row ? toFeed(row, actor.language) : notFound;
    });
    if (isRefusal(made)) return made;
    await this.settle(actor, made.id, token);
    return { ...made, address: `${this.mail.origin}/api/v1/calendar-feeds/${token}.ics` };
  }

  revoke(actor: RequestActor, id: string): Promise<undefined | Refusal> {
    return this.database.write<undefined>(actor, async (tx) => {
      const gone = await tx.rows(
        'UPDATE calendar_feed SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING id',
        [id, tx.now],
      );
      return gone.length === 0 ? notFound : undefined;
    });
  }

  /**
   * What is kept for a retry holds no address. So the same request sent again gets the same feed at a new one, in place
   * of that which was lost on the way.
   */
  private async settle(actor: RequestActor, id: string, token: string): Promise<void> {
    const unkeyed = { ...actor, asked: { ...actor.asked, once: null } };
    await this.database.write(unkeyed, (tx) =>
      tx.rows('UPDATE calendar_feed SET token_hash = $2 WHERE id = $1 AND token_hash <> $2', [id, hashOf(token)]),
    );
  }
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** What calendars call it: `CBRN CoE: Central Asia`. */
export function feedName({ kind, code, names }: FeedRow, language: Language): string {
  const place = names?.[language] ?? code ?? '';
  return sentence('meeting-letters', `feed-${kind}`, language, { place });
}

function toFeed(row: FeedRow, language: Language): CalendarFeed {
  const { id, kind, code, made_at: madeAt } = row;
  return { id, kind, code, name: feedName(row, language), madeAt };
}

async function isKnown(tx: ReadTransaction, kind: FeedKind, code: string): Promise<boolean> {
  const table = kind === 'region' ? 'region WHERE code' : 'partner_country WHERE iso3';
  return (await tx.row(`SELECT 1 FROM ${table} = $1`, [code])) !== undefined;
}
