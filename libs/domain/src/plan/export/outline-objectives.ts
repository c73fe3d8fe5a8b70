import { actionsByObjective, type ExportedAction, type ExportedPlan } from './exported-plan.js';
import {
  cell,
  figure,
  heading,
  type OutlineLine,
  type OutlineMaking,
  numberCell,
  type OutlineBlock,
  type OutlineCell,
  own,
  paragraph,
  spoken,
} from './outline-blocks.js';

/** Each objective with the table of its actions. */
export function objectivesPart(plan: ExportedPlan, making: OutlineMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const numbers = new Map(plan.actions.map(({ id, number }) => [id, number]));
  const parts = actionsByObjective(plan.objectives, plan.actions);
  return [
    heading(spoken(say('part-objectives')), 1),
    ...(parts.length === 0 ? [paragraph(spoken(say('no-objectives')))] : []),
    ...parts.flatMap(({ objective, actions }): readonly OutlineBlock[] => [
      heading(own(say('objective-title', { number: written.number(objective.number), title: objective.title })), 2),
      paragraph(
        spoken(say('labelled', { label: say('column-theme'), value: say(`theme-${objective.theme}`) }), 'small'),
        true,
      ),
      actions.length === 0 ? paragraph(spoken(say('no-actions'))) : actionsTable(actions, numbers, making),
    ]),
  ];
}

function actionsTable(
  actions: readonly ExportedAction[],
  numbers: ReadonlyMap<string, string>,
  making: OutlineMaking,
): OutlineBlock {
  const { say } = making;
  const heads = ['column-number', 'column-title', 'responsible', 'period', 'money'];
  return {
    kind: 'table',
    columns: heads.map((head) => (head === 'money' ? numberCell(say(head)) : cell(spoken(say(head))))),
    shares: [8, 38, 20, 16, 18],
    rows: actions.map((action) => [
      cell(spoken(action.number)),
      actionCell(action, numbers, making),
      institutionsCell(action, making),
      cell(spoken(making.written.day(action.startsOn)), spoken(making.written.day(action.endsOn))),
      moneyCell(action, making),
    ]),
  };
}

function actionCell(
  action: ExportedAction,
  numbers: ReadonlyMap<string, string>,
  { say, written }: OutlineMaking,
): OutlineCell {
  const labelled = (label: string, value: string, by: typeof own): readonly OutlineLine[] =>
    value === '' ? [] : [by(say('labelled', { label: say(label), value }), 'small')];
  const listed = (vocabulary: string, words: readonly string[]) =>
    written.enumeration(words.map((word) => say(`${vocabulary}-${word}`)));
  return cell(
    own(action.title, 'strong'),
    ...paragraphsOf(action.description),
    ...labelled('column-indicator', action.indicator, own),
    ...labelled('column-target', action.target, own),
    ...labelled('column-domains', listed('domain', action.domains), spoken),
    ...labelled('column-phase', action.phase ? say(`phase-${action.phase}`) : '', spoken),
    ...labelled('column-priority', say(`priority-${action.priority}`), spoken),
    ...labelled('column-answersTo', listed('obligation', action.answersTo), spoken),
    ...labelled('column-supportRequested', action.supportRequested, own),
    ...labelled('column-dependsOn', written.enumeration(action.dependsOn.map((id) => numbers.get(id) ?? id)), spoken),
    spoken(say('labelled', { label: say('column-reference'), value: action.reference }), 'small'),
  );
}

function institutionsCell({ lead, supporting }: ExportedAction, { say }: OutlineMaking): OutlineCell {
  return cell(
    lead === '' ? spoken(say('nobody')) : own(lead, 'strong'),
    ...supporting.map((institution) => own(institution, 'small')),
  );
}

function moneyCell({ cost, funding }: ExportedAction, { say, written }: OutlineMaking): OutlineCell {
  if (cost === null) return numberCell(say('no-cost'));
  const amount = (value: number) => `${written.amount(value)}\u00a0${cost.currency}`;
  return {
    side: 'end',
    lines: [
      figure(amount(cost.amount), 'strong'),
      spoken(say(`funding-${funding.state}`), 'small'),
      ...(funding.funded === null
        ? []
        : [spoken(say('labelled', { label: say('column-funded'), value: amount(funding.funded) }), 'small')]),
      ...(funding.source === '' ? [] : [own(funding.source, 'small')]),
    ],
  };
}

/** What somebody wrote in several paragraphs, one a line. */
export function paragraphsOf(text: string): readonly OutlineLine[] {
  return text
    .split(/[\r\n]+/)
    .filter((each) => each.trim() !== '')
    .map((each) => own(each.trim()));
}
