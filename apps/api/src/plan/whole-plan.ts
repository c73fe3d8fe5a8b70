import type { Action, ActionPlan, ExchangeRate, PlanOverview, WholePlan } from '@portal/contracts';
import {
  actionStates,
  behindBy,
  convertedCosts,
  costsByCurrency,
  curveDays,
  isFrozenLife,
  isOfPlan,
  plannedProgress,
  planProgress,
  planSteps,
  progressCurve,
  refusalToEditPlan,
  refusalToOpenNext,
  refusalToRemovePlan,
  refusalToSharePlan,
  refusalToStep,
  roundedProgress,
  withoutCost,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type Contents, contentsOf, toObjective } from './action.mapping.js';
import { grantsOf, headlineById, ratesOf, stepsOf, toListed, versionsOf, type When } from './plan.queries.js';
import { type PlanRow, rightOf, toPlanToChange } from './plan.row.js';

/** One version without its contents: what it is, how it came there, what the reader may do with it. */
export async function toActionPlan(
  tx: ReadTransaction,
  actor: RequestActor,
  row: PlanRow,
  when: When,
): Promise<ActionPlan> {
  const headline = await headlineById(tx, row.id, when);
  if (!headline) throw new Error('who sees a plan whole sees its headline');
  const { sight: _sight, ...listed } = toListed(headline, when.day);
  const carriesOut = row.carries_out === null ? null : row.carries_out_title;
  return {
    ...listed,
    carriesOut: carriesOut === null ? null : { id: row.carries_out ?? '', title: carriesOut },
    isFrozen: isFrozenLife(row.life),
    adoption:
      row.adopted_on === null || row.instrument === null
        ? null
        : {
            on: row.adopted_on,
            instrument: row.instrument,
            document: row.document_id === null ? null : { id: row.document_id, title: row.document_title },
          },
    steps: await stepsOf(tx, row.id),
    versions: await versionsOf(tx, row.series_id),
    preparedUpdateId: row.prepared_id,
    rights: rightsOf(actor, row),
    version: row.version,
  };
}

function rightsOf(actor: RequestActor, row: PlanRow): ActionPlan['rights'] {
  const plan = toPlanToChange(row);
  const steps = planSteps.map((step) => [step, rightOf(refusalToStep(actor, plan, step))]);
  return {
    edit: rightOf(refusalToEditPlan(actor, plan)),
    steps: Object.fromEntries(steps) as ActionPlan['rights']['steps'],
    nextVersion: rightOf(refusalToOpenNext(actor, plan, row.has_open_version)),
    share: rightOf(refusalToSharePlan(actor, plan)),
    rates: rightOf(refusalToSharePlan(actor, plan)),
    remove: rightOf(refusalToRemovePlan(actor, plan, row.has_reports)),
  };
}

/** All that the page of a plan draws; costs also in one currency where it is asked for. */
export async function toWholePlan(
  tx: ReadTransaction,
  actor: RequestActor,
  row: PlanRow,
  when: When,
  currency?: string,
): Promise<WholePlan> {
  const contents = await contentsOf(tx, actor, row, when);
  const rates = await ratesOf(tx, row);
  return {
    ...(await toActionPlan(tx, actor, row, when)),
    sight: 'whole',
    asAt: when.day,
    overview: overviewOf(row, when, contents, rates, currency),
    objectives: contents.objectives.map(toObjective),
    actions: [...contents.actions],
    dependencies: [...contents.dependencies],
    exchangeRates: rates,
    grants: isOfPlan(actor, toPlanToChange(row)) ? await grantsOf(tx, row.id) : null,
  };
}

function overviewOf(
  plan: PlanRow,
  { day }: When,
  { objectives, actions, histories, criticalPath }: Contents,
  rates: readonly ExchangeRate[],
  currency: string | undefined,
): PlanOverview {
  const costs = costsByCurrency(actions);
  const days = curveDays({ startsOn: plan.starts_on, endsOn: plan.ends_on }, day);
  const curve = progressCurve(days, day, actions, [...histories.values()].flat());
  const counted = (of: (action: Action) => boolean) => actions.filter(of).length;
  const states = actionStates.map((state) => [state, counted((action) => action.state === state)]);
  const converted = currency === undefined ? null : convertedCosts(costs, currency, day, rates);
  return {
    actions: actions.length,
    byState: Object.fromEntries(states) as PlanOverview['byState'],
    overdue: counted(({ isOverdue }) => isOverdue),
    overdueHigh: counted(({ isOverdue, priority }) => isOverdue && priority === 'high'),
    delayed: counted(({ isDelayed }) => isDelayed),
    outsidePeriod: counted(({ isOutsidePeriod }) => isOutsidePeriod),
    behindBy: roundedProgress(behindBy(planProgress(actions), plannedProgress(day, actions))),
    costs: [...costs],
    withoutCost: withoutCost(actions),
    converted: converted && { ...converted, rates: [...converted.rates], missing: [...converted.missing] },
    objectives: objectives.map(({ id }) =>
      sumOf(
        id,
        day,
        actions.filter((action) => action.objectiveId === id),
      ),
    ),
    curve: curve.map((point) => ({
      day: point.day,
      progress: point.progress === null ? null : roundedProgress(point.progress),
      planned: roundedProgress(point.planned),
    })),
    criticalPath: [...criticalPath],
  };
}

function sumOf(id: string, day: string, actions: readonly Action[]): PlanOverview['objectives'][number] {
  const [progress, planned] = [planProgress(actions), plannedProgress(day, actions)];
  const first = actions.map(({ startsOn }) => startsOn).sort();
  const last = actions.map(({ endsOn }) => endsOn).sort();
  return {
    id,
    actions: actions.length,
    progress: progress === null ? null : roundedProgress(progress),
    plannedProgress: planned === null ? null : roundedProgress(planned),
    startsOn: first[0] ?? null,
    endsOn: last.at(-1) ?? null,
    overdue: actions.filter(({ isOverdue }) => isOverdue).length,
    costs: [...costsByCurrency(actions)],
  };
}
