import { actionsByObjective, type ExportedAction, type ExportedPlan } from './exported-plan.js';
import {
  cellOf,
  figureLine,
  headingBlock,
  type OutlineLine,
  type OutlineMaking,
  cellOfNumber,
  type OutlineBlock,
  type OutlineCell,
  ownLine,
  paragraphBlock,
  spokenLine,
} from './outline-blocks.js';

/** Each objective with the table of its actions. */
export function objectivesPart(plan: ExportedPlan, making: OutlineMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const numbers = new Map(plan.actions.map(({ id, number }) => [id, number]));
  const parts = actionsByObjective(plan.objectives, plan.actions);
  return [
    headingBlock(spokenLine(say('part-objectives')), 1),
    ...(parts.length === 0 ? [paragraphBlock(spokenLine(say('no-objectives')))] : []),
    ...parts.flatMap(({ objective, actions }): readonly OutlineBlock[] => [
      headingBlock(
        ownLine(say('objective-title', { number: written.number(objective.number), title: objective.title })),
        2,
      ),
      paragraphBlock(
        spokenLine(say('labelled', { label: say('column-theme'), value: say(`theme-${objective.theme}`) }), 'small'),
        true,
      ),
      actions.length === 0 ? paragraphBlock(spokenLine(say('no-actions'))) : actionsTable(actions, numbers, making),
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
    columns: heads.map((head) => (head === 'money' ? cellOfNumber(say(head)) : cellOf(spokenLine(say(head))))),
    shares: [8, 38, 20, 16, 18],
    rows: actions.map((action) => [
      cellOf(spokenLine(action.number)),
      actionCell(action, numbers, making),
      institutionsCell(action, making),
      cellOf(spokenLine(making.written.day(action.startsOn)), spokenLine(making.written.day(action.endsOn))),
      moneyCell(action, making),
    ]),
  };
}

function actionCell(
  action: ExportedAction,
  numbers: ReadonlyMap<string, string>,
  { say, written }: OutlineMaking,
): OutlineCell {
  const labelled = (label: string, value: string, by: typeof ownLine): readonly OutlineLine[] =>
    value === '' ? [] : [by(say('labelled', { label: say(label), value }), 'small')];
  const listed = (vocabulary: string, words: readonly string[]) =>
    written.enumeration(words.map((word) => say(`${vocabulary}-${word}`)));
  return cellOf(
    ownLine(action.title, 'strong'),
    ...paragraphsOf(action.description),
    ...labelled('column-indicator', action.indicator, ownLine),
    ...labelled('column-target', action.target, ownLine),
    ...labelled('column-domains', listed('domain', action.domains), spokenLine),
    ...labelled('column-phase', action.phase ? say(`phase-${action.phase}`) : '', spokenLine),
    ...labelled('column-priority', say(`priority-${action.priority}`), spokenLine),
    ...labelled('column-answersTo', listed('obligation', action.answersTo), spokenLine),
    ...labelled('column-supportRequested', action.supportRequested, ownLine),
    ...labelled(
      'column-dependsOn',
      written.enumeration(action.dependsOn.map((id) => numbers.get(id) ?? id)),
      spokenLine,
    ),
    spokenLine(say('labelled', { label: say('column-reference'), value: action.reference }), 'small'),
  );
}

function institutionsCell({ lead, supporting }: ExportedAction, { say }: OutlineMaking): OutlineCell {
  return cellOf(
    lead === '' ? spokenLine(say('nobody')) : ownLine(lead, 'strong'),
    ...supporting.map((institution) => ownLine(institution, 'small')),
  );
}

function moneyCell({ cost, funding }: ExportedAction, { say, written }: OutlineMaking): OutlineCell {
  if (cost === null) return cellOfNumber(say('no-cost'));
  const amount = (value: number) => `${written.amount(value)}\u00a0${cost.currency}`;
  return {
    side: 'end',
    lines: [
      figureLine(amount(cost.amount), 'strong'),
      spokenLine(say(`funding-${funding.state}`), 'small'),
      ...(funding.funded === null
        ? []
        : [spokenLine(say('labelled', { label: say('column-funded'), value: amount(funding.funded) }), 'small')]),
      ...(funding.source === '' ? [] : [ownLine(funding.source, 'small')]),
    ],
  };
}

/** What somebody wrote in several paragraphs, one a line. */
export function paragraphsOf(text: string): readonly OutlineLine[] {
  return text
    .split(/[\r\n]+/)
    .filter((each) => each.trim() !== '')
    .map((each) => ownLine(each.trim()));
}
