import type { Say } from '../../plan/export/exported-plan.js';
import {
  cellOf,
  type OutlineCell,
  type OutlineLine,
  type OutlineTable,
  ownLine,
  spokenLine,
} from '../../plan/export/outline-blocks.js';
import type { RatedJudgement } from '../rating.js';
import {
  type ReportedAssessment,
  type ReportedMethod,
  type ReportedRisk,
  ratingToday,
  type RiskReportMaking,
} from './reported.js';

const labelOf = (labelled: ReportedMethod['levels'], id: string) =>
  labelled.find((each) => each.id === id)?.label ?? id;

/** A level by its name; that nobody rated it, where it has none. */
export function levelName(rating: RatedJudgement | null, { levels }: ReportedMethod, say: Say): string {
  return rating === null ? say('not-rated') : labelOf(levels, rating.level);
}

/** A level with the steps it comes from. */
export function standing(rating: RatedJudgement | null, method: ReportedMethod, say: Say): string {
  if (rating === null) return say('not-rated');
  return say('rated', {
    level: labelOf(method.levels, rating.level),
    likelihood: labelOf(method.likelihood, rating.likelihood),
    impact: labelOf(method.impact, rating.impact),
  });
}

/** What is done about a risk: that nobody does anything comes first, as a warning where something must be done. */
export function treatmentLines(
  { isGap, flags, treatments, acceptedUntil }: ReportedRisk,
  { say, written }: Pick<RiskReportMaking, 'say' | 'written'>,
): readonly OutlineLine[] {
  return [
    ...(isGap ? [spokenLine(say('flag.untreated'), 'caution')] : []),
    ...flags
      .filter((flag) => flag === 'acceptance-ended' || flag === 'rate-again')
      .map((flag) => spokenLine(say(`flag.${flag}`), 'small')),
    ...(treatments > 0 ? [spokenLine(say('actions', { count: written.number(treatments) }))] : []),
    ...(acceptedUntil === null ? [] : [spokenLine(say('accepted-until', { day: written.day(acceptedUntil) }))]),
  ];
}

/** One row a risk, in the order given. */
export function risksTable(
  risks: readonly ReportedRisk[],
  { method }: ReportedAssessment,
  making: RiskReportMaking,
  titleOf: (risk: ReportedRisk) => string = ({ title }) => title,
): OutlineTable {
  const { say, written } = making;
  const head = (key: string) => cellOf(spokenLine(say(key)));
  return {
    kind: 'table',
    columns: [
      head('column-number'),
      head('column-risk'),
      head('column-today'),
      head('column-target'),
      head('column-treatment'),
    ],
    shares: [7, 41, 15, 15, 22],
    rows: risks.map((risk) => [
      cellOf(spokenLine(written.number(risk.number))),
      cellOf(ownLine(titleOf(risk)), spokenLine(kindOf(risk, making), 'small')),
      cellOf(spokenLine(levelName(ratingToday(risk), method, say), 'strong')),
      cellOf(spokenLine(levelName(risk.ratings.target, method, say))),
      { lines: treatmentLines(risk, making), side: 'start' },
    ]),
  };
}

function kindOf({ domain, origin }: ReportedRisk, { say, written }: RiskReportMaking): string {
  return written.enumeration([say(`domain.${domain}`), say(`origin.${origin}`)]);
}

/** The square of the method, the gravest impact on top: the level of each cell with the numbers that stand there today. */
export function squareTable(
  { method, risks }: ReportedAssessment,
  { say, written }: Pick<RiskReportMaking, 'say' | 'written'>,
): OutlineTable {
  const { likelihood, impact, levels, grid } = method;
  const first = 20;
  const cell = (row: number, column: number): OutlineCell => {
    const numbers = risks
      .filter((risk) => {
        const today = ratingToday(risk);
        return today?.impact === impact[row]?.id && today?.likelihood === likelihood[column]?.id;
      })
      .map(({ number }) => written.number(number));
    return cellOf(
      spokenLine(labelOf(levels, grid[row]?.[column] ?? ''), 'small'),
      ...(numbers.length === 0 ? [] : [spokenLine(written.enumeration(numbers), 'strong')]),
    );
  };
  return {
    kind: 'table',
    keepsDirection: true,
    columns: [cellOf(spokenLine(say('square-head'))), ...likelihood.map(({ label }) => cellOf(spokenLine(label)))],
    shares: [first, ...likelihood.map(() => (100 - first) / likelihood.length)],
    rows: impact
      .map(({ label }, row) => [
        cellOf(spokenLine(label, 'strong')),
        ...likelihood.map((_, column) => cell(row, column)),
      ])
      .reverse(),
  };
}
