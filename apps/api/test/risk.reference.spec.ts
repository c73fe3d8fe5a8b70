/** What the portal brings with it for risk assessments, held against the rules and the contracts. */
import {
  agentClasses,
  cbrnDomains,
  faultsOf,
  languages,
  type MethodShape,
  scenarioOrigins,
  scenarioSettings,
  sensitivitiesIn,
} from '@portal/domain';
import { RiskMethodInput } from '@portal/contracts';
import { riskMethods, scenarioTemplates } from '@portal/reference';

const shapeOf = ({ likelihood, impact, levels, grid, treatFrom }: (typeof riskMethods)[number]): MethodShape => ({
  likelihood: likelihood.map(({ id }) => id),
  impact: impact.map(({ id }) => id),
  levels: levels.map(({ id }) => id),
  grid,
  treatFrom,
});

describe.each(riskMethods)('the method $id', (method) => {
  it('passes its checks', () => {
    expect(faultsOf(shapeOf(method))).toEqual([]);
  });

  it('is what somebody could have typed', () => {
    const { id: _, ...input } = method;
    expect(RiskMethodInput.safeParse(input).error?.issues ?? []).toEqual([]);
  });
});

describe('the library of scenarios', () => {
  const { templates, questions } = scenarioTemplates;

  it('has templates of every domain and origin, by the words of the vocabulary', () => {
    for (const domain of cbrnDomains) {
      const origins = templates.filter((each) => each.domain === domain).map(({ origin }) => origin);
      expect([domain, ...new Set(origins)].sort()).toEqual([domain, ...scenarioOrigins].sort());
    }
  });

  it('names settings and classes of agents that the vocabulary has', () => {
    const settings: readonly string[] = scenarioSettings;
    const classesOf: Readonly<Record<string, readonly string[]>> = agentClasses;
    for (const { id, domain, setting, agentClass } of templates) {
      const classes = classesOf[domain] ?? [];
      expect([id, settings.includes(setting), classes.includes(agentClass)]).toEqual([id, true, true]);
    }
  });

  it('fits a scenario’s fields in each language', () => {
    for (const { title, narrative } of templates) {
      for (const language of languages) {
        expect(title[language].length).toBeLessThanOrEqual(300);
        expect(narrative[language].length).toBeLessThanOrEqual(4000);
      }
    }
  });

  it.each(languages)('holds nothing in %s that the guard warns of', (language) => {
    const texts = [...templates.flatMap(({ title, narrative }) => [title, narrative]), ...Object.values(questions)];
    const found = texts.flatMap((text) => [
      ...sensitivitiesIn(text[language], language),
      ...sensitivitiesIn(text[language]),
    ]);
    expect(found).toEqual([]);
  });
});
