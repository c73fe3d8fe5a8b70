import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { type Instant, type Language, type LocalTime, wholeDaysOf } from '@portal/domain';

/** What calendars that subscribe are told of one meeting. */
export interface FeedEvent {
  readonly id: string;
  readonly sequence: number;
  readonly changedAt: Instant;
  /** By the clock of the place. */
  readonly starts: LocalTime;
  readonly ends: LocalTime;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly place: string;
  readonly about: string;
  readonly url: string;
  readonly status: 'tentative' | 'confirmed' | 'cancelled';
}

/** How often calendars ask anew, in seconds. */
const asksEvery = 3600;

const statuses = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/**
 * A calendar to subscribe to (RFC 5545, RFC 7986). The same events are the same bytes: nothing says when it was made.
 * What is cancelled stays, marked so: a calendar that never hears of it again keeps it as it was.
 */
export function feedOf(name: string, language: Language, events: readonly FeedEvent[]): string {
  const calendar = ical({
    name,
    ttl: asksEvery,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'CBRN CoE', product: 'Coordination Portal', language: language.toUpperCase() },
  });
  for (const { id, sequence, changedAt, title, place, about, url, status, ...time } of events) {
    const days = wholeDaysOf(time.starts, time.ends);
    calendar.createEvent({
      id,
      sequence,
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      start: new Date(days ? `${days.from}T00:00:00Z` : time.startsAt),
      end: new Date(days ? `${days.before}T00:00:00Z` : time.endsAt),
      allDay: days !== null,
      summary: title,
      location: place,
      description: about,
      url,
      status: statuses[status],
      // Whoever subscribes watches; whoever is invited has an entry of their own, which blocks their time.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
