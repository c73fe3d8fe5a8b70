/** Whose plan it is: one country's, one region's, or the network's interregional roadmap. */
export const planKinds = ['national', 'regional', 'interregional'] as const;
export type PlanKind = (typeof planKinds)[number];

/** Strategic: about five years. Operational: 12 to 24 months, carrying out a strategic one. */
export const planTiers = ['strategic', 'operational'] as const;
export type PlanTier = (typeof planTiers)[number];

/** The life of one version of a plan (domain.md, "Action plan"). The last three are frozen. */
export const planLives = ['in-preparation', 'draft', 'national-review', 'adopted', 'closed', 'superseded'] as const;
export type PlanLife = (typeof planLives)[number];

/** Acts that move a version through its life. A next version that is adopted supersedes the one before by itself. */
export const planSteps = ['draft', 'review', 'return', 'adopt', 'close'] as const;
export type PlanStep = (typeof planSteps)[number];

/** What an objective is about. */
export const planThemes = [
  'governance-legal',
  'safety-security',
  'detection-trafficking',
  'preparedness-response',
  'health-bio',
  'crime-scene-justice',
  'capacity-training',
  'awareness',
] as const;
export type PlanTheme = (typeof planThemes)[number];

/** When an action takes hold. */
export const actionPhases = ['prevention', 'detection', 'preparedness', 'response', 'recovery'] as const;
export type ActionPhase = (typeof actionPhases)[number];

/** How much an action counts in its plan's progress: 3, 2, 1. */
export const actionPriorities = ['high', 'medium', 'low'] as const;
export type ActionPriority = (typeof actionPriorities)[number];

/** Where an action stands, by its latest report. Overdue and delayed are derived from days, never a state. */
export const actionStates = ['not-started', 'in-progress', 'blocked', 'done', 'verified', 'cancelled'] as const;
export type ActionState = (typeof actionStates)[number];

/** States that somebody may report; an action is verified by an act of its own, and not by whoever reported it done. */
export const reportableStates = ['not-started', 'in-progress', 'blocked', 'done', 'cancelled'] as const;
export type ReportableState = (typeof reportableStates)[number];

/** How far an action's cost is paid for. */
export const fundingStates = ['none', 'partly', 'secured'] as const;
export type FundingState = (typeof fundingStates)[number];

/** Outside obligations that an action answers to, so that a focal point types it once. */
export const obligations = ['1540', 'ihr-jee', 'inssp', 'cwc', 'bwc'] as const;
export type Obligation = (typeof obligations)[number];

/** How much of a plan somebody is shown: all of it, or its status and overall progress. */
export const planSights = ['whole', 'headline'] as const;
export type PlanSight = (typeof planSights)[number];

/** To whom a plan may be shown besides its owner's own people. */
export const grantTargets = ['person', 'country', 'region', 'network', 'public'] as const;
export type GrantTarget = (typeof grantTargets)[number];

/** Most actions of one plan, and most that one request may change. */
export const mostActions = 2000;
