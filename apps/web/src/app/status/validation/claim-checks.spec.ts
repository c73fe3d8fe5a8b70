import { checksOf } from './claim-checks';
import { actionPlan, waitingClaim } from './waiting-claim.harness';

function codes(some: Parameters<typeof waitingClaim>[0], others: readonly ReturnType<typeof waitingClaim>[] = []) {
  return checksOf(waitingClaim(some), actionPlan, others).map((check) => check.code);
}

const { before } = waitingClaim({});

describe('what is checked for the validator', () => {
  it('is the step from the present level', () => {
    expect(codes({})).toContain('one-up');
    expect(codes({ level: 'drafted' })).toContain('down');
    expect(codes({ level: 'adopted' })).toContain('same-level');
    expect(codes({ level: 'adopted', confirms: 'c0' })).toContain('confirmation');
    expect(codes({ before: { ...before, level: null, empty: 'silent', effectiveOn: null } })).toContain('first-level');
  });

  it('counts the levels that are skipped', () => {
    const checks = checksOf(waitingClaim({ before: { ...before, level: 'none' } }), actionPlan, []);
    expect(checks[0]).toEqual({ code: 'skips', tone: 'caution', count: 3 });
  });

  it('sets the day against the day of sending and the day of what shows', () => {
    expect(codes({})).toContain('before-sent');
    expect(codes({ effectiveOn: '2026-11-20' })).toContain('after-sent');
    expect(codes({ effectiveOn: '2017-01-01' })).toContain('before-present');
    expect(codes({ effectiveOn: '2025-12-31', effectivePrecision: 'year' })).toContain('imprecise');
  });

  it('says whether there is evidence, and asks less of a confirmation', () => {
    const link = { kind: 'link', title: 'Decree', url: 'https://example.org' } as const;
    expect(codes({ evidence: [link] })).toContain('evidence');
    const without = (some: Parameters<typeof waitingClaim>[0]) =>
      checksOf(waitingClaim(some), actionPlan, []).find((check) => check.code === 'no-evidence')?.tone;
    expect(without({})).toBe('caution');
    expect(without({ confirms: 'c0', level: 'adopted' })).toBe('note');
  });

  it('points to another line on the same case, never to itself', () => {
    const claim = waitingClaim({});
    expect(codes({}, [claim])).not.toContain('another-waits');
    expect(codes({}, [claim, waitingClaim({ id: 'c2' })])).toContain('another-waits');
    expect(codes({}, [claim, waitingClaim({ id: 'c2', iso3: 'TGO' })])).not.toContain('another-waits');
  });
});
