import fc from 'fast-check';
import type { CbrnDomain } from '../cbrn-domain.js';
import { addDays, type Day } from '../day.js';
import { type Actor, visitor } from '../identity/actor.js';
import {
  countOn,
  doOverlap,
  errorsInTerm,
  holderOn,
  type Holding,
  instrumentsOn,
  isVacantOn,
  lastTeamChange,
  leavesWithinDays,
  leavingOn,
  refusalToEndTerm,
  refusalToRunTeam,
  renewedOn,
  type Seat,
  seatsNarrowed,
  sectorsOn,
  teamByQuarter,
  teamTermOn,
  vacantSince,
} from './seats.js';
import { sectors } from './vocabulary.js';

const firstDay = '2024-01-01';
const on = (days: number): Day => addDays(firstDay, days);

const holding = (change: Partial<Holding> = {}): Holding => ({
  place: 'principal',
  role: 'member',
  since: on(0),
  until: null,
  isEnded: false,
  ...change,
});
const seat = (holdings: readonly Holding[], change: Partial<Seat> = {}): Seat => ({
  sector: 'health',
  since: on(0),
  until: null,
  holdings,
  ...change,
});

/** Terms of one place, one after the other, as the database lets them be. */
const anyTerms = (place: Holding['place']) =>
  fc
    .array(
      fc.record({
        gap: fc.integer({ min: 1, max: 60 }),
        length: fc.integer({ min: 0, max: 300 }),
        isEnded: fc.boolean(),
      }),
      {
        maxLength: 4,
      },
    )
    .map((parts) => {
      let next = 0;
      return parts.map(({ gap, length, isEnded }): Holding => {
        const since = next + gap;
        next = since + length + 1;
        return holding({ place, since: on(since), until: on(since + length), isEnded });
      });
    });
const anySeat = fc
  .record({
    sector: fc.constantFrom(...sectors),
    principals: anyTerms('principal'),
    alternates: anyTerms('alternate'),
    length: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null }),
  })
  .map(({ sector, principals, alternates, length }) =>
    seat([...principals, ...alternates], { sector, until: length === null ? null : on(length) }),
  );
const anyDay = fc.integer({ min: -50, max: 1500 }).map(on);

describe('seats that are chosen', () => {
  const seat = (sector: string, domains: readonly CbrnDomain[]) => ({ sector, domains });
  const all = [seat('health', ['B', 'C']), seat('health', []), seat('customs', ['N'])];

  it('are all where nothing is chosen, else those of any sector and any domain', () => {
    const narrowed = (sectors: readonly string[], domains: readonly CbrnDomain[]) =>
      seatsNarrowed(all, { sectors, domains }).map((each) => all.indexOf(each));
    expect(narrowed([], [])).toEqual([0, 1, 2]);
    expect(narrowed(['health'], [])).toEqual([0, 1]);
    expect(narrowed([], ['C', 'N'])).toEqual([0, 2]);
    expect(narrowed(['health'], ['B', 'N'])).toEqual([0]);
    expect(narrowed(['defence'], [])).toEqual([]);
  });
});

describe('a seat on a day', () => {
  it('is held by its principal, or by the alternate who stands in, and is vacant when neither is in office', () => {
    const one = seat([holding({ until: on(9) }), holding({ place: 'alternate', since: on(5), until: on(14) })]);
    expect(holderOn(on(9), one, 'principal')).toBeDefined();
    expect(holderOn(on(10), one, 'principal')).toBeUndefined();
    expect([isVacantOn(on(14), one), isVacantOn(on(15), one)]).toEqual([false, true]);
    expect(vacantSince(on(20), one)).toBe(on(15));
    expect(vacantSince(on(20), one, 'principal')).toBe(on(10));
    expect(vacantSince(on(14), one)).toBeNull();
  });

  it('is vacant since its own first day where nobody ever sat, and no seat before and after its days', () => {
    const empty = seat([], { until: on(40) });
    expect(vacantSince(on(30), empty)).toBe(on(0));
    expect(vacantSince(on(41), empty)).toBeNull();
    expect(isVacantOn(on(-1), empty)).toBe(false);
  });

  it('is vacant on each day since the day that is said, and held on the day before', () => {
    fc.assert(
      fc.property(anySeat, anyDay, (any, day) => {
        const since = vacantSince(day, any);
        expect(since !== null).toBe(isVacantOn(day, any));
        if (since === null) return;
        expect(since <= day && isVacantOn(since, any)).toBe(true);
        if (since > any.since) expect(isVacantOn(addDays(since, -1), any)).toBe(false);
      }),
    );
  });
});

