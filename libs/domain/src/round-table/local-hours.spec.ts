import fc from 'fast-check';
import { firstDayEnd, localHoursOf } from './local-hours.js';

describe('the local hours of a meeting', () => {
  it('are told for every clock of a country once, the earliest first', () => {
    const hours = localHoursOf(
      '2027-02-02T02:00:00Z',
      '2027-02-02T09:30:00Z',
      ['Asia/Jayapura', 'Asia/Pontianak', 'Asia/Jakarta', 'Asia/Makassar'],
      '2027-02-02',
    );
    expect(hours).toEqual({
      clocks: [
        { starts: '2027-02-02T09:00', ends: '2027-02-02T16:30' },
        { starts: '2027-02-02T10:00', ends: '2027-02-02T17:30' },
        { starts: '2027-02-02T11:00', ends: '2027-02-02T18:30' },
      ],
      daysApart: 0,
      isAtNight: false,
    });
  });

  it('say that it is night there, and another day', () => {
    const hours = localHoursOf('2027-02-02T16:00:00Z', '2027-02-02T20:00:00Z', ['Asia/Manila'], '2027-02-02');
    expect(hours).toMatchObject({ clocks: [{ starts: '2027-02-03T00:00' }], daysApart: 1, isAtNight: true });
  });

  it('follow the clocks when they change on one side alone', () => {
    const before = localHoursOf('2027-03-26T08:00:00Z', '2027-03-26T15:00:00Z', ['Europe/Belgrade'], '2027-03-26');
    const after = localHoursOf('2027-03-29T08:00:00Z', '2027-03-29T15:00:00Z', ['Europe/Belgrade'], '2027-03-29');
    expect([before?.clocks[0]?.starts.slice(11), after?.clocks[0]?.starts.slice(11)]).toEqual(['09:00', '10:00']);
  });

  it('are none where no clock is known', () => {
    expect(localHoursOf('2027-02-02T16:00:00Z', '2027-02-02T20:00:00Z', [], '2027-02-02')).toBeNull();
  });

  it('end the first day on the first day, however long the meeting', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 10 }), (days, hours) => {
        const start = Date.parse('2027-05-04T08:00:00Z');
        const end = new Date(start + days * 86_400_000 + hours * 3_600_000).toISOString();
        expect(firstDayEnd(new Date(start).toISOString(), end).slice(0, 10)).toBe('2027-05-04');
      }),
    );
  });
});
