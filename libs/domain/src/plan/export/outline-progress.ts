import { actionStates } from '../vocabulary.js';
import { actionsByObjective, type ExportedAction, type ExportedPlan } from './exported-plan.js';
import {
  cellOf,
  headingBlock,
  type OutlineLine,
  type OutlineMaking,
  cellOfNumber,
  type OutlineBlock,
  ownLine,
  type OutlineFact,
  spokenLine,
} from './outline-blocks.js';

/** Where the plan stands on the day: as a whole, by objective, by action. */
export function progressPart(plan: ExportedPlan, making: OutlineMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const { overview } = plan;
  const fact = (label: string, value: string): OutlineFact => ({ label: say(label), value: spokenLine(value) });
  const states = actionStates
    .filter((state) => overview.byState[state] > 0)
    .map((state) => fact(`state-${state}`, written.number(overview.byState[state])));
  return [
    headingBlock(spokenLine(say('part-progress', { day: written.day(plan.asAt) })), 1, true),
    {
      kind: 'facts',
      facts: [
        fact('plan-progress', shareOf(plan.progress, making)),
        fact('planned-progress', shareOf(plan.plannedProgress, making)),
        fact('actions', written.number(plan.actions.length)),
        ...states,
        ...(overview.overdue === 0 ? [] : [fact('overdue', written.number(overview.overdue))]),
      ],
    },
    ...(plan.objectives.length === 0 ? [] : [objectivesTable(plan, making)]),
    ...(plan.actions.length === 0 ? [] : [actionsTable(plan, making)]),
  ];
}

function shareOf(share: number | null, { say, written }: OutlineMaking): string {
  return share === null ? say('no-progress') : written.percent(share);
}

function objectivesTable(plan: ExportedPlan, making: OutlineMaking): OutlineBlock {
  const { say, written } = making;
  const byId = new Map(plan.overview.objectives.map((each) => [each.id, each]));
  return {
    kind: 'table',
    columns: [
      cellOf(spokenLine(say('column-objective'))),
      ...['actions', 'progress', 'planned-progress', 'overdue'].map((head) => cellOfNumber(say(head))),
    ],
    shares: [44, 13, 14, 15, 14],
    rows: actionsByObjective(plan.objectives, []).map(({ objective }) => {
      const stands = byId.get(objective.id);
      return [
        cellOf(ownLine(say('objective-title', { number: written.number(objective.number), title: objective.title }))),
        cellOfNumber(written.number(stands?.actions ?? 0)),
        cellOfNumber(shareOf(stands?.progress ?? null, making)),
        cellOfNumber(shareOf(stands?.plannedProgress ?? null, making)),
        cellOfNumber(written.number(stands?.overdue ?? 0)),
      ];
    }),
  };
}

function actionsTable(plan: ExportedPlan, making: OutlineMaking): OutlineBlock {
  const { say, written } = making;
  const actions = actionsByObjective(plan.objectives, plan.actions).flatMap((each) => each.actions);
  const heads = ['column-number', 'column-title', 'column-state', 'column-progress', 'column-reportedOn', 'remark'];
  return {
    kind: 'table',
    columns: heads.map((head) =>
      head === 'column-progress' ? cellOfNumber(say(head)) : cellOf(spokenLine(say(head))),
    ),
    shares: [8, 32, 15, 11, 14, 20],
    rows: actions.map((action) => [
      cellOf(spokenLine(action.number)),
      cellOf(ownLine(action.title)),
      cellOf(spokenLine(say(`state-${action.state}`))),
      cellOfNumber(written.number(action.progress)),
      cellOf(spokenLine(action.latest === null ? '–' : written.day(action.latest.day))),
      cellOf(...remarksOn(action, making)),
    ]),
  };
}

/** What somebody should know of it: late, delayed, why it is blocked or cancelled, by whom. */
function remarksOn(
  { isOverdue, isDelayed, latest }: ExportedAction,
  { say, written }: OutlineMaking,
): readonly OutlineLine[] {
  const said = (label: string, value: string | null): readonly OutlineLine[] =>
    value === null ? [] : [ownLine(say('labelled', { label: say(label), value }), 'small')];
  return [
    ...(isOverdue ? [spokenLine(say('overdue'), 'caution')] : []),
    ...(isDelayed ? [spokenLine(say('delayed'), 'caution')] : []),
    ...said('column-reason', latest?.reason ?? null),
    ...said('column-blockedBy', latest?.blockedBy ?? null),
    ...said('column-expectedEndsOn', latest?.expectedEndsOn ? written.day(latest.expectedEndsOn) : null),
  ];
}
