import type { Action, Objective, PlanOverview, PlanRight, WholePlan } from '@portal/contracts';
import { addDays } from '@portal/domain';

export const may: PlanRight = { may: true, why: null };
export const mayNot: PlanRight = { may: false, why: 'frozen' };

export function sampleAction(said: Partial<Action>): Action {
  return {
    id: 'a1',
    planId: 'p1',
    objectiveId: 'o1',
    lineId: 'l1',
    reference: 'MRT-2026-001',
    number: '1.1',
    title: 'Kits in use at crossings',
    description: '',
    domains: ['C'],
    phase: null,
    priority: 'medium',
    lead: 'Customs',
    supporting: [],
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    cost: null,
    funding: { state: 'none', source: '', funded: null },
    indicator: '',
    target: '',
    answersTo: [],
    supportRequested: '',
    dependsOn: [],
    assignees: [],
    state: 'in-progress',
    progress: 60,
    latest: null,
    reports: 0,
    decision: null,
    baseline: null,
    isOverdue: false,
    daysLate: 0,
    isDelayed: false,
    isOutsidePeriod: false,
    isOnCriticalPath: false,
    rights: { edit: may, assign: may, report: may, verify: mayNot, cancel: may, remove: may },
    sample: true,
    version: 1,
    ...said,
  };
}

export function sampleObjective(said: Partial<Objective>): Objective {
  return {
    id: 'o1',
    planId: 'p1',
    lineId: 'ol1',
    number: 1,
    title: 'Detection and trafficking',
    theme: 'detection-trafficking',
    sample: true,
    version: 1,
    ...said,
  };
}

export const sampleOverview: PlanOverview = {
  actions: 1,
  byState: { 'not-started': 0, 'in-progress': 1, blocked: 0, done: 0, verified: 0, cancelled: 0 },
  overdue: 0,
  overdueHigh: 0,
  delayed: 0,
  outsidePeriod: 0,
  behindBy: 0,
  costs: [],
  withoutCost: 1,
  converted: null,
  objectives: [],
  curve: [],
  criticalPath: [],
};

export function samplePlan(said: Partial<WholePlan>): WholePlan {
  return {
    sight: 'whole',
    asAt: '2026-11-24',
    id: 'p1',
    seriesId: 's1',
    number: 2,
    kind: 'national',
    iso3: 'MRT',
    region: null,
    tier: 'strategic',
    title: 'Action plan 2024-2028',
    language: 'en',
    startsOn: '2024-01-01',
    endsOn: '2028-12-31',
    life: 'draft',
    isExpired: false,
    adoptedOn: null,
    progress: 46,
    plannedProgress: 58,
    isBehind: true,
    lastReportOn: null,
    visibility: 'restricted',
    sample: true,
    carriesOut: null,
    isFrozen: false,
    adoption: null,
    steps: [],
    versions: [],
    preparedUpdateId: null,
    rights: {
      edit: may,
      steps: { draft: may, review: may, return: may, adopt: may, close: may },
      nextVersion: may,
      share: may,
      rates: may,
      remove: may,
    },
    version: 1,
    overview: sampleOverview,
    objectives: [sampleObjective({})],
    actions: [sampleAction({})],
    dependencies: [],
    exchangeRates: [],
    grants: [],
    ...said,
  };
}

export const waitsFor = (actionId: string, dependsOnId: string) => ({
  id: `${actionId}-${dependsOnId}`,
  planId: 'p1',
  actionId,
  dependsOnId,
});

/** Three actions, each waiting for the one before; the last one may not be changed by the reader. */
export function chainOfThree(said: Partial<WholePlan> = {}): WholePlan {
  const kits = sampleAction({
    ...inChain('kits', '2.3'),
    state: 'in-progress',
    progress: 60,
    priority: 'high',
    startsOn: '2025-10-15',
    endsOn: '2026-11-12',
    isOverdue: true,
    daysLate: 12,
  });
  const training = sampleAction({
    ...inChain('training', '2.4'),
    title: 'Training',
    startsOn: addDays(kits.endsOn, 1),
    endsOn: '2027-02-28',
  });
  const exercise = sampleAction({
    ...inChain('exercise', '2.5'),
    title: 'Exercise',
    startsOn: '2027-03-01',
    endsOn: '2027-03-31',
    rights: { ...kits.rights, edit: mayNot },
  });
  return samplePlan({
    objectives: [sampleObjective({ id: 'detection', number: 2 })],
    actions: [kits, training, exercise],
    dependencies: [waitsFor('training', 'kits'), waitsFor('exercise', 'training')],
    ...said,
  });
}

const inChain = (id: string, number: string): Partial<Action> => ({
  id,
  number,
  objectiveId: 'detection',
  state: 'not-started',
  progress: 0,
});

export const rowsOfThree = [
  { kind: 'objective', id: 'detection', height: 36 },
  { kind: 'action', id: 'kits', height: 36 },
  { kind: 'action', id: 'training', height: 36 },
  { kind: 'action', id: 'exercise', height: 36 },
] as const;
