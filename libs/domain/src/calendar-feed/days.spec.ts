import { wholeDaysOf } from './days.js';

describe('the days of an entry', () => {
  it('are those of the meeting, up to the day after its last', () => {
    expect(wholeDaysOf('2026-12-08T09:00', '2026-12-10T17:00')).toEqual({ from: '2026-12-08', before: '2026-12-11' });
    expect(wholeDaysOf('2026-12-30T09:00', '2027-01-01T00:00')).toEqual({ from: '2026-12-30', before: '2027-01-01' });
  });

  it('are none where it is over on the day on which it begins', () => {
    expect(wholeDaysOf('2026-12-08T09:00', '2026-12-08T17:00')).toBeNull();
    expect(wholeDaysOf('2026-12-08T20:00', '2026-12-09T00:00')).toBeNull();
  });
});
