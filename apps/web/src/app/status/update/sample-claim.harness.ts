import type { Claim } from '@portal/contracts';

/** A claim as the server gives it, for specs. */
export function claimOf(some: Partial<Claim>): Claim {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    updateId: '01900000-0000-7000-8000-0000000000aa',
    iso3: 'MRT',
    indicator: 'action-plan',
    level: 'adopted',
    effectiveOn: '2018-03-12',
    effectivePrecision: 'day',
    attestedOn: null,
    state: 'draft',
    note: '',
    evidence: [],
    confirms: null,
    replaces: null,
    sentBy: null,
    sentAt: null,
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
    ...some,
  };
}
