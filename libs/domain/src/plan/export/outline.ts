import { dayOfInstant } from '../../day.js';
import type { ExportedPlan } from './exported-plan.js';
import {
  cellOf,
  headingBlock,
  type OutlineMaking,
  type OutlineBlock,
  type OutlineFact,
  ownLine,
  paragraphBlock,
  type PlanOutline,
  spokenLine,
} from './outline-blocks.js';
import { costsPart } from './outline-costs.js';
import { objectivesPart } from './outline-objectives.js';
import { progressPart } from './outline-progress.js';

/** A document of the plan: cover, legal basis, objectives with their actions, signatures, costs, progress on the day. */
export function planOutline(plan: ExportedPlan, making: OutlineMaking): PlanOutline {
  const { say, written } = making;
  const made = [
    say('made-at', { at: written.instant(making.madeAt) }),
    ...(making.knownAt === null ? [] : [say('known-at', { at: written.instant(making.knownAt) })]),
  ];
  return {
    cover: coverOf(plan, making),
    blocks: [
      ...legalPart(plan, making),
      ...objectivesPart(plan, making),
      ...signaturePart(plan, making),
      ...costsPart(plan, making),
      ...progressPart(plan, making),
      ...made.map((text) => paragraphBlock(spokenLine(text, 'small'))),
    ],
    foot: ownLine(plan.title, 'small'),
  };
}

function periodOf({ startsOn, endsOn }: ExportedPlan, { say, written }: OutlineMaking): string {
  return say('from-to', { from: written.day(startsOn), to: written.day(endsOn) });
}

function coverOf(plan: ExportedPlan, making: OutlineMaking): PlanOutline['cover'] {
  const { say, written, place } = making;
  const { adoption } = plan;
  const fact = (label: string, value: string): OutlineFact => ({ label: say(label), value: spokenLine(value) });
  return {
    place: spokenLine(place ?? say('network'), 'strong'),
    subject: spokenLine(`${say(`kind-${plan.kind}`)} · ${say('cbrn-risks')}`),
    title: ownLine(plan.title, 'strong'),
    facts: [
      fact('fact-tier', say(`tier-${plan.tier}`)),
      fact('period', periodOf(plan, making)),
      fact('fact-number', written.number(plan.number)),
      fact('fact-life', say(`life-${plan.life}`)),
    ],
    adoption: [
      ...(adoption === null
        ? [spokenLine(say('not-adopted'))]
        : [spokenLine(say('adopted-by', { day: written.day(adoption.on) })), ownLine(adoption.instrument, 'strong')]),
      ...(plan.isExpired ? [spokenLine(say('expired'), 'caution')] : []),
      ...(plan.sample ? [spokenLine(say('sample-warning'), 'caution')] : []),
    ],
  };
}

function legalPart(plan: ExportedPlan, making: OutlineMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const { adoption, carriesOut } = plan;
  const document = adoption?.document ?? null;
  const facts: OutlineFact[] = [];
  if (adoption) {
    facts.push({ label: say('fact-instrument'), value: ownLine(adoption.instrument) });
    facts.push({ label: say('fact-adoptedOn'), value: spokenLine(written.day(adoption.on)) });
  }
  if (document) {
    const value = document.title === null ? spokenLine(say('document-held')) : ownLine(document.title);
    facts.push({ label: say('document'), value });
  }
  if (carriesOut) facts.push({ label: say('carries-out'), value: ownLine(carriesOut.title) });
  facts.push({ label: say('period'), value: spokenLine(periodOf(plan, making)) });
  return [
    headingBlock(spokenLine(say('part-legal')), 1, true),
    ...(adoption ? [] : [paragraphBlock(spokenLine(say('not-adopted')))]),
    { kind: 'facts', facts },
    ...(plan.steps.length === 0 ? [] : stepsTable(plan, making)),
  ];
}

function stepsTable({ steps }: ExportedPlan, { say, written }: OutlineMaking): readonly OutlineBlock[] {
  return [
    headingBlock(spokenLine(say('steps')), 2),
    {
      kind: 'table',
      columns: [cellOf(spokenLine(say('step'))), cellOf(spokenLine(say('day')))],
      shares: [60, 40],
      rows: steps.map(({ life, at }) => [
        cellOf(spokenLine(say(`life-${life}`))),
        cellOf(spokenLine(written.day(dayOfInstant(at)))),
      ]),
    },
  ];
}

const signatories: Readonly<Record<ExportedPlan['kind'], readonly string[]>> = {
  national: ['sign-authority', 'sign-focal-point'],
  regional: ['sign-secretariat'],
  interregional: ['sign-headquarters'],
};

function signaturePart({ kind }: ExportedPlan, { say }: OutlineMaking): readonly OutlineBlock[] {
  return [
    headingBlock(spokenLine(say('part-signature')), 1),
    {
      kind: 'signatures',
      place: [say('sign-done-at'), say('sign-done-on')],
      signatories: signatories[kind].map((each) => say(each)),
      lines: [say('sign-name'), say('sign-function'), say('sign-signature')],
    },
  ];
}
