import { countdownOf } from './countdown';
import { hasAmbiguity } from './round-table-form';

const meeting = {
  starts: '2026-12-08T09:00',
  ends: '2026-12-10T17:00',
  startsAt: '2026-12-08T03:00:00Z',
  endsAt: '2026-12-10T11:00:00Z',
  zone: 'Asia/Bishkek',
  life: 'invited',
} as const;

describe('the countdown to a round table', () => {
  it('counts by the calendar of the place', () => {
    // In Bishkek it is the 8th already.
    expect(countdownOf(meeting, '2026-12-07T19:00:00Z')).toEqual({ kind: 'now', day: 1, days: 3 });
    expect(countdownOf(meeting, '2026-12-07T12:00:00Z')).toEqual({ kind: 'in', days: 1 });
    expect(countdownOf(meeting, '2026-11-24T12:00:00Z')).toEqual({ kind: 'in', days: 14 });
  });

  it('ends with it, and where it is put off', () => {
    expect(countdownOf(meeting, '2026-12-10T11:00:01Z')).toBeNull();
    expect(countdownOf({ ...meeting, life: 'postponed' }, '2026-11-24T12:00:00Z')).toBeNull();
  });
});

it('which of two hours is asked only where the clock shows it twice', () => {
  const values = { zone: 'Europe/Paris', starts: '2027-10-31T02:30', ends: '2027-10-31T12:00' };
  expect(hasAmbiguity(values, 'starts')).toBe(true);
  expect(hasAmbiguity(values, 'ends')).toBe(false);
  expect(hasAmbiguity({ ...values, zone: '' }, 'starts')).toBe(false);
});
