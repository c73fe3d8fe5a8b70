import type { Action, WholePlan } from '@portal/contracts';
import { addDays } from '@portal/domain';

const may = { may: true, why: null };
const mayNot = { may: false, why: 'frozen' };

export function someAction(said: Partial<Action>): Action {
  return {
    id: 'kits',
    planId: 'plan',
    objectiveId: 'detection',
    lineId: 'kits',
    reference: 'MRT-2026-001',
    number: '2.3',
    title: 'Kits in use at crossings',
    description: '',
    domains: ['C'],
    phase: null,
    priority: 'high',
    lead: 'Customs',
    supporting: [],
    startsOn: '2025-10-15',
    endsOn: '2026-11-12',
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
    reports: 4,
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

export function somePlan(said: Partial<WholePlan>): WholePlan {
  return {
    sight: 'whole',
    asAt: '2026-11-24',
    id: 'plan',
    seriesId: 'series',
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
    overview: {
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
    },
    objectives: [
      {
        id: 'detection',
        planId: 'plan',
        lineId: 'detection',
        number: 2,
        title: 'Detection and trafficking',
        theme: 'detection-trafficking',
        sample: true,
        version: 1,
      },
    ],
    actions: [someAction({})],
    dependencies: [],
    exchangeRates: [],
    grants: [],
    ...said,
  };
}

export const waitsFor = (actionId: string, dependsOnId: string) => ({
  id: `${actionId}-${dependsOnId}`,
  planId: 'plan',
  actionId,
  dependsOnId,
});

/** Three actions, each waiting for the one before; the last one may not be changed by the reader. */
export function chainOfThree(said: Partial<WholePlan> = {}): WholePlan {
  const kits = someAction({ isOverdue: true, daysLate: 12, latest: null });
  const training = someAction({ id: 'training', number: '2.4', title: 'Training', state: 'not-started', progress: 0 });
  const exercise = someAction({ id: 'exercise', number: '2.5', title: 'Exercise', state: 'not-started', progress: 0 });
  return somePlan({
    actions: [
      kits,
      { ...training, startsOn: addDays(kits.endsOn, 1), endsOn: '2027-02-28' },
      { ...exercise, startsOn: '2027-03-01', endsOn: '2027-03-31', rights: { ...exercise.rights, edit: mayNot } },
    ],
    dependencies: [waitsFor('training', 'kits'), waitsFor('exercise', 'training')],
    ...said,
  });
}

export const rowsOfThree = [
  { kind: 'objective', id: 'detection', height: 36 },
  { kind: 'action', id: 'kits', height: 36 },
  { kind: 'action', id: 'training', height: 36 },
  { kind: 'action', id: 'exercise', height: 36 },
] as const;
