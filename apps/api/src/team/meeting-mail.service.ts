import { Injectable } from '@nestjs/common';
import type { Language } from '@portal/domain';
import { sentence } from '@portal/texts';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Addressee } from '../platform/mail/letter.js';
import { Mail } from '../platform/mail/mail.js';
import { calendarOf } from '../platform/calendar/calendar-entry.js';
import type { MeetingRow } from './meeting.row.js';
import { addresseesOf } from './team-post.js';

/** Why somebody is written to about a meeting. */
export type MeetingNews = 'meeting-called' | 'meeting-changed' | 'meeting-cancelled';

/** Invitations and what becomes of them: one mail each, with the entry for their calendar. */
@Injectable()
export class MeetingMailService {
  constructor(private readonly mail: Mail) {}

  /** Tells these members, unless the meeting is over. */
  async tell(
    tx: Transaction,
    actor: RequestActor,
    meeting: MeetingRow,
    memberIds: readonly string[],
    news: MeetingNews,
  ): Promise<void> {
    if (memberIds.length === 0 || meeting.ends_at <= tx.now) return;
    const { team, organizer } = await tx.derive(async () => {
      const named = await tx.row<{ name: string }>('SELECT name FROM team WHERE id = $1', [meeting.team_id]);
      const caller = await tx.row<{ name: string; address: string }>(
        'SELECT name, email AS address FROM person WHERE id = $1',
        [actor.id],
      );
      return { team: named?.name ?? meeting.iso3, organizer: caller ?? { name: '', address: '' } };
    });
    for (const to of await addresseesOf(tx, memberIds, actor.language)) {
      await this.mail.post(tx, this.letterOf(tx.now, meeting, news, { to, team, organizer }));
    }
  }

  private letterOf(
    writtenAt: string,
    meeting: MeetingRow,
    news: MeetingNews,
    { to, team, organizer }: { to: Addressee; team: string; organizer: { name: string; address: string } },
  ) {
    const { language } = to;
    const { place, agenda } = meeting;
    const say = (key: string, values: Readonly<Record<string, string>> = {}) => sentence('mail', key, language, values);
    const title = say('meeting-title', { team });
    const when = timeIn(meeting, language);
    const path = `/countries/${meeting.iso3}/team/meetings/${meeting.id}`;
    const method = news === 'meeting-cancelled' ? 'CANCEL' : 'REQUEST';
    const entry = {
      id: meeting.id,
      sequence: meeting.sequence,
      writtenAt,
      startsAt: meeting.starts_at,
      endsAt: meeting.ends_at,
      title,
      place,
      agenda,
      url: `${this.mail.origin}${path}`,
      organizer,
      attendee: to,
    };
    return {
      to,
      kind: 'team-meeting',
      subject: say(`${news}-subject`, { team, when }),
      paragraphs: [
        say(news, { team }),
        say('meeting-when', { when, zone: meeting.zone }),
        say('meeting-where', { place }),
        ...(agenda === '' ? [] : [say('meeting-agenda'), ...agenda.split(/\n+/).filter((line) => line.trim() !== '')]),
      ],
      action: { words: say('meeting-open'), path },
      mayChoose: false,
      calendar: { method, content: calendarOf(entry, method) },
    } as const;
  }
}

/** When a meeting is, by the clock of its place: `28 March 2027 at 09:30`. */
function timeIn({ starts_at: startsAt, zone }: MeetingRow, language: Language): string {
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(
    Date.parse(startsAt),
  );
}
