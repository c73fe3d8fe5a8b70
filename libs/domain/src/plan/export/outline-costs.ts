import type { CostSum } from '../costs.js';
import { actionsByObjective, type ExportedPlan } from './exported-plan.js';
import {
  cellOf,
  figureLine,
  headingBlock,
  type OutlineMaking,
  cellOfNumber,
  type OutlineBlock,
  type OutlineCell,
  ownLine,
  paragraphBlock,
  spokenLine,
} from './outline-blocks.js';

const sums = ['total', 'secured', 'partly', 'none', 'gap', 'unknown'] as const;
const heads = ['currency-total', 'funding-secured', 'funding-partly', 'funding-none', 'gap', 'gap-unknown'] as const;

/** What the plan costs, a currency each and never one sum; and what is missing of it, by objective. */
export function costsPart(plan: ExportedPlan, making: OutlineMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const { costs, withoutCost } = plan.overview;
  const missing = labelled('without-cost', written.number(withoutCost), making);
  return [
    headingBlock(spokenLine(say('part-costs')), 1, true),
    ...(costs.length === 0
      ? [paragraphBlock(spokenLine(say('no-costs')))]
      : [currenciesTable(costs, making), paragraphBlock(spokenLine(say('never-added'), 'small'))]),
    ...(withoutCost === 0 ? [] : [paragraphBlock(missing)]),
    ...convertedPart(plan, making),
    ...objectivesTable(plan, making),
  ];
}

function labelled(label: string, value: string, { say }: OutlineMaking) {
  return spokenLine(say('labelled', { label: say(label), value }));
}

function sumCells(sum: CostSum, { written }: OutlineMaking): readonly OutlineCell[] {
  return sums.map((part) => cellOfNumber(written.amount(sum[part]), part === 'total' ? 'strong' : 'plain'));
}

function currenciesTable(costs: readonly CostSum[], making: OutlineMaking): OutlineBlock {
  const { say } = making;
  return {
    kind: 'table',
    columns: [cellOf(spokenLine(say('column-currency'))), ...heads.map((head) => cellOfNumber(say(head)))],
    shares: [10, 15, 15, 15, 15, 15, 15],
    rows: costs.map((sum) => [cellOf(spokenLine(sum.currency)), ...sumCells(sum, making)]),
  };
}

/** The same in one currency, with each rate that somebody entered for it. */
function convertedPart({ overview, exchangeRates }: ExportedPlan, making: OutlineMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const { converted } = overview;
  if (converted === null) return [];
  const rates = exchangeRates.filter(({ id }) => converted.rates.includes(id));
  const { currency } = converted;
  return [
    headingBlock(spokenLine(say('converted', { currency })), 2),
    currenciesTable([converted], making),
    ...(converted.missing.length === 0
      ? []
      : [
          paragraphBlock(
            spokenLine(say('rate-missing', { currencies: written.enumeration(converted.missing) }), 'caution'),
          ),
        ]),
    ...(rates.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: ['rate', 'day', 'source'].map((head) => cellOf(spokenLine(say(head)))),
            shares: [35, 25, 40],
            rows: rates.map(({ from, to, rate, day, source }) => [
              cellOf(figureLine(say('rate-from-to', { from, to, rate: written.number(rate) }))),
              cellOf(spokenLine(written.day(day))),
              cellOf(ownLine(source)),
            ]),
          } as const,
        ]),
  ];
}

function objectivesTable(plan: ExportedPlan, making: OutlineMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const byId = new Map(plan.overview.objectives.map((each) => [each.id, each.costs]));
  const rows = actionsByObjective(plan.objectives, []).flatMap(({ objective }) =>
    (byId.get(objective.id) ?? []).map((sum) => [
      cellOf(ownLine(say('objective-title', { number: written.number(objective.number), title: objective.title }))),
      cellOf(spokenLine(sum.currency)),
      ...(['total', 'secured', 'gap'] as const).map((part) => cellOfNumber(written.amount(sum[part]))),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [
        cellOf(spokenLine(say('column-objective'))),
        cellOf(spokenLine(say('column-currency'))),
        ...['currency-total', 'funding-secured', 'gap'].map((head) => cellOfNumber(say(head))),
      ],
      shares: [40, 12, 16, 16, 16],
      rows,
    },
  ];
}
