import { type RiskLife, type RiskStep, riskSteps } from './vocabulary.js';

/** What of a scenario the progress of its assessment counts. */
export interface ScenarioToCount {
  /** It has a setting and a class of agent. */
  readonly isIdentified: boolean;
  /** It is told, with reasons for likelihood and impact. */
  readonly isDescribed: boolean;
  /** It has an inherent and a current rating, and how sure they are. */
  readonly isRated: boolean;
  /** Its level today must be treated or accepted. */
  readonly isHigh: boolean;
  readonly isGap: boolean;
  /** An expert from outside has reviewed it. */
  readonly isReviewed: boolean;
}

/** What the progress of an assessment is computed from; never typed. */
export interface RiskToCount {
  readonly life: RiskLife;
  readonly hasScope: boolean;
  readonly hasLead: boolean;
  readonly scenarios: readonly ScenarioToCount[];
}

/** How far one of the six steps is. */
export interface StepProgress {
  readonly step: RiskStep;
  readonly isDone: boolean;
  readonly done: number;
  readonly of: number;
}

/**
 * The six steps of domain.md ("Risk assessment", ISO 31000): context (scope and who leads), identification, description
 * and prioritisation (of all scenarios), treatment (scenarios that are rated and no gap) and assurance (high risks
 * reviewed from outside, and the approval). Without a scenario nothing after the context is done.
 */
export function riskProgress({ life, hasScope, hasLead, scenarios }: RiskToCount): readonly StepProgress[] {
  const count = (holds: (scenario: ScenarioToCount) => boolean) => scenarios.filter(holds).length;
  const isApproved = life === 'approved' || life === 'superseded';
  const counted: Readonly<Record<RiskStep, readonly [done: number, of: number]>> = {
    context: [Number(hasScope) + Number(hasLead), 2],
    identification: [count(({ isIdentified }) => isIdentified), scenarios.length],
    description: [count(({ isDescribed }) => isDescribed), scenarios.length],
    prioritisation: [count(({ isRated }) => isRated), scenarios.length],
    treatment: [count(({ isRated, isGap }) => isRated && !isGap), scenarios.length],
    assurance: [
      count(({ isHigh, isReviewed }) => isHigh && isReviewed) + Number(isApproved),
      count(({ isHigh }) => isHigh) + 1,
    ],
  };
  return riskSteps.map((step) => {
    const [done, of] = counted[step];
    return { step, isDone: of > 0 && done === of && (step === 'context' || scenarios.length > 0), done, of };
  });
}

/** The first step that is not done; null: all are. */
export function openRiskStep(progress: readonly StepProgress[]): RiskStep | null {
  return progress.find(({ isDone }) => !isDone)?.step ?? null;
}
