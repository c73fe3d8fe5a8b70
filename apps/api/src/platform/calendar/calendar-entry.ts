import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Instant } from '@portal/domain';

/** What one person's calendar is told of a meeting. */
export interface CalendarEntry {
  readonly id: string;
  /** A calendar puts the higher one in place of the lower. */
  readonly sequence: number;
  readonly writtenAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly place: string;
  readonly agenda: string;
  readonly url: string;
  readonly organizer: { readonly name: string; readonly address: string };
  /** Only whoever is written to: the addresses of the others are not theirs to learn. */
  readonly attendee: { readonly name: string; readonly address: string };
}

/**
 * The calendar part of a mail (RFC 5545, 5546). Times are UTC, so that no table of a zone's clock changes travels along
 * and the entry is right on both sides of one.
 */
export function calendarOf(entry: CalendarEntry, method: 'REQUEST' | 'CANCEL'): string {
  const isCancelled = method === 'CANCEL';
  const calendar = ical({
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'CBRN CoE', product: 'Coordination Portal', language: 'EN' },
  });
  calendar.createEvent({
    id: entry.id,
    sequence: entry.sequence,
    stamp: new Date(entry.writtenAt),
    start: new Date(entry.startsAt),
    end: new Date(entry.endsAt),
    summary: entry.title,
    location: entry.place,
    description: entry.agenda,
    url: entry.url,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: entry.organizer.name, email: entry.organizer.address },
    attendees: [
      {
        name: entry.attendee.name,
        email: entry.attendee.address,
        role: ICalAttendeeRole.REQ,
        ...(isCancelled ? {} : { rsvp: true, status: ICalAttendeeStatus.NEEDSACTION }),
      },
    ],
  });
  return calendar.toString();
}
