import * as fc from 'fast-check';
import type { Actor, Role } from '../identity/actor.js';
import {
  isFrozenLife,
  isOfPlan,
  isPlanExpired,
  nextPlanLife,
  ownsPlan,
  type PlanToChange,
  progressSaid,
  refusalOfReport,
  refusalToAssignAction,
  refusalToCancelAction,
  refusalToEditAction,
  refusalToEditPlan,
  refusalToOpenNext,
  refusalToReinstateAction,
  refusalToRemovePlan,
  refusalToReportAction,
  refusalToSharePlan,
  refusalToStep,
  refusalToVerify,
} from './life.js';
import { planLives, planSteps, reportableStates } from './vocabulary.js';

const someone = (
  role: Role | null,
  scope: Actor['assignments'][number]['scope'] = { kind: 'country', iso3: 'MAR' },
): Actor => ({
  kind: 'person',
  id: role ?? 'nobody',
  language: 'en',
  assignments: role === null ? [] : [{ role, scope, title: null, from: '2020-01-01', until: null }],
});
const focalPoint = someone('focal-point');
const member = someone('team-member');
const secretariat = someone('secretariat', { kind: 'region', code: 'NAS' });
const coordinator = someone('coordinator', { kind: 'network' });
const administrator = someone('administrator', { kind: 'system' });
const others = [
  someone(null),
  secretariat,
  coordinator,
  administrator,
  someone('focal-point', { kind: 'country', iso3: 'TUN' }),
];

const national = (life: PlanToChange['life'] = 'draft'): PlanToChange => ({
  kind: 'national',
  iso3: 'MAR',
  region: null,
  hasSecretariat: false,
  life,
});
const regional = (hasSecretariat: boolean): PlanToChange => ({
  kind: 'regional',
  iso3: null,
  region: 'NAS',
  hasSecretariat,
  life: 'draft',
});

describe('the life of a plan', () => {
  it('goes from in preparation to closed, with one way back', () => {
    expect(nextPlanLife('in-preparation', 'draft')).toBe('draft');
    expect(nextPlanLife('draft', 'review')).toBe('national-review');
    expect(nextPlanLife('national-review', 'return')).toBe('draft');
    expect(nextPlanLife('national-review', 'adopt')).toBe('adopted');
    expect(nextPlanLife('adopted', 'close')).toBe('closed');
    expect(nextPlanLife('draft', 'adopt')).toBeNull();
  });

  it('never leaves what is closed or superseded, and never thaws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...planLives), fc.constantFrom(...planSteps), (life, step) => {
        const next = nextPlanLife(life, step);
        if (life === 'closed' || life === 'superseded') expect(next).toBeNull();
        if (isFrozenLife(life) && next !== null) expect(isFrozenLife(next)).toBe(true);
      }),
    );
  });

  it('reads as expired once its period is over, until it is closed', () => {
    const plan = { life: 'adopted', endsOn: '2026-06-30' } as const;
    expect(isPlanExpired('2026-06-30', plan)).toBe(false);
    expect(isPlanExpired('2026-07-01', plan)).toBe(true);
    expect(isPlanExpired('2026-07-01', { ...plan, life: 'closed' })).toBe(false);
  });
});

