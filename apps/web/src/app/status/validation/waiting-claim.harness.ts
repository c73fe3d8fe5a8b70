import type { Indicator, WaitingClaim } from '@portal/contracts';

/** A claim that waits, as the server gives it, for specs. */
export function waitingClaim(some: Partial<WaitingClaim>): WaitingClaim {
  return {
    id: 'c1',
    updateId: 'u1',
    iso3: 'MRT',
    indicator: 'action-plan',
    level: 'being-implemented',
    effectiveOn: '2026-09-01',
    effectivePrecision: 'day',
    attestedOn: '2026-11-19',
    state: 'submitted',
    note: '',
    evidence: [],
    confirms: null,
    replaces: null,
    sentBy: { role: 'focal-point', scope: { kind: 'country', iso3: 'MRT' }, person: null },
    sentAt: '2026-11-19T09:00:00.000000Z',
    decidedBy: null,
    decidedAt: null,
    reason: null,
    retraction: null,
    rule: 'not-validated',
    looksAgain: false,
    redefinedOn: null,
    visibility: 'region',
    sample: false,
    version: 1,
    before: {
      level: 'adopted',
      empty: null,
      effectiveOn: '2018-03-12',
      effectivePrecision: 'day',
      since: '2018-03-12',
      sincePrecision: 'day',
      attestedOn: '2025-03-12',
      freshness: 'stale',
      claimId: 'c0',
      sample: false,
    },
    mayDecide: true,
    whyNot: null,
    deciders: { regions: ['AAF'], coordinatorNow: false, coordinatorFrom: '2026-12-03' },
    waitingDays: 5,
    lineNumber: 1,
    lineCount: 2,
    ...some,
  };
}

const levels = ['none', 'in-preparation', 'drafted', 'adopted', 'being-implemented'];

export const actionPlan: Indicator = {
  id: 'action-plan',
  name: 'National action plan',
  asksSince: '2019-01-01',
  shelfLifeMonths: 12,
  closedOn: null,
  breaks: [],
  levels: levels.map((id, order) => ({ id, name: id, order, means: '', closedOn: null })),
};
