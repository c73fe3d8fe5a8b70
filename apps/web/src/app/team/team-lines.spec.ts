import type { SeatHolding, SeatOnDay } from '@portal/contracts';
import { columnOf, gapsOf, namingFor, shareOn, untilOf, yearsOf } from './team-lines';

const holding = (change: Partial<SeatHolding> = {}): SeatHolding => ({
  id: 'h',
  place: 'principal',
  role: 'member',
  since: '2024-01-01',
  until: null,
  isEnded: false,
  holder: { id: 'm', name: 'A. Kane', institution: '', isErased: false, contact: null, version: 1 },
  letter: null,
  ...change,
});
const seat = (change: Partial<SeatOnDay> = {}): SeatOnDay => ({
  id: 's',
  sector: 'health',
  institution: 'Ministry',
  domains: [],
  since: '2024-01-01',
  until: null,
  shownTo: 'team',
  sample: false,
  version: 1,
  principal: holding(),
  alternate: null,
  vacantSince: null,
  alternateVacantSince: null,
  hadAlternate: false,
  leaving: [],
  ...change,
});
const leaving = (id: string, until: string, hasStandIn = false) =>
  seat({
    id,
    principal: holding({ id, until }),
    leaving: [
      {
        holdingId: id,
        standIn: hasStandIn
          ? { id: 'x', name: 'C. Sarr', institution: '', isErased: false, contact: null, version: 1 }
          : null,
        hasStandIn,
      },
    ],
  });

describe('what a team needs', () => {
  it('begins with the seat that is vacant longest, then who leaves next', () => {
    const seats = [
      leaving('late', '2026-12-20'),
      seat({ id: 'new', principal: null, vacantSince: '2026-09-03' }),
      leaving('next', '2026-12-15', true),
      seat({ id: 'old', principal: null, vacantSince: '2026-01-03' }),
      seat({ id: 'held' }),
    ];
    expect(gapsOf(seats).map((gap) => [gap.kind, gap.seat.id])).toEqual([
      ['vacant', 'old'],
      ['vacant', 'new'],
      ['leaving', 'next'],
      ['leaving', 'late'],
    ]);
    expect(gapsOf(seats)[2]).toMatchObject({ standIn: 'C. Sarr' });
    expect(gapsOf(seats)[3]).toMatchObject({ standIn: undefined });
  });

  it('is somebody from the day after, or from today for a vacant seat', () => {
    const [vacant, left] = gapsOf([leaving('a', '2026-12-31'), seat({ principal: null, vacantSince: '2026-01-03' })]);
    if (!vacant || !left) throw new Error('two gaps');
    expect(namingFor(vacant)).toMatchObject({ place: 'principal', since: null });
    expect(namingFor(left)).toMatchObject({ place: 'principal', since: '2027-01-01' });
  });
});

it('shows until when, with care where somebody leaves soon', () => {
  expect(untilOf(seat())).toBeNull();
  expect(untilOf(seat({ principal: holding({ until: '2027-06-30' }) }))).toEqual({ day: '2027-06-30', isSoon: false });
  expect(untilOf(leaving('a', '2026-12-15'))).toEqual({ day: '2026-12-15', isSoon: true });
  expect(untilOf(seat({ principal: null }))).toBeNull();
});

describe('the day track', () => {
  const track = ['2025-12-31', '2026-03-31', '2026-06-30', '2026-07-15'].map((day) => ({ day, held: 1, seats: 1 }));

  it('stands on the last column that is not after the day', () => {
    expect(['2025-01-01', '2026-04-01', '2026-07-15', '2027-01-01'].map((day) => columnOf(day, track))).toEqual([
      0, 1, 3, 3,
    ]);
  });

  it('runs from the beginning to its end, and knows its years', () => {
    expect(shareOn('2025-01-01', track)).toBe(0);
    expect(shareOn('2026-07-15', track)).toBe(1);
    expect(shareOn('2026-03-31', track)).toBe(0.5);
    expect(shareOn('2026-05-15', track)).toBeGreaterThan(0.5);
    expect(yearsOf(track)).toEqual([
      { year: '2025', count: 1 },
      { year: '2026', count: 3 },
    ]);
  });
});
