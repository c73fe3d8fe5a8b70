import { isRunSheetDue } from './run-sheet-days.js';

describe('the run sheet', () => {
  const meeting = { starts: '2026-12-08T09:00', ends: '2026-12-10T17:00', zone: 'Pacific/Auckland' };

  it('is there from the day before to the last day, by the clock of the place', () => {
    const days = ['2026-12-06T10:00:00Z', '2026-12-06T12:00:00Z', '2026-12-10T10:00:00Z', '2026-12-10T12:00:00Z'];
    expect(days.map((now) => isRunSheetDue(meeting, now))).toEqual([false, true, true, false]);
    expect(isRunSheetDue({ ...meeting, starts: null }, '2026-12-08T10:00:00Z')).toBe(false);
  });
});
