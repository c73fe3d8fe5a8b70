import { addDays, type Day, dayOfInstant } from '../../day.js';
import { headingBlock, type OutlineBlock, paragraphBlock, spokenLine } from '../../plan/export/outline-blocks.js';
import { risksTable } from './outline-tables.js';
import {
  gravestFirst,
  highRisks,
  type ReportedAssessment,
  type ReportedRisk,
  reportedAtMost,
  type RiskReportMaking,
} from './reported.js';

/** For so many days ahead the end of an acceptance is a matter to decide now. */
const endsSoon = 90;
/** A title as the one page has room for. */
const titleAtMost = 80;

/** One page for whoever decides: the gravest risks, then what waits for a decision. */
export function summaryBlocks(assessment: ReportedAssessment, making: RiskReportMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const { method, risks } = assessment;
  const part = (key: string) => headingBlock(spokenLine(say(key)), 2);
  if (risks.length === 0) return [part('part-gravest'), paragraphBlock(spokenLine(say('no-risks')))];
  const shown = gravestFirst(method.levels, risks).slice(0, reportedAtMost.summary);
  const further = risks.length - shown.length;
  return [
    part('part-gravest'),
    risksTable(shown, assessment, making, ({ title }) => shortened(title)),
    ...(further > 0 ? [paragraphBlock(spokenLine(say('further', { count: written.number(further) }), 'small'))] : []),
    part('part-asked'),
    ...decisions(assessment, making).map((text) => paragraphBlock(spokenLine(text))),
  ];
}

/** What somebody has to decide, a sentence a kind; that nothing has to be where nothing is. */
export function decisions({ method, risks }: ReportedAssessment, making: RiskReportMaking): readonly string[] {
  const { say, written, madeAt } = making;
  const today = dayOfInstant(madeAt);
  const asked: Readonly<Record<string, (risk: ReportedRisk) => boolean>> = {
    'ask-gaps': ({ isGap }) => isGap,
    'ask-again': ({ flags }) => flags.includes('rate-again'),
    'ask-ending': ({ acceptedUntil }) => acceptedUntil !== null && endsWithin(acceptedUntil, today),
    'ask-doubt': ({ flags }) => flags.includes('low-confidence'),
  };
  const high = new Set(highRisks(method, risks));
  const sentences = Object.entries(asked).flatMap(([key, holds]) => {
    const numbers = risks
      .filter((risk) => holds(risk) && (key === 'ask-again' || high.has(risk)))
      .map(({ number }) => written.number(number));
    if (numbers.length === 0) return [];
    return [say(key, { numbers: written.enumeration(numbers), days: written.number(endsSoon) })];
  });
  return sentences.length === 0 ? [say('ask-nothing')] : sentences;
}

const endsWithin = (day: Day, today: Day) => day <= addDays(today, endsSoon);

function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= titleAtMost ? title : `${letters.slice(0, titleAtMost - 1).join('')}…`;
}
