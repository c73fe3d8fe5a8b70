import { hostStep } from './hosts.js';

const held = (heldOn: string | null) => ({ life: 'held', firstDay: heldOn, heldOn }) as const;
const planned = (life: 'confirmed' | 'proposed' | 'postponed', firstDay: string | null) => ({
  life,
  firstDay,
  heldOn: null,
});

describe('a country as a host', () => {
  it('stands by what is ahead, then by the last twelve months, then by what is earlier', () => {
    expect(hostStep([held('2024-05-01'), planned('confirmed', '2026-12-01')], '2026-11-01')).toBe('ahead');
    expect(hostStep([held('2025-11-02')], '2026-11-01')).toBe('this-year');
    expect(hostStep([held('2025-11-01')], '2026-11-01')).toBe('earlier');
    expect(hostStep([], '2026-11-01')).toBe('none');
  });

  it('is not one by what is only proposed, put off, or not yet held', () => {
    expect(hostStep([planned('proposed', '2026-12-01')], '2026-11-01')).toBe('none');
    expect(hostStep([planned('postponed', '2026-12-01')], '2026-11-01')).toBe('none');
    expect(hostStep([planned('confirmed', null)], '2026-11-01')).toBe('none');
    expect(hostStep([held('2026-11-02')], '2026-11-01')).toBe('none');
  });
});
