/**
 * Scenarios of a risk assessment (domain.md, "Scenario"; §72) and the library they may start from.
 *
 *   GET    scenarios/:id                             Scenario (an audit entry `read` first)
 *   POST   scenarios                                 ScenarioInput → Scenario: empty, or from a template
 *   PATCH  scenarios/:id               If-Match      ScenarioPatch → Scenario (autosave; each change is kept)
 *   DELETE scenarios/:id                             204; a draft that was never scored
 *   GET    scenarios?line=                           ServedRisks: scenarios that an action treats, where the reader sees them
 *   GET    scenarios/:id/history                     ScenarioHistory: who changed which field when, with its words
 *   PUT    scenarios/:id/treatments                  TreatmentsInput → Scenario: lines of plan actions that treat it
 *   PUT    scenarios/:id/cascades                    CascadesInput → Scenario; a circle is a 409 that names it
 *   POST   scenarios/:id/sensitivities               SensitivityInput → Scenario: what its author chose
 *   GET    scenario-comments?scenario= · POST scenario-comments · POST scenario-comments/:id/settlement
 *   GET    scenario-templates                        ScenarioTemplates
 */
import * as z from 'zod';
import {
  actionStates,
  allAgentClasses,
  confidences,
  controlEffects,
  scenarioOrigins,
  scenarioSettings,
  scenarioTexts,
  sensitivities,
  sensitivityChoices,
} from '@portal/domain';
import { whole } from './lists.js';
import { PlanRight } from './plan-actions.js';
import { CbrnDomain, Code, Day, Id, Instant, plainText, plainWords, WebAddress } from './scalars.js';
import { Hand } from './status.js';

export const ScenarioOrigin = z.enum(scenarioOrigins).meta({ id: 'ScenarioOrigin' });
export const ScenarioSetting = z.enum(scenarioSettings).meta({ id: 'ScenarioSetting' });
export const AgentClass = z.enum(allAgentClasses).meta({ id: 'AgentClass' });
export const Confidence = z.enum(confidences).meta({ id: 'Confidence' });
export const ControlEffect = z.enum(controlEffects).meta({ id: 'ControlEffect' });
const Impacts = z.object({ people: Code, economy: Code, environment: Code, 'state-and-society': Code });

/** Ids of the method's steps. */
export const Judgement = z.object({ likelihood: Code, impacts: Impacts }).meta({ id: 'Judgement' });
export type Judgement = z.infer<typeof Judgement>;
export const JudgementInput = z
  .strictObject({ likelihood: Code, impacts: z.strictObject(Impacts.shape) })
  .meta({ id: 'JudgementInput' });

/** A judgement with what the method makes of it; computed. */
export const Rating = Judgement.extend({ impact: Code, level: Code }).meta({ id: 'Rating' });
export type Rating = z.infer<typeof Rating>;

/** What the page says of itself (domain.md: "The page checks itself"). */
export const ScenarioFlag = z
  .enum([
    'untreated',
    'acceptance-ended',
    'rate-again',
    'low-confidence',
    'target-above-current',
    'current-above-inherent',
  ])
  .meta({ id: 'ScenarioFlag' });
export type ScenarioFlag = z.infer<typeof ScenarioFlag>;

const listed = {
  id: Id,
  /** The same scenario in every version of its assessment. */
  lineId: Id,
  assessmentId: Id,
  number: z.number().int(),
  title: z.string(),
  domain: CbrnDomain,
  origin: ScenarioOrigin,
  setting: ScenarioSetting.nullable(),
  agentClass: AgentClass.nullable(),
  ratings: z.object({ inherent: Rating.nullable(), current: Rating.nullable(), target: Rating.nullable() }),
  confidence: Confidence.nullable(),
  /** The block of cells that people chose in the last closed round. */
  spread: z.object({ likelihood: z.tuple([Code, Code]), impact: z.tuple([Code, Code]) }).nullable(),
  flags: z.array(ScenarioFlag),
  isGap: z.boolean(),
  acceptedUntil: Day.nullable(),
  /** How many plan actions treat it. */
  treatments: z.number().int(),
  openRound: Id.nullable(),
  sample: z.boolean(),
};
export const ListedScenario = z.object(listed).meta({ id: 'ListedScenario' });
export type ListedScenario = z.infer<typeof ListedScenario>;

