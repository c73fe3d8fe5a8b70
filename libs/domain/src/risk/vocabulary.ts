/** The life of one version of a risk assessment (domain.md, "Risk assessment"). The last two are frozen. */
export const riskLives = ['draft', 'peer-review', 'approved', 'superseded'] as const;
export type RiskLife = (typeof riskLives)[number];

/** Acts that move a version through its life. A next version that is approved supersedes the one before by itself. */
export const riskActs = ['review', 'return', 'approve'] as const;
export type RiskAct = (typeof riskActs)[number];

/** How far an assessment has come, in the order of ISO 31000 (identify, analyse, evaluate, treat); computed. */
export const riskSteps = [
  'context',
  'identification',
  'description',
  'prioritisation',
  'treatment',
  'assurance',
] as const;
export type RiskStep = (typeof riskSteps)[number];

/** Where a scenario begins: with a perpetrator (§72), an accident or nature. */
export const scenarioOrigins = ['criminal', 'accidental', 'natural'] as const;
export type ScenarioOrigin = (typeof scenarioOrigins)[number];

/** The kind of place or service that a scenario is about; never a named site. */
export const scenarioSettings = [
  'facility',
  'laboratory',
  'transport',
  'border',
  'public-event',
  'public-building',
  'food-supply',
  'water-supply',
  'health-facility',
  'waste-and-scrap',
  'cyber-physical',
  'open-country',
  'abroad',
] as const;
export type ScenarioSetting = (typeof scenarioSettings)[number];

/** Classes of agent or material, by CBRN domain: a class, never a substance with its recipe. */
export const agentClasses = {
  C: [
    'toxic-industrial-chemicals',
    'pesticides',
    'chemical-warfare-agents',
    'pharmaceutical-agents',
    'fuels-and-gases',
  ],
  B: ['human-pathogens', 'animal-pathogens', 'plant-pathogens', 'toxins'],
  R: ['sealed-sources', 'open-sources', 'contaminated-metal', 'natural-radioactive-material'],
  N: ['nuclear-material', 'reactor-release', 'fuel-cycle-release'],
} as const;
export type AgentClass = (typeof agentClasses)[keyof typeof agentClasses][number];
export const allAgentClasses: readonly AgentClass[] = Object.values(agentClasses).flat();

/** What an impact is on. The overall impact is the highest of the four. */
export const impactDimensions = ['people', 'economy', 'environment', 'state-and-society'] as const;
export type ImpactDimension = (typeof impactDimensions)[number];

/** How sure its judges are. */
export const confidences = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof confidences)[number];

/** Without controls, with the controls of today, and as it shall be once it is treated. */
export const ratingKinds = ['inherent', 'current', 'target'] as const;
export type RatingKind = (typeof ratingKinds)[number];

export const controlEffects = ['works', 'works-in-part', 'does-not-work', 'not-known'] as const;
export type ControlEffect = (typeof controlEffects)[number];

/** What somebody may do in one assessment, beside what their office gives them. */
export const riskParts = ['lead', 'scorer', 'reader'] as const;
export type RiskPart = (typeof riskParts)[number];

/** What an expert from outside judges, one by one. */
export const reviewJudgements = ['likelihood', ...impactDimensions, 'treatment'] as const;
export type ReviewJudgement = (typeof reviewJudgements)[number];

export const reviewVerdicts = ['agree', 'disagree'] as const;
export type ReviewVerdict = (typeof reviewVerdicts)[number];

/** Why somebody from outside is let in: to read the whole assessment, or to review single scenarios. */
export const riskGrantPurposes = ['read', 'review'] as const;
export type RiskGrantPurpose = (typeof riskGrantPurposes)[number];

/** What the sensitivity guard looks for (domain.md, "Sensitivity guard"). */
export const sensitivities = ['coordinates', 'quantity', 'stock-place', 'site-weakness'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** What the author did about it. */
export const sensitivityChoices = ['reworded', 'narrowed', 'kept'] as const;
export type SensitivityChoice = (typeof sensitivityChoices)[number];

/** Fields of a scenario that hold people's words: kept encrypted, watched by the guard, with comments by paragraph. */
export const scenarioTexts = [
  'title',
  'narrative',
  'background',
  'motivation',
  'capability',
  'vulnerabilities',
  'likelihoodRationale',
  'impactRationale',
] as const;
export type ScenarioText = (typeof scenarioTexts)[number];

/** One cell of a method's square: ids of its steps. */
export interface RiskCell {
  readonly likelihood: string;
  readonly impact: string;
}

/** A judgement: how likely, and how bad on each of the four dimensions; ids of the method's steps. */
export interface Judgement {
  readonly likelihood: string;
  readonly impacts: Readonly<Record<ImpactDimension, string>>;
}

/** What the rules need of a method (a matrix as data). */
export interface MethodShape {
  /** Ids from the least to the most likely. */
  readonly likelihood: readonly string[];
  /** Ids from the slightest to the gravest. */
  readonly impact: readonly string[];
  /** Ids from the lowest to the highest. */
  readonly levels: readonly string[];
  /** `grid[impact][likelihood]`: ids of levels, both counted from the lowest step. */
  readonly grid: readonly (readonly string[])[];
  /** The lowest level that must be treated or accepted. */
  readonly treatFrom: string;
}
