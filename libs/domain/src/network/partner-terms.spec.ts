import * as fc from 'fast-check';
import { addDays } from '../day.js';
import { isRefusal } from '../refusal.js';
import { isPartnerOn, type PartnerTerm } from './membership.js';
import { type MembershipTerm, refusalToBelong, regionsFrom, termAfter } from './partner-terms.js';

const today = '2026-11-27';
const term: PartnerTerm = {
  joinedOn: '2013-12-31',
  joinedPrecision: 'year',
  knownPartnerBy: null,
  memberOnReportDay: true,
  leftOn: null,
  absences: [],
};
const of = (since: string | null, until: string | null, region = 'AAF'): MembershipTerm => ({ region, since, until });

describe('a membership', () => {
  it('ends on or after the day it begins', () => {
    expect(refusalToBelong(of('2026-02-01', '2026-01-31'), [])).toMatchObject({
      errors: [{ pointer: '/until', code: 'until-before-since' }],
    });
    expect(refusalToBelong(of('2026-02-01', '2026-02-01'), [])).toBeNull();
  });

  it('shares no day with another of the same region, and may with one of another', () => {
    const first = of(null, '2020-06-30');
    expect(refusalToBelong(of('2020-06-30', null), [first])).toMatchObject({ code: 'member-already' });
    expect(refusalToBelong(of('2020-07-01', null), [first])).toBeNull();
    expect(refusalToBelong(of('2020-01-01', null, 'NAS'), [first])).toBeNull();
  });

  it('is refused exactly when some day lies in both', () => {
    const day = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null });
    const on = (offset: number | null) => (offset === null ? null : addDays('2026-01-01', offset));
    fc.assert(
      fc.property(day, day, day, day, (a, b, c, d) => {
        fc.pre((a === null || b === null || a <= b) && (c === null || d === null || c <= d));
        const has = (offset: number, from: number | null, to: number | null) =>
          (from === null || from <= offset) && (to === null || offset <= to);
        const days = Array.from({ length: 15 }, (_, index) => index - 1);
        const isShared = days.some((offset) => has(offset, a, b) && has(offset, c, d));
        expect(refusalToBelong(of(on(a), on(b)), [of(on(c), on(d))]) !== null).toBe(isShared);
      }),
    );
  });

  it('counts for the main region while it has not ended', () => {
    const all = [of(null, '2025-12-31'), of(null, today, 'NAS'), of('2027-01-01', null, 'CA')];
    expect(regionsFrom(today, all)).toEqual(['NAS', 'CA']);
  });
});

describe('a country', () => {
  it('that left and comes back keeps its time away', () => {
    const left = termAfter(term, { leftOn: '2024-01-01' }, today);
    if (isRefusal(left)) throw new Error('it may leave');
    const back = termAfter(left, { returnedOn: '2025-01-01' }, today);
    if (isRefusal(back)) throw new Error('it may come back');
    expect(['2023-06-01', '2024-06-01', '2025-06-01'].map((day) => isPartnerOn(day, back))).toEqual([
      true,
      false,
      true,
    ]);
    expect(termAfter(back, { leftOn: '2024-06-01' }, today)).toMatchObject({
      errors: [{ pointer: '/leftOn', code: 'left-before-joined' }],
    });
  });

  it('leaves after it joined, comes back after it left, and joined on a day that has begun', () => {
    expect(termAfter(term, { leftOn: '2013-06-01' }, today)).toMatchObject({
      errors: [{ pointer: '/leftOn', code: 'left-before-joined' }],
    });
    expect(termAfter(term, { returnedOn: '2025-01-01' }, today)).toMatchObject({ code: 'has-not-left' });
    expect(termAfter({ ...term, leftOn: '2025-01-01' }, { returnedOn: '2025-01-01' }, today)).toMatchObject({
      errors: [{ pointer: '/returnedOn' }],
    });
    expect(termAfter(term, { joinedOn: '2027-01-01' }, today)).toMatchObject({ errors: [{ code: 'future-day' }] });
  });
});
