/** The words of risk assessments, which server and pages share: one for each value of each vocabulary. */
import {
  allAgentClasses,
  confidences,
  controlEffects,
  impactDimensions,
  languages,
  methodFaults,
  ratingKinds,
  reviewJudgements,
  reviewVerdicts,
  riskActs,
  riskGrantPurposes,
  riskLives,
  riskParts,
  riskSteps,
  scenarioOrigins,
  scenarioSettings,
  scenarioTexts,
  sensitivities,
  sensitivityChoices,
} from '@portal/domain';
import { sentence } from '@portal/texts';

const vocabularies: Readonly<Record<string, readonly string[]>> = {
  life: riskLives,
  act: riskActs,
  step: riskSteps,
  origin: scenarioOrigins,
  setting: scenarioSettings,
  agent: allAgentClasses,
  dimension: impactDimensions,
  confidence: confidences,
  rating: ratingKinds,
  effect: controlEffects,
  part: riskParts,
  judgement: reviewJudgements,
  verdict: reviewVerdicts,
  purpose: riskGrantPurposes,
  sensitivity: sensitivities,
  choice: sensitivityChoices,
  field: scenarioTexts,
  fault: methodFaults,
};
const explained: Readonly<Record<string, readonly string[]>> = {
  means: [...riskSteps.map((step) => `step.${step}`), ...ratingKinds.map((kind) => `rating.${kind}`)],
  advice: sensitivities.map((kind) => `sensitivity.${kind}`),
  act: sensitivityChoices.map((choice) => `choice.${choice}`),
};
const keys = [
  ...Object.entries(vocabularies).flatMap(([name, values]) => values.map((value) => `${name}.${value}`)),
  ...Object.entries(explained).flatMap(([ending, of]) => of.map((key) => `${key}.${ending}`)),
];

it.each(languages)('say in %s each value of each vocabulary', (language) => {
  // A text that is missing is said as its key.
  expect(keys.filter((key) => sentence('risk', key, language, {}) === key)).toEqual([]);
});

it.each(languages)('tell the values of a vocabulary apart in %s', (language) => {
  for (const [name, values] of Object.entries(vocabularies)) {
    const said = values.map((value) => sentence('risk', `${name}.${value}`, language, {}));
    expect([name, new Set(said).size]).toEqual([name, values.length]);
  }
});
