import { countsFrom, isCountExactOn, isPartnerOn } from './membership.js';
import type { PartnerTerm } from './membership.js';

const term: PartnerTerm = {
  joinedOn: null,
  joinedPrecision: null,
  knownPartnerBy: null,
  memberOnReportDay: false,
  leftOn: null,
  absences: [],
};

describe('a partner country', () => {
  it('counts from the last day that the source allows', () => {
    expect(countsFrom({ ...term, joinedOn: '2013-01-01', joinedPrecision: 'year' })).toBe('2013-12-31');
    expect(countsFrom({ ...term, joinedOn: '2020-11-20', joinedPrecision: 'day' })).toBe('2020-11-20');
  });

  it('counts ever where nobody knows the day and the report counts it', () => {
    const known = { ...term, memberOnReportDay: true, knownPartnerBy: '2018-04-04' };
    expect(countsFrom(known)).toBeNull();
    expect(isPartnerOn('2010-01-01', known)).toBe(true);
  });

  it('counts from the first list that names it, where the report does not', () => {
    const later = { ...term, knownPartnerBy: '2023-03-31' };
    expect(isPartnerOn('2023-03-30', later)).toBe(false);
    expect(isPartnerOn('2023-03-31', later)).toBe(true);
  });

  it('counts no more from the day it left', () => {
    const left = { ...term, memberOnReportDay: true, leftOn: '2024-01-01' };
    expect(isPartnerOn('2023-12-31', left)).toBe(true);
    expect(isPartnerOn('2024-01-01', left)).toBe(false);
  });

  it('counts again from the day it came back, and did not count while it was away', () => {
    const back = { ...term, memberOnReportDay: true, absences: [{ leftOn: '2024-01-01', returnedOn: '2025-03-01' }] };
    expect(['2023-12-31', '2024-01-01', '2025-02-28', '2025-03-01'].map((day) => isPartnerOn(day, back))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

it('a count is exact from the report’s day on', () => {
  expect(isCountExactOn('2019-12-30')).toBe(false);
  expect(isCountExactOn('2019-12-31')).toBe(true);
});
