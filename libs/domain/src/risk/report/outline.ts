import {
  cellOf,
  cellOfNumber,
  headingBlock,
  type OutlineBlock,
  type OutlineFact,
  type OutlineLine,
  ownLine,
  paragraphBlock,
  type PlanOutline,
  spokenLine,
} from '../../plan/export/outline-blocks.js';
import { ratingKinds } from '../vocabulary.js';
import { risksTable, squareTable, standing } from './outline-tables.js';
import { summaryBlocks } from './outline-summary.js';
import {
  gravestFirst,
  highRisks,
  isReportedHigh,
  type ReportedAssessment,
  type ReportedRisk,
  reportedAtMost,
  type ReportedWords,
  type RiskReportMaking,
} from './reported.js';

/**
 * A report of an assessment as a document: marked on every page with for whom it is and for whom it was made. Of
 * vulnerabilities it says nothing: what would make a target list is read in the portal and never printed.
 */
export function riskReportOutline(assessment: ReportedAssessment, making: RiskReportMaking): PlanOutline {
  const { say, written, kind, reader, madeAt } = making;
  const title = say('title', { year: String(assessment.referenceYear) });
  const { country } = assessment;
  return {
    cover: {
      place: spokenLine(country, 'strong'),
      subject: spokenLine(say(`document-${kind}`)),
      title: spokenLine(title, 'strong'),
      facts: coverFacts(assessment, making),
      adoption: warnings(assessment, making),
    },
    blocks: kind === 'summary' ? summaryBlocks(assessment, making) : topRisksBlocks(assessment, making),
    foot: spokenLine(written.enumeration([say(`document-${kind}`), title]), 'small'),
    marking: spokenLine(say('marking', { country, name: reader, at: written.instant(madeAt) }), 'strong'),
    isBrief: kind === 'summary',
  };
}

/** How many there are of each kind that is to be looked at, then what version this is. */
function coverFacts(assessment: ReportedAssessment, making: RiskReportMaking): readonly OutlineFact[] {
  const { say, written } = making;
  const { method, risks, approvedOn, supportPartners } = assessment;
  const high = highRisks(method, risks);
  const fact = (label: string, value: OutlineLine): OutlineFact => ({ label, value });
  const count = (label: string, of: number) => fact(label, spokenLine(written.number(of), 'strong'));
  const treatFrom = method.levels.find(({ id }) => id === method.treatFrom)?.label ?? method.treatFrom;
  const version = say('version', { number: written.number(assessment.number), life: say(`life.${assessment.life}`) });
  return [
    count(say('fact-scenarios'), risks.length),
    count(say('fact-high', { level: treatFrom }), high.length),
    count(say('fact-gaps'), high.filter(({ isGap }) => isGap).length),
    count(say('fact-accepted'), high.filter(({ acceptedUntil }) => acceptedUntil !== null).length),
    count(
      say('fact-if-done', { level: treatFrom }),
      risks.filter(({ levelIfDone }) => isReportedHigh(method, levelIfDone)).length,
    ),
    fact(say('fact-version'), spokenLine(version)),
    ...(approvedOn === null ? [] : [fact(say('fact-approved'), spokenLine(written.day(approvedOn)))]),
    ...(making.kind === 'summary'
      ? []
      : [
          fact(say('fact-method'), spokenLine(method.name)),
          ...(supportPartners.length === 0
            ? []
            : [fact(say('fact-partners'), ownLine(written.enumeration(supportPartners)))]),
        ]),
  ];
}

function warnings({ life, sample }: ReportedAssessment, { say }: RiskReportMaking): readonly OutlineLine[] {
  return [
    ...(sample ? [spokenLine(say('sample-warning'), 'caution')] : []),
    ...(life === 'superseded' ? [spokenLine(say('superseded-warning'), 'caution')] : []),
    ...(life === 'draft' || life === 'peer-review' ? [spokenLine(say('not-approved'), 'caution')] : []),
    spokenLine(say('as-its-reader'), 'small'),
  ];
}