const controls = z.array(z.object({ what: z.string(), effect: ControlEffect }));
const caseStudies = z.array(z.object({ title: z.string(), address: z.string().nullable() }));

export const Scenario = z
  .object({
    ...listed,
    /** Whose steps its ratings name: also for whoever sees the scenario and not its assessment. */
    methodId: Id,
    narrative: z.string(),
    background: z.string(),
    motivation: z.string(),
    capability: z.string(),
    vulnerabilities: z.string(),
    likelihoodRationale: z.string(),
    impactRationale: z.string(),
    controls,
    caseStudies,
    /** Why a rating stands above the one before it; by kind. */
    exceptions: z.object({ current: z.string(), target: z.string() }),
    /** Actions of plans that the reader sees. `line` is the action through all versions of its plan. */
    treatedBy: z.array(
      z.object({
        line: Id,
        actionId: Id,
        planId: Id,
        reference: z.string(),
        title: z.string(),
        state: z.enum(actionStates),
        progress: z.number(),
        endsOn: Day,
      }),
    ),
    /** Scenarios that it can set off, and those that can set it off. */
    setsOff: z.array(z.object({ id: Id, number: z.number().int(), title: z.string() })),
    setOffBy: z.array(z.object({ id: Id, number: z.number().int(), title: z.string() })),
    /** What the guard found and its author chose; no words. */
    sensitivities: z.array(
      z.object({
        field: z.string(),
        kind: z.enum(sensitivities),
        choice: z.enum(sensitivityChoices),
        at: Instant,
        by: Hand.nullable(),
      }),
    ),
    /** Only those who are named and its country's focal point may open it. */
    isNarrowed: z.boolean(),
    rights: z.object({
      edit: PlanRight,
      rate: PlanRight,
      remove: PlanRight,
      treat: PlanRight,
      comment: PlanRight,
      review: PlanRight,
    }),
    version: z.number().int(),
  })
  .meta({ id: 'Scenario' });
export type Scenario = z.infer<typeof Scenario>;

/** From an action's side: what it is there for. Empty for whoever may see none. */
export const ServedRisks = whole(
  z.object({
    id: Id,
    assessmentId: Id,
    number: z.number().int(),
    title: z.string(),
    level: Code.nullable(),
    levelLabel: z.string(),
    flags: z.array(ScenarioFlag),
  }),
).meta({ id: 'ServedRisks' });
export type ServedRisks = z.infer<typeof ServedRisks>;
export const ServedRisksQuery = z.strictObject({ line: Id });
export type ServedRisksQuery = z.infer<typeof ServedRisksQuery>;

export const ScenarioInput = z
  .strictObject({
    assessmentId: Id,
    title: plainWords(300),
    domain: CbrnDomain,
    origin: ScenarioOrigin,
    template: Code.optional(),
  })
  .meta({ id: 'ScenarioInput' });
export type ScenarioInput = z.infer<typeof ScenarioInput>;

