import { Injectable } from '@nestjs/common';
import type { Notification } from '@portal/contracts';
import { sentence } from '@portal/texts';
import { calendarOf } from '../platform/calendar/calendar-entry.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Addressee } from '../platform/mail/letter.js';
import { Mail } from '../platform/mail/mail.js';
import type { RoundTableRow } from '../round-table/round-table-lookup.service.js';
import { RoundTableWordsService } from '../round-table/round-table-words.service.js';
import { addresseesOf, type InvitationRow, invitationsOf, organizersOf } from './meeting-invitation.queries.js';

/** Why a country is written to about a meeting. */
type News = 'invited' | 'changed' | 'postponed' | 'cancelled' | 'uninvited';

const newsOf: Partial<Record<Notification['kind'], News>> = {
  'round-table-invited': 'invited',
  'round-table-moved': 'changed',
  'round-table-postponed': 'postponed',
  'round-table-cancelled': 'cancelled',
};

/** Invitations and what becomes of them: a mail to each country's focal point, with the entry for their calendar. */
@Injectable()
export class MeetingInvitationMailService {
  constructor(
    private readonly mail: Mail,
    private readonly words: RoundTableWordsService,
  ) {}

  /** What a step or a change of a round table is to the countries: nothing, before they are invited. */
  async follow(
    tx: Transaction,
    actor: RequestActor,
    row: RoundTableRow,
    kind: Notification['kind'] | null,
    countries: readonly string[],
  ): Promise<void> {
    const known = await invitationsOf(tx, row.id);
    const asked = known.flatMap(({ iso3, method }) => (method === 'REQUEST' ? [iso3] : []));
    const news = kind === null ? undefined : newsOf[kind];
    if (news === 'postponed' || news === 'cancelled') return this.send(tx, actor, row, asked, news, known);
    if (row.life !== 'invited' || row.starts_at === null) return;
    await this.send(
      tx,
      actor,
      row,
      asked.filter((iso3) => !countries.includes(iso3)),
      'uninvited',
      known,
    );
    const added = countries.filter((iso3) => !asked.includes(iso3));
    await this.send(tx, actor, row, added, 'invited', known);
    if (news === 'changed') {
      await this.send(
        tx,
        actor,
        row,
        countries.filter((iso3) => asked.includes(iso3)),
        news,
        known,
      );
    }
  }

  /** The invitation that stands once more, to whoever is the country's focal point now. */
  async again(tx: Transaction, actor: RequestActor, row: RoundTableRow, iso3: string): Promise<void> {
    await this.send(tx, actor, row, [iso3], 'invited', await invitationsOf(tx, row.id));
  }

  private async send(
    tx: Transaction,
    actor: RequestActor,
    row: RoundTableRow,
    countries: readonly string[],
    news: News,
    known: readonly InvitationRow[],
  ): Promise<void> {
    if (countries.length === 0 || row.starts_at === null || row.ends_at === null) return;
    const isOver = row.ends_at <= tx.now;
    const method = news === 'invited' || news === 'changed' ? 'REQUEST' : 'CANCEL';
    const before = new Map(known.map((each) => [each.iso3, each]));
    const [addressees, organizers] = await tx.derive(async () => [
      await addresseesOf(tx, countries, row.sample),
      await organizersOf(tx, [actor.id, ...known.map(({ organizer_id: id }) => id)]),
    ]);
    for (const iso3 of countries) {
      const organizerId = before.get(iso3)?.organizer_id ?? actor.id;
      const organizer = organizers.get(organizerId) ?? { name: '', address: '' };
      const people = isOver ? [] : (addressees.get(iso3) ?? []);
      for (const to of people) await this.mail.post(tx, this.letterOf(tx.now, row, news, method, to, organizer));
      await tx.rows(
        `INSERT INTO meeting_invitation (round_table_id, iso3, organizer_id, method, sequence, person_ids, sent_by, sent_at, sample)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (round_table_id, iso3) DO UPDATE SET method = excluded.method, sequence = excluded.sequence,
           person_ids = excluded.person_ids, sent_by = excluded.sent_by, sent_at = excluded.sent_at`,
        [
          row.id,
          iso3,
          organizerId,
          method,
          row.sequence,
          people.flatMap(({ personId }) => (personId === null ? [] : [personId])),
          actor.id,
          tx.now,
          row.sample,
        ],
      );
    }
  }

  private letterOf(
    writtenAt: string,
    row: RoundTableRow,
    news: News,
    method: 'REQUEST' | 'CANCEL',
    to: Addressee,
    organizer: { readonly name: string; readonly address: string },
  ) {
    const { language } = to;
    const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
      sentence('meeting-letters', key, language, values);
    const name = this.words.name(row, language);
    const days = this.words.days(row, language);
    const place = this.words.place(row, language);
    const path = `/round-tables/${row.id}/invitations`;
    const entry = {
      id: row.id,
      sequence: row.sequence,
      writtenAt,
      startsAt: row.starts_at ?? '',
      endsAt: row.ends_at ?? '',
      title: say('entry-title', { meeting: name, reference: row.reference }),
      place,
      agenda: say('entry-about', { days, times: this.words.times(row), reference: row.reference }),
      url: `${this.mail.origin}${path}`,
      organizer,
      attendee: to,
    };
    const isAsked = method === 'REQUEST';
    return {
      to,
      kind: 'meeting-invitation',
      subject: say(`${news}-subject`, { meeting: name, days }),
      paragraphs: [
        say(news, { meeting: name }),
        say('when', { days, times: this.words.times(row) }),
        say('where', { place }),
        ...(isAsked ? [say('how-to-answer')] : []),
      ],
      action: { words: say(isAsked ? 'answer' : 'open'), path },
      mayChoose: false,
      ...(organizer.address === '' ? {} : { replyTo: organizer }),
      calendar: { method, content: calendarOf(entry, method) },
    } as const;
  }
}
