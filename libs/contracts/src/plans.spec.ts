import { Amount, Currency, Funding } from './plan-money.js';
import { ActionPlanInput, PlanStepInput } from './plans.js';

describe('money of a plan', () => {
  it.each([0, 0.1, 180_000, 1.25, 999_999_999_999.99])('takes %s', (amount) => {
    expect(Amount.safeParse(amount).success).toBe(true);
  });

  it.each([-1, -0.01, 1.005, 1e13, Number.NaN, '5'])('does not take %s', (amount) => {
    expect(Amount.safeParse(amount).success).toBe(false);
  });

  it('is in a currency of today, and not paid for where nobody says so', () => {
    expect(Currency.safeParse('MRU').success).toBe(true);
    expect(Currency.safeParse('MRO').error?.issues[0]?.message).toBe('unknown-currency');
    expect(Funding.parse({ state: 'none' })).toEqual({ state: 'none', source: '', funded: null });
  });
});

describe('a plan that is begun', () => {
  const national = {
    kind: 'national',
    iso3: 'MAR',
    tier: 'strategic',
    title: 'Plan',
    language: 'fr',
    startsOn: '2026-01-01',
    endsOn: '2030-12-31',
  };
  const wrong = (input: object) => ActionPlanInput.safeParse(input).error?.issues.map(({ path }) => path.join('/'));

  it('names its country or its region, and begins with nothing', () => {
    expect(ActionPlanInput.parse(national).begin).toEqual({ with: 'nothing' });
    expect(wrong({ ...national, iso3: undefined })).toEqual(['iso3']);
    expect(wrong({ ...national, region: 'NAS' })).toEqual(['region']);
    expect(wrong({ ...national, kind: 'interregional' })).toEqual(['iso3']);
    expect(wrong({ ...national, kind: 'interregional', iso3: undefined })).toBeUndefined();
    expect(wrong({ ...national, endsOn: '2025-12-31' })).toEqual(['endsOn']);
  });

  it('is adopted by an instrument, and closed or returned with a reason', () => {
    const adopt = { step: 'adopt', adoptedOn: '2026-02-01', instrument: 'Decree 7' };
    expect(PlanStepInput.parse(adopt)).toMatchObject({ keepsSharing: true });
    expect(PlanStepInput.safeParse({ ...adopt, instrument: '  ' }).success).toBe(false);
    expect(PlanStepInput.safeParse({ step: 'close' }).success).toBe(false);
    expect(PlanStepInput.safeParse({ step: 'return', note: '' }).success).toBe(false);
    expect(PlanStepInput.safeParse({ step: 'draft' }).success).toBe(true);
  });
});