describe('whoever leaves soon', () => {
  it('needs a successor within 30 days, unless one is named; the other place stands in', () => {
    const leaver = holding({ until: on(30) });
    const standIn = holding({ place: 'alternate' });
    expect(leavingOn(on(0), seat([leaver, standIn]))).toEqual([{ holding: leaver, standIn }]);
    expect(leavingOn(on(0), seat([holding({ until: on(31) })]))).toEqual([]);
    expect(leavingOn(on(0), seat([leaver, holding({ since: on(40) })]))).toEqual([]);
    expect(leavingOn(on(0), seat([leaver], { until: on(30) }))).toEqual([]);
  });

  it('is in office on that day, and never beyond the thirtieth', () => {
    fc.assert(
      fc.property(anySeat, anyDay, (any, day) =>
        leavingOn(day, any).every(({ holding: { since, until } }) => {
          return since <= day && until !== null && until >= day && until <= addDays(day, leavesWithinDays);
        }),
      ),
    );
  });
});

describe('a team on a day', () => {
  it('covers, leaves vacant or lacks each sector, once', () => {
    fc.assert(
      fc.property(fc.array(anySeat, { maxLength: 12 }), anyDay, (seats, day) => {
        const { covered, vacant, without } = sectorsOn(day, seats, sectors);
        expect([...covered, ...vacant, ...without].toSorted()).toEqual([...sectors].toSorted());
      }),
    );
  });

  it('counts each place once: never more holders than seats', () => {
    fc.assert(
      fc.property(fc.array(anySeat, { maxLength: 12 }), anyDay, (seats, day) => {
        const count = countOn(day, seats);
        expect(count.principals <= count.seats && count.alternates <= count.seats).toBe(true);
        expect(count.seats - count.vacant <= count.principals + count.alternates).toBe(true);
      }),
    );
  });

  it('has a column for the end of each quarter since its first seat, and one for today', () => {
    const columns = teamByQuarter('2024-11-24', [seat([holding({ since: '2024-07-01' })], { since: '2024-02-10' })]);
    expect(columns).toEqual([
      { day: '2024-03-31', held: 0, seats: 1 },
      { day: '2024-06-30', held: 0, seats: 1 },
      { day: '2024-09-30', held: 1, seats: 1 },
      { day: '2024-11-24', held: 1, seats: 1 },
    ]);
    expect(teamByQuarter('2024-03-31', [seat([])]).map(({ day }) => day)).toEqual(['2024-03-31']);
    expect(teamByQuarter('2024-05-05', [])).toEqual([{ day: '2024-05-05', held: 0, seats: 0 }]);
  });

  it('reads on a past day as it did, whatever is appended later', () => {
    fc.assert(
      fc.property(fc.array(anySeat, { maxLength: 6 }), anyDay, anySeat, (seats, day, added) => {
        const later = { ...added, since: addDays(day, 1), until: null };
        const onDay = (all: readonly Seat[]) => [countOn(day, all), sectorsOn(day, all, sectors)];
        expect(onDay([...seats, later])).toEqual(onDay(seats));
      }),
    );
  });
});

describe('renewing the whole team', () => {
  it('takes on who is in office, and leaves who was ended, is followed, or ends with the seat', () => {
    const [open, ended, followed] = [
      holding({ until: on(10) }),
      holding({ until: on(10), isEnded: true }),
      holding({ until: on(10) }),
    ];
    expect(renewedOn(on(5), on(700), seat([open]))).toEqual([{ holding: open, until: on(700) }]);
    expect(renewedOn(on(5), on(700), seat([ended]))).toEqual([]);
    expect(renewedOn(on(5), on(700), seat([followed, holding({ since: on(20) })]))).toEqual([]);
    expect(renewedOn(on(5), on(700), seat([open], { until: on(100) }))).toEqual([{ holding: open, until: on(100) }]);
    expect(renewedOn(on(5), on(700), seat([holding({ until: on(900) })]))).toEqual([]);
    expect(renewedOn(on(5), on(700), seat([holding()]))).toEqual([{ holding: holding(), until: on(700) }]);
  });

  it('never shortens a defined term, changes no past day, and lets no two hold a place on one day', () => {
    fc.assert(
      fc.property(anySeat, anyDay, fc.integer({ min: 0, max: 900 }), (any, day, days) => {
        const renewed = renewedOn(day, addDays(day, days), any);
        for (const {
          holding: { until },
          until: next,
        } of renewed)
          if (until !== null) expect(next > until).toBe(true);
        const holdings = any.holdings.map((each) => {
          const found = renewed.find((one) => one.holding === each);
          return found ? { ...each, until: found.until } : each;
        });
        for (const place of ['principal', 'alternate'] as const) {
          const own = holdings.filter((each) => each.place === place);
          expect(own.some((one, index) => own.slice(index + 1).some((other) => doOverlap(one, other)))).toBe(false);
        }
        const after = { ...any, holdings };
        expect(vacantSince(day, after)).toBe(vacantSince(day, any));
      }),
    );
  });
});

