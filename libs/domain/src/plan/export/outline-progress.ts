import { actionStates } from '../vocabulary.js';
import { actionsByObjective, type ExportedAction, type ExportedPlan } from './exported-plan.js';
import {
  cell,
  heading,
  type OutlineLine,
  type OutlineMaking,
  numberCell,
  type OutlineBlock,
  own,
  type OutlineFact,
  spoken,
} from './outline-blocks.js';

/** Where the plan stands on the day: as a whole, by objective, by action. */
export function progressPart(plan: ExportedPlan, making: OutlineMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const { overview } = plan;
  const fact = (label: string, value: string): OutlineFact => ({ label: say(label), value: spoken(value) });
  const states = actionStates
    .filter((state) => overview.byState[state] > 0)
    .map((state) => fact(`state-${state}`, written.number(overview.byState[state])));
  return [
    heading(spoken(say('part-progress', { day: written.day(plan.asAt) })), 1, true),
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
      cell(spoken(say('column-objective'))),
      ...['actions', 'progress', 'planned-progress', 'overdue'].map((head) => numberCell(say(head))),
    ],
    shares: [44, 13, 14, 15, 14],
    rows: actionsByObjective(plan.objectives, []).map(({ objective }) => {
      const stands = byId.get(objective.id);
      return [
        cell(own(say('objective-title', { number: written.number(objective.number), title: objective.title }))),
        numberCell(written.number(stands?.actions ?? 0)),
        numberCell(shareOf(stands?.progress ?? null, making)),
        numberCell(shareOf(stands?.plannedProgress ?? null, making)),
        numberCell(written.number(stands?.overdue ?? 0)),
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
    columns: heads.map((head) => (head === 'column-progress' ? numberCell(say(head)) : cell(spoken(say(head))))),
    shares: [8, 32, 15, 11, 14, 20],
    rows: actions.map((action) => [
      cell(spoken(action.number)),
      cell(own(action.title)),
      cell(spoken(say(`state-${action.state}`))),
      numberCell(written.number(action.progress)),
      cell(spoken(action.latest === null ? '–' : written.day(action.latest.day))),
      cell(...remarksOn(action, making)),
    ]),
  };
}

/** What somebody should know of it: late, delayed, why it is blocked or cancelled, by whom. */
function remarksOn(
  { isOverdue, isDelayed, latest }: ExportedAction,
  { say, written }: OutlineMaking,
): readonly OutlineLine[] {
  const said = (label: string, value: string | null): readonly OutlineLine[] =>
    value === null ? [] : [own(say('labelled', { label: say(label), value }), 'small')];
  return [
    ...(isOverdue ? [spoken(say('overdue'), 'caution')] : []),
    ...(isDelayed ? [spoken(say('delayed'), 'caution')] : []),
    ...said('column-reason', latest?.reason ?? null),
    ...said('column-blockedBy', latest?.blockedBy ?? null),
    ...said('column-expectedEndsOn', latest?.expectedEndsOn ? written.day(latest.expectedEndsOn) : null),
  ];
}