describe('who may do what with a plan', () => {
  it('is run by its own: the focal point, the secretariat, coordinators', () => {
    expect(ownsPlan(focalPoint, national())).toBe(true);
    expect([member, ...others].filter((actor) => ownsPlan(actor, national()))).toEqual([]);
    expect(isOfPlan(member, national())).toBe(true);
    expect(ownsPlan(secretariat, regional(true))).toBe(true);
    expect(ownsPlan(coordinator, regional(true))).toBe(false);
    expect(ownsPlan(coordinator, regional(false))).toBe(true);
    const roadmap: PlanToChange = { ...regional(true), kind: 'interregional', region: null };
    expect(ownsPlan(coordinator, roadmap)).toBe(true);
    expect(ownsPlan(secretariat, roadmap)).toBe(false);
  });

  it('tells the state before anything else', () => {
    for (const actor of [focalPoint, ...others]) {
      expect(refusalToEditPlan(actor, national('adopted'))).toMatchObject({ code: 'frozen' });
      expect(refusalToEditAction(actor, national('superseded'), true)).toMatchObject({ code: 'frozen' });
      expect(refusalToStep(actor, national('draft'), 'adopt')).toMatchObject({ code: 'step-not-possible' });
      expect(refusalToRemovePlan(actor, national('closed'), false)).toMatchObject({ code: 'frozen' });
      expect(refusalToOpenNext(actor, national('draft'), false)).toMatchObject({ code: 'not-adopted' });
      expect(refusalToAssignAction(actor, national('closed'))).toMatchObject({ code: 'plan-over' });
    }
    expect(refusalToOpenNext(focalPoint, national('adopted'), true)).toMatchObject({ code: 'version-open' });
    expect(refusalToRemovePlan(focalPoint, national(), true)).toMatchObject({ code: 'has-reports' });
  });

  it('lets a team member change and report what is assigned to them alone', () => {
    expect(refusalToEditAction(member, national(), true)).toBeNull();
    expect(refusalToEditAction(member, national(), false)).toMatchObject({ code: 'not-assigned' });
    const action = { state: 'in-progress', isAssigned: true } as const;
    expect(refusalToReportAction(member, national('adopted'), action)).toBeNull();
    expect(refusalToReportAction(member, national('adopted'), { ...action, isAssigned: false })).toMatchObject({
      code: 'not-assigned',
    });
    expect(refusalToCancelAction(member, national(), action)).toMatchObject({ code: 'not-your-plan' });
    expect(refusalToEditPlan(member, national())).toMatchObject({ code: 'not-your-plan' });
    expect(refusalToSharePlan(member, national())).toMatchObject({ code: 'not-your-plan' });
  });

  it('lets nobody else do anything, also where it is shown to them', () => {
    const action = { state: 'done', isAssigned: true, doneById: null } as const;
    for (const actor of others) {
      expect(refusalToEditPlan(actor, national())).toMatchObject({ code: 'not-your-plan' });
      expect(refusalToEditAction(actor, national(), true)).toMatchObject({ code: 'not-your-plan' });
      expect(refusalToReportAction(actor, national(), action)).toMatchObject({ code: 'not-your-plan' });
      expect(refusalToVerify(actor, national(), action)).toMatchObject({ code: 'not-your-plan' });
      expect(refusalToStep(actor, national('draft'), 'review')).toMatchObject({ code: 'not-your-plan' });
      expect(refusalToOpenNext(actor, national('adopted'), false)).toMatchObject({ code: 'not-your-plan' });
      expect(refusalToSharePlan(actor, national())).toMatchObject({ code: 'not-your-plan' });
      expect(refusalToAssignAction(actor, national())).toMatchObject({ code: 'not-your-plan' });
    }
  });

  it('refuses a report on what is cancelled, and takes a cancellation back by its owner alone', () => {
    const cancelled = { state: 'cancelled', isAssigned: true } as const;
    expect(refusalToReportAction(focalPoint, national(), cancelled)).toMatchObject({ code: 'action-cancelled' });
    expect(refusalToCancelAction(focalPoint, national(), cancelled)).toMatchObject({ code: 'action-cancelled' });
    expect(refusalToReinstateAction(focalPoint, national(), cancelled)).toBeNull();
    expect(refusalToReinstateAction(member, national(), cancelled)).toMatchObject({ code: 'not-your-plan' });
    expect(refusalToReinstateAction(focalPoint, national(), { state: 'done' })).toMatchObject({
      code: 'action-not-cancelled',
    });
  });

  it('has what is done verified by somebody else', () => {
    const done = { state: 'done', doneById: 'focal-point' } as const;
    expect(refusalToVerify(focalPoint, national('adopted'), done)).toMatchObject({ code: 'own-report' });
    expect(refusalToVerify(member, national('adopted'), done)).toBeNull();
    expect(refusalToVerify(member, national('adopted'), { ...done, state: 'in-progress' })).toMatchObject({
      code: 'not-done',
    });
  });
});

describe('a report', () => {
  const now = '2026-03-01T10:00:00.000000Z';
  const report = {
    day: '2026-03-01',
    state: 'in-progress',
    progress: 40,
    note: '',
    reason: null,
    evidence: 0,
  } as const;
  const errors = (each: Parameters<typeof refusalOfReport>[0], priority: 'high' | 'low' = 'low') => {
    const refusal = refusalOfReport(each, priority, now);
    return refusal?.refused === 'invalid' ? refusal.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [];
  };

  it('of something done needs a note, and evidence where it matters most', () => {
    expect(errors(report)).toEqual([]);
    expect(errors({ ...report, state: 'done', progress: null })).toEqual(['/note required']);
    expect(errors({ ...report, state: 'done', progress: 100, note: 'x' }, 'high')).toEqual(['/evidence required']);
    expect(errors({ ...report, state: 'done', progress: 100, note: 'x', evidence: 1 }, 'high')).toEqual([]);
  });

  it('needs its reason where it is blocked or cancelled, and no day to come', () => {
    expect(errors({ ...report, state: 'blocked' })).toEqual(['/reason required']);
    expect(errors({ ...report, state: 'cancelled' })).toEqual(['/reason required']);
    expect(errors({ ...report, day: '2026-03-03' })).toEqual(['/day future-day']);
    // The second has begun on the line islands (UTC+14).
    expect(errors({ ...report, day: '2026-03-02' })).toEqual([]);
    expect(refusalOfReport({ ...report, day: '2026-03-02' }, 'low', '2026-03-01T09:59:59.000000Z')).not.toBeNull();
  });

  it('never contradicts its state', () => {
    expect(errors({ ...report, state: 'done', note: 'x', progress: 99 })).toEqual(['/progress state-and-progress']);
    expect(errors({ ...report, state: 'not-started', progress: 5 })).toEqual(['/progress state-and-progress']);
    fc.assert(
      fc.property(fc.constantFrom(...reportableStates), fc.option(fc.nat(100)), fc.nat(100), (state, said, before) => {
        const progress = progressSaid(state, said, before);
        expect(progress >= 0 && progress <= 100).toBe(true);
        if (state === 'done') expect(progress).toBe(100);
      }),
    );
  });
});
