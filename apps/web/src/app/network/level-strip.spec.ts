import { boxAround } from './locator';
import { partsOf } from './level-strip';

const indicator = {
  id: 'national-team',
  levels: ['none', 'being-formed', 'established'].map((id, order) => ({
    id,
    name: id,
    order,
    means: '',
    closedOn: null,
  })),
};
const claim = (level: string, effectiveOn: string, decidedAt = `${effectiveOn}T12:00:00Z`) => ({
  indicator: 'national-team',
  level,
  effectiveOn,
  decidedAt,
  state: 'validated' as const,
  retraction: null,
});

describe('the strip of levels', () => {
  it('shows the time before the first level as empty', () => {
    expect(partsOf(indicator, [claim('established', '2021-01-01')], '2020-01-01', '2022-01-01')).toEqual([
      { days: 366, colour: '' },
      { days: 365, colour: 'var(--level-3-of-3)' },
    ]);
  });

  it('takes the later decision on one day, and leaves out what was retracted', () => {
    const office = { role: 'focal-point' as const, scope: { kind: 'country' as const, iso3: 'MRT' }, person: null };
    const retracted = {
      ...claim('none', '2020-06-01'),
      retraction: { askedBy: office, askedAt: '', reason: '', agreedBy: office, agreedAt: '2021-01-01T00:00:00Z' },
    };
    const claims = [
      claim('being-formed', '2020-01-01', '2020-02-01T00:00:00Z'),
      claim('established', '2020-01-01', '2020-03-01T00:00:00Z'),
      retracted,
    ];
    expect(partsOf(indicator, claims, '2020-01-01', '2020-12-31')).toEqual([
      { days: 365, colour: 'var(--level-3-of-3)' },
    ]);
  });
});

describe('the locator', () => {
  it('leaves room around a country, and around a small one much', () => {
    expect(boxAround([0, 0, 1, 1]).split(' ').map(Number)[2]).toBeGreaterThan(2);
    expect(boxAround([0, 0, 0.001, 0.001]).split(' ').map(Number)[3]).toBeCloseTo(0.12);
  });
});
