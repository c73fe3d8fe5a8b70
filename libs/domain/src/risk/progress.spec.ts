import { openRiskStep, riskProgress, type RiskToCount, type ScenarioToCount } from './progress.js';

const whole: ScenarioToCount = {
  isIdentified: true,
  isDescribed: true,
  isRated: true,
  isHigh: false,
  isGap: false,
  isReviewed: false,
};
const assessment = (change: Partial<RiskToCount> = {}): RiskToCount => ({
  life: 'draft',
  hasScope: true,
  hasLead: true,
  scenarios: [whole],
  ...change,
});
const counted = (risk: RiskToCount) => riskProgress(risk).map(({ step, done, of }) => `${step} ${done}/${of}`);

describe('the progress of an assessment', () => {
  it('is counted from its records, step by step', () => {
    const scenarios = [
      whole,
      { ...whole, isDescribed: false, isRated: false },
      { ...whole, isHigh: true, isGap: true },
    ];
    expect(counted(assessment({ hasLead: false, scenarios }))).toEqual([
      'context 1/2',
      'identification 3/3',
      'description 2/3',
      'prioritisation 2/3',
      'treatment 1/3',
      'assurance 0/2',
    ]);
  });

  it('names the first step that is not done', () => {
    expect(openRiskStep(riskProgress(assessment({ hasScope: false })))).toBe('context');
    expect(openRiskStep(riskProgress(assessment({ scenarios: [{ ...whole, isGap: true }] })))).toBe('treatment');
    expect(openRiskStep(riskProgress(assessment()))).toBe('assurance');
  });

  it('ends with the approval and a review of each high risk from outside', () => {
    expect(openRiskStep(riskProgress(assessment({ life: 'approved' })))).toBeNull();
    const high = { ...whole, isHigh: true };
    expect(openRiskStep(riskProgress(assessment({ life: 'approved', scenarios: [high] })))).toBe('assurance');
    const reviewed = { ...high, isReviewed: true };
    expect(openRiskStep(riskProgress(assessment({ life: 'superseded', scenarios: [reviewed] })))).toBeNull();
  });

  it('does nothing without a scenario but its context', () => {
    const steps = riskProgress(assessment({ life: 'approved', scenarios: [] }));
    expect(steps.filter(({ isDone }) => isDone).map(({ step }) => step)).toEqual(['context']);
  });
});
