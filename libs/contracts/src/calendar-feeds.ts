/**
 * Addresses at which a calendar reads round tables: secret, one person's, good until revoked. They show what the whole
 * network may know, and nothing of what happens inside.
 *
 *   GET    calendar-feeds                 CalendarFeeds: one's own
 *   POST   calendar-feeds                 CalendarFeedInput → CalendarFeedMade: the address is told this once
 *   DELETE calendar-feeds/:id             from then on there is no such address
 *   GET    calendar-feeds/:token.ics      iCalendar, for whoever knows the address
 */
import * as z from 'zod';
import { feedKinds } from '@portal/domain';
import { Id, Instant, Iso3, RegionCode } from './scalars.js';

export const CalendarFeed = z
  .object({
    id: Id,
    kind: z.enum(feedKinds),
    /** The region or the country. */
    code: z.string().nullable(),
    /** What calendars call it. */
    name: z.string(),
    madeAt: Instant,
  })
  .meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof CalendarFeed>;
export const CalendarFeeds = z.object({ items: z.array(CalendarFeed) }).meta({ id: 'CalendarFeeds' });
export type CalendarFeeds = z.infer<typeof CalendarFeeds>;
export const CalendarFeedMade = CalendarFeed.extend({ address: z.string() }).meta({ id: 'CalendarFeedMade' });
export type CalendarFeedMade = z.infer<typeof CalendarFeedMade>;

export const CalendarFeedInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('network') }),
    z.strictObject({ kind: z.literal('region'), code: RegionCode }),
    z.strictObject({ kind: z.literal('country'), code: Iso3 }),
    z.strictObject({ kind: z.literal('me') }),
  ])
  .meta({ id: 'CalendarFeedInput' });
export type CalendarFeedInput = z.infer<typeof CalendarFeedInput>;

/** Whatever stands there: an address that is none answers as one that is there no more. */
export const ByFeedToken = z.strictObject({ token: z.string().max(300) });
export type ByFeedToken = z.infer<typeof ByFeedToken>;