const Long = plainText(40_000);
export const ScenarioPatch = z
  .strictObject({
    title: plainWords(300).optional(),
    domain: CbrnDomain.optional(),
    origin: ScenarioOrigin.optional(),
    setting: ScenarioSetting.nullable().optional(),
    agentClass: AgentClass.nullable().optional(),
    narrative: Long.optional(),
    background: plainText(4000).optional(),
    motivation: plainText(4000).optional(),
    capability: plainText(4000).optional(),
    vulnerabilities: plainText(8000).optional(),
    likelihoodRationale: plainText(4000).optional(),
    impactRationale: plainText(4000).optional(),
    controls: z
      .array(z.strictObject({ what: plainWords(500), effect: ControlEffect }))
      .max(50)
      .optional(),
    caseStudies: z
      .array(z.strictObject({ title: plainWords(500), address: WebAddress.nullable() }))
      .max(50)
      .optional(),
    ratings: z
      .strictObject({
        inherent: JudgementInput.nullable().optional(),
        current: JudgementInput.nullable().optional(),
        target: JudgementInput.nullable().optional(),
      })
      .optional(),
    confidence: Confidence.nullable().optional(),
    exceptions: z.strictObject({ current: plainText(2000).optional(), target: plainText(2000).optional() }).optional(),
    isNarrowed: z.boolean().optional(),
  })
  .meta({ id: 'ScenarioPatch' });
export type ScenarioPatch = z.infer<typeof ScenarioPatch>;

/** Oldest first; ratings and lists as text. */
export const ScenarioHistory = whole(
  z.object({
    number: z.number().int(),
    at: Instant,
    by: Hand.nullable(),
    changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  }),
).meta({ id: 'ScenarioHistory' });
export type ScenarioHistory = z.infer<typeof ScenarioHistory>;

export const TreatmentsInput = z.strictObject({ lines: z.array(Id).max(50) }).meta({ id: 'TreatmentsInput' });
export type TreatmentsInput = z.infer<typeof TreatmentsInput>;
export const CascadesInput = z.strictObject({ setsOff: z.array(Id).max(50) }).meta({ id: 'CascadesInput' });
export type CascadesInput = z.infer<typeof CascadesInput>;
export const SensitivityInput = z
  .strictObject({
    field: z.enum(scenarioTexts),
    kind: z.enum(sensitivities),
    choice: z.enum(sensitivityChoices),
  })
  .meta({ id: 'SensitivityInput' });
export type SensitivityInput = z.infer<typeof SensitivityInput>;

/** On one paragraph of a field, counted from 0; `quote` is what stood there. */
export const ScenarioComment = z
  .object({
    id: Id,
    scenarioId: Id,
    field: z.enum(scenarioTexts),
    paragraph: z.number().int(),
    quote: z.string(),
    words: z.string(),
    by: Hand.nullable(),
    at: Instant,
    settledAt: Instant.nullable(),
  })
  .meta({ id: 'ScenarioComment' });
export type ScenarioComment = z.infer<typeof ScenarioComment>;
export const ScenarioComments = whole(ScenarioComment).meta({ id: 'ScenarioComments' });
export type ScenarioComments = z.infer<typeof ScenarioComments>;
export const ScenarioCommentsQuery = z.strictObject({ scenario: Id });
export type ScenarioCommentsQuery = z.infer<typeof ScenarioCommentsQuery>;
export const ScenarioCommentInput = z
  .strictObject({
    scenarioId: Id,
    field: z.enum(scenarioTexts),
    paragraph: z.number().int().min(0).max(2000),
    quote: plainText(500),
    words: plainWords(4000),
  })
  .meta({ id: 'ScenarioCommentInput' });
export type ScenarioCommentInput = z.infer<typeof ScenarioCommentInput>;

/** In the reader's language: classes of agent and setting only, no recipe, no site. */
export const ScenarioTemplate = z
  .object({
    id: Code,
    title: z.string(),
    domain: CbrnDomain,
    origin: ScenarioOrigin,
    setting: ScenarioSetting,
    agentClass: AgentClass,
    narrative: z.string(),
    /** What a team should ask itself. */
    questions: z.array(z.string()),
    sources: z.array(z.object({ title: z.string(), address: z.string().nullable() })),
  })
  .meta({ id: 'ScenarioTemplate' });
export type ScenarioTemplate = z.infer<typeof ScenarioTemplate>;
export const ScenarioTemplates = whole(ScenarioTemplate).meta({ id: 'ScenarioTemplates' });
export type ScenarioTemplates = z.infer<typeof ScenarioTemplates>;
