import { Injectable } from '@nestjs/common';
import { type Instant, type Language, notFound, type Refusal, system } from '@portal/domain';
import { sentence } from '@portal/texts';
import { type FeedEvent, feedOf } from '../platform/calendar/calendar-feed.js';
import { Database } from '../platform/database/database.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { Prepared } from '../platform/http/answers.js';
import { etagOf } from '../platform/http/answers.interceptor.js';
import { Mail } from '../platform/mail/mail.js';
import type { RoundTableRow } from '../round-table/round-table-lookup.service.js';
import { RoundTableWordsService } from '../round-table/round-table-words.service.js';
import { feedName, type FeedRow, hashOf, selectFeeds } from './calendar-feed.service.js';

type MeetingRow = Pick<
  RoundTableRow,
  | 'id'
  | 'reference'
  | 'kind'
  | 'number'
  | 'title'
  | 'format'
  | 'host_country'
  | 'city'
  | 'venue'
  | 'zone'
  | 'starts'
  | 'ends'
  | 'starts_at'
  | 'ends_at'
  | 'life'
  | 'sequence'
  | 'sample'
> & { readonly changed_at: Instant; readonly region_names: Readonly<Record<string, string>> | null };

interface OwnerRow {
  readonly language: Language;
  readonly sample: boolean;
}

const statusOf = {
  proposed: 'tentative',
  'dates-polled': 'tentative',
  confirmed: 'confirmed',
  invited: 'confirmed',
  held: 'confirmed',
  concluded: 'confirmed',
  postponed: 'cancelled',
  cancelled: 'cancelled',
} as const;

/** What a calendar reads at a secret address: as its owner sees it, and of each meeting what the network knows alone. */
@Injectable()
export class FeedReadingService {
  constructor(
    private readonly database: Database,
    private readonly words: RoundTableWordsService,
    private readonly mail: Mail,
  ) {}

  /** Unknown and revoked are one answer. */
  async read(token: string): Promise<Prepared | Refusal> {
    const found = await this.database.read(system, async (tx) => {
      const feed = await tx.row<FeedRow>(`${selectFeeds} WHERE f.token_hash = $1 AND f.revoked_at IS NULL`, [
        hashOf(token),
      ]);
      // Whoever can sign in no more reads no more.
      const owner =
        feed &&
        (await tx.row<OwnerRow>(
          `SELECT p.language, p.sample FROM person p JOIN credential c ON c.person_id = p.id WHERE p.id = $1`,
          [feed.person_id],
        ));
      return feed && owner ? { feed, owner } : null;
    });
    if (!found) return notFound;
    const { feed, owner } = found;
    const { language } = owner;
    const reader = { kind: 'person', id: feed.person_id, language, assignments: [] } as const;
    const rows = await this.database.read(reader, (tx) => meetingsOf(tx, feed, owner.sample));
    const text = feedOf(
      feedName(feed, language),
      language,
      rows.map((row) => this.eventOf(row, language)),
    );
    const bytes = Buffer.from(text);
    return new Prepared(bytes, etagOf(bytes), 'private, no-cache', 'text/calendar; charset=utf-8');
  }

  private eventOf(row: MeetingRow, language: Language): FeedEvent {
    const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
      sentence('meeting-letters', key, language, values);
    const region = row.region_names?.[language] ?? '';
    const name = [this.words.name(row, language), region].filter((each) => each !== '').join(' · ');
    const title = row.life === 'postponed' ? say('entry-postponed', { meeting: name }) : name;
    return {
      id: row.id,
      sequence: row.sequence,
      changedAt: row.changed_at,
      starts: row.starts ?? '',
      ends: row.ends ?? '',
      startsAt: row.starts_at ?? '',
      endsAt: row.ends_at ?? '',
      title: row.sample ? say('entry-sample', { meeting: title }) : title,
      place: this.words.place(row, language),
      about: say('entry-about', {
        days: this.words.days(row, language),
        times: this.words.times(row),
        reference: row.reference,
      }),
      url: `${this.mail.origin}/round-tables/${row.id}`,
      status: statusOf[row.life],
    };
  }
}

/** Everything that the board shows with days, by the same rule; invented ones for invented people alone. */
function meetingsOf(tx: ReadTransaction, { kind, code }: FeedRow, isSample: boolean): Promise<MeetingRow[]> {
  return tx.rows<MeetingRow>(
    `SELECT t.id, t.reference, t.kind, t.number, t.title, t.format, t.host_country, t.city, t.venue, t.zone,
       to_char(t.starts, 'YYYY-MM-DD"T"HH24:MI') AS starts, to_char(t.ends, 'YYYY-MM-DD"T"HH24:MI') AS ends, t.starts_at,
       t.ends_at, t.life, t.sequence, t.sample, t.changed_at, g.names AS region_names
     FROM round_table t LEFT JOIN region g ON g.code = t.region
     WHERE t.starts_at IS NOT NULL AND ($3 OR NOT t.sample) AND CASE $1::text
       WHEN 'network' THEN true
       WHEN 'region' THEN EXISTS (SELECT FROM round_table_region r WHERE r.round_table_id = t.id AND r.region = $2)
       WHEN 'country' THEN
         EXISTS (SELECT FROM round_table_observer o WHERE o.round_table_id = t.id AND o.iso3 = $2)
         OR EXISTS (SELECT FROM round_table_region r JOIN membership m ON m.region = r.region
           WHERE r.round_table_id = t.id AND m.iso3 = $2 AND (m.since IS NULL OR m.since <= t.starts::date)
             AND (m.until IS NULL OR t.starts::date <= m.until))
       ELSE t.id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[]) END
     ORDER BY t.starts_at, t.reference`,
    [kind, code, isSample],
  );
}