function topRisksBlocks(assessment: ReportedAssessment, making: RiskReportMaking): readonly OutlineBlock[] {
  const { say } = making;
  const { method, risks, scope } = assessment;
  const part = (key: string, onNewPage = false) => headingBlock(spokenLine(say(key)), 1, onNewPage);
  if (risks.length === 0) return [part('part-list', true), paragraphBlock(spokenLine(say('no-risks')))];
  return [
    part('part-list', true),
    risksTable(gravestFirst(method.levels, risks), assessment, making),
    // The square is seen whole.
    part('part-square', true),
    squareTable(assessment, making),
    ...(scope.trim() === '' ? [] : [part('fact-scope'), ...paragraphs(scope)]),
    part('part-told', true),
    ...toldBlocks(assessment, making),
  ];
}

/** The high risks in words, the gravest first; how many are left out is said. */
function toldBlocks(assessment: ReportedAssessment, making: RiskReportMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const { method, risks } = assessment;
  const high = highRisks(method, risks);
  const told = high.slice(0, reportedAtMost['top-risks']);
  if (told.length === 0) {
    const level = method.levels.find(({ id }) => id === method.treatFrom)?.label ?? '';
    return [paragraphBlock(spokenLine(say('no-high', { level })))];
  }
  const values = { count: written.number(told.length), of: written.number(high.length) };
  return [
    ...(told.length < high.length ? [paragraphBlock(spokenLine(say('told-of', values), 'caution'))] : []),
    ...told.flatMap((risk) => riskBlocks(risk, assessment, making)),
  ];
}

function riskBlocks(
  risk: ReportedRisk,
  assessment: ReportedAssessment,
  making: RiskReportMaking,
): readonly OutlineBlock[] {
  const { say, written } = making;
  const said = (key: string, value: string | null) =>
    value === null ? [] : [{ label: say(key), value: spokenLine(value) }];
  return [
    headingBlock(ownLine(`${written.number(risk.number)}. ${risk.title}`), 2),
    ...risk.flags.map((flag) => paragraphBlock(spokenLine(say(`flag.${flag}`), 'caution'), true)),
    {
      kind: 'facts',
      facts: [
        ...said('field.domain', say(`domain.${risk.domain}`)),
        ...said('field.origin', say(`origin.${risk.origin}`)),
        ...said('field.setting', risk.setting && say(`setting.${risk.setting}`)),
        ...said('field.agentClass', risk.agentClass && say(`agent.${risk.agentClass}`)),
        ...ratingKinds.map((kind) => ({
          label: say(`rating.${kind}`),
          value: spokenLine(
            standing(risk.ratings[kind], assessment.method, say),
            kind === 'current' ? 'strong' : 'plain',
          ),
        })),
        ...said('fact-confidence', risk.confidence && say(`confidence.${risk.confidence}`)),
        ...said('fact-accepted-until', risk.acceptedUntil && written.day(risk.acceptedUntil)),
      ],
    },
    ...(risk.words === null ? [] : wordsBlocks(risk.words, making)),
  ];
}

function wordsBlocks(words: ReportedWords, making: RiskReportMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const label = (key: string) => paragraphBlock(spokenLine(say(key), 'strong'), true);
  const text = (field: 'narrative' | 'likelihoodRationale' | 'impactRationale') =>
    words[field].trim() === '' ? [] : [label(`field.${field}`), ...paragraphs(words[field])];
  const head = (...keys: readonly string[]) => keys.map((key) => cellOf(spokenLine(say(key))));
  return [
    ...text('narrative'),
    ...text('likelihoodRationale'),
    ...text('impactRationale'),
    ...(words.controls.length === 0
      ? []
      : ([
          {
            kind: 'table',
            columns: head('field.controls', 'column-effect'),
            shares: [70, 30],
            rows: words.controls.map(({ what, effect }) => [
              cellOf(ownLine(what)),
              cellOf(spokenLine(say(`effect.${effect}`))),
            ]),
          },
        ] as const)),
    ...(words.treatedBy.length === 0
      ? []
      : ([
          {
            kind: 'table',
            columns: head('column-reference', 'column-action', 'column-state', 'column-ends', 'column-progress'),
            shares: [17, 36, 16, 19, 12],
            rows: words.treatedBy.map(({ reference, title, state, endsOn, progress }) => [
              cellOf({ text: reference, by: 'figure', look: 'plain' }),
              cellOf(ownLine(title)),
              cellOf(spokenLine(say(`state.${state}`))),
              cellOf(spokenLine(written.day(endsOn))),
              cellOfNumber(written.percent(progress)),
            ]),
          },
        ] as const)),
  ];
}

function paragraphs(text: string): readonly OutlineBlock[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraphBlock(ownLine(line)));
}
