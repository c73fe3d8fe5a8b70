import fc from 'fast-check';
import ICAL from 'ical.js';
import { instantIn, isZone, localIn } from '@portal/domain';
import { calendarOf } from './calendar-entry.js';

const entry = {
  id: '01900000-0000-7000-8000-000000000001',
  sequence: 3,
  writtenAt: '2026-11-27T09:00:00.000Z',
  startsAt: '2027-03-28T00:30:00.000Z',
  endsAt: '2027-03-28T01:30:00.000Z',
  title: 'Réunion : comité, groupe; “CBRN”',
  place: 'قاعة 4, الطابق الثاني',
  agenda: 'One\nTwo; three, four\\five',
  url: 'https://portal.example/countries/MAR/team',
  organizer: { name: 'Point focal', address: 'nfp@example.org' },
  attendee: { name: 'Amina Diallo', address: 'amina@example.org' },
};

/** The event as another program reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error('no event');
  return { calendar, event: new ICAL.Event(event) };
}

describe('the calendar part of an invitation', () => {
  it('says in every program what was written, in any script', () => {
    const { calendar, event } = read(calendarOf(entry, 'REQUEST'));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect([event.uid, event.sequence, event.summary, event.location, event.description]).toEqual([
      entry.id,
      3,
      entry.title,
      entry.place,
      entry.agenda,
    ]);
  });

  it('cancels the very entry that it made, with a higher count', () => {
    const { calendar, event } = read(calendarOf({ ...entry, sequence: 4 }, 'CANCEL'));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect([event.uid, event.sequence, event.component.getFirstPropertyValue('status')]).toEqual([
      entry.id,
      4,
      'CANCELLED',
    ]);
  });

  it('shows on the clock of the place what was agreed, in every zone and on both sides of a change of clocks', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter(isZone);
    const minute = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, fc.integer({ min: 1, max: 3000 }), (zone, from, length) => {
        const starts = localIn(new Date(from * 60_000).toISOString(), zone);
        const ends = localIn(new Date((from + length) * 60_000).toISOString(), zone);
        const [startsAt, endsAt] = [instantIn(starts, zone) ?? '', instantIn(ends, zone) ?? ''];
        const { event } = read(calendarOf({ ...entry, startsAt, endsAt }, 'REQUEST'));
        const shown = [event.startDate, event.endDate].map((time) => localIn(time.toJSDate().toISOString(), zone));
        expect(shown).toEqual([starts, ends]);
      }),
    );
  });
});
