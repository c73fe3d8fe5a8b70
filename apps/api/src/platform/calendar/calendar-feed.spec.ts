import fc from 'fast-check';
import ICAL from 'ical.js';
import { instantIn, isZone, localIn } from '@portal/domain';
import { feedOf } from './calendar-feed.js';

const event = {
  id: '01900000-0000-7000-8000-000000000001',
  sequence: 1,
  changedAt: '2026-11-27T09:00:00.000Z',
  title: '17th round table',
  place: 'Dakar',
  about: 'One\nTwo',
  url: 'https://portal.example/round-tables/1',
  status: 'confirmed',
} as const;

describe('a meeting in a feed', () => {
  it('is at the same instants, or on the same days, as on the clock of its place: in every zone, across changes of clocks', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter(isZone);
    const minute = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, fc.integer({ min: 1, max: 6000 }), (zone, from, length) => {
        const starts = localIn(new Date(from * 60_000).toISOString(), zone);
        const ends = localIn(new Date((from + length) * 60_000).toISOString(), zone);
        const [startsAt, endsAt] = [instantIn(starts, zone) ?? '', instantIn(ends, zone) ?? ''];
        const text = feedOf('Feed', 'en', [{ ...event, starts, ends, startsAt, endsAt }]);
        const read = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent');
        if (!read) throw new Error('no event');
        const { startDate, endDate } = new ICAL.Event(read);
        if (startDate.isDate) {
          const last = endDate.clone();
          last.adjust(-1, 0, 0, 0);
          expect(startDate.toString()).toBe(starts.slice(0, 10));
          expect(last.toString()).toBe(ends.endsWith('T00:00') ? last.toString() : ends.slice(0, 10));
          expect(last.toString() > startDate.toString()).toBe(true);
        } else {
          expect([startDate, endDate].map((time) => localIn(time.toJSDate().toISOString(), zone))).toEqual([
            starts,
            ends,
          ]);
        }
      }),
    );
  });
});