describe('a term', () => {
  it('ends on a day of its own, once', () => {
    const today = on(100);
    expect(refusalToEndTerm(today, holding(), on(120))).toBeNull();
    expect(refusalToEndTerm(today, holding(), on(50))).toBeNull();
    expect(refusalToEndTerm(today, holding({ until: on(99) }), on(50))).toMatchObject({ code: 'term-ended' });
    expect(refusalToEndTerm(today, holding(), on(-1))).toMatchObject({ errors: [{ code: 'until-before-since' }] });
    expect(refusalToEndTerm(today, holding({ until: on(150) }), on(151))).toMatchObject({
      errors: [{ code: 'later-end' }],
    });
  });

  it('lies within the days of its seat', () => {
    const codes = (since: Day, until: Day | null, end: Day | null = null) =>
      errorsInTerm({ since, until }, { since: on(10), until: end }).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(codes(on(10), null)).toEqual([]);
    expect(codes(on(9), on(12))).toEqual(['/since before-the-seat']);
    expect(codes(on(12), on(11))).toEqual(['/until until-before-since']);
    expect(codes(on(12), on(40), on(30))).toEqual(['/until after-the-seat']);
    expect(codes(on(31), null, on(30))).toEqual(['/since after-the-seat']);
  });
});

describe('what a team rests on', () => {
  it('is the latest founding instrument by the day, and what amended it since', () => {
    const all = [
      { kind: 'founding', on: on(0), title: 'A' },
      { kind: 'amendment', on: on(10), title: 'A1' },
      { kind: 'founding', on: on(50), title: 'B' },
      { kind: 'amendment', on: on(60), title: 'B1' },
    ] as const;
    expect(instrumentsOn(on(-1), all)).toEqual({ founding: undefined, amendments: [] });
    expect(instrumentsOn(on(20), all)).toMatchObject({ founding: { title: 'A' }, amendments: [{ title: 'A1' }] });
    expect(instrumentsOn(on(70), all)).toMatchObject({ founding: { title: 'B' }, amendments: [{ title: 'B1' }] });
  });

  it('has the term that the latest renewal by the day gave it', () => {
    const renewals = [
      { on: on(0), until: on(365) },
      { on: on(300), until: on(900) },
    ];
    expect([on(-1), on(299), on(300)].map((day) => teamTermOn(day, renewals))).toEqual([null, on(365), on(900)]);
  });
});

it('is run by the focal point of its country alone', () => {
  const actor = (role: 'focal-point' | 'team-member', iso3: string): Actor => ({
    ...visitor('en'),
    kind: 'person',
    assignments: [{ role, scope: { kind: 'country', iso3 }, title: null, from: on(0), until: null }],
  });
  expect(refusalToRunTeam(actor('focal-point', 'MRT'), 'MRT')).toBeNull();
  for (const other of [actor('team-member', 'MRT'), actor('focal-point', 'MAR'), visitor('en')]) {
    expect(refusalToRunTeam(other, 'MRT')).toMatchObject({ refused: 'forbidden', code: 'not-your-country' });
  }
});

describe('the last change of a team', () => {
  const seat = (since: Day, until: Day | null, terms: readonly (readonly [Day, Day | null])[] = []) => ({
    sector: 'health',
    since,
    until,
    holdings: terms.map(([from, to]) => ({
      place: 'principal' as const,
      role: 'member' as const,
      isEnded: false,
      since: from,
      until: to,
    })),
  });

  it('is the day somebody took a seat, the day after one was left, or another day that is said', () => {
    expect(lastTeamChange('2026-06-01', [], [])).toBeNull();
    expect(lastTeamChange('2026-06-01', [seat('2026-01-01', null)], [])).toBe('2026-01-01');
    const held = [seat('2026-01-01', null, [['2026-02-01', '2026-05-30']])];
    expect(lastTeamChange('2026-05-30', held, [])).toBe('2026-02-01');
    expect(lastTeamChange('2026-06-01', held, [])).toBe('2026-05-31');
    expect(lastTeamChange('2026-06-01', held, ['2026-06-01', '2026-06-02'])).toBe('2026-06-01');
  });
});
