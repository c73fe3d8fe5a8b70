import {
  AgentClass,
  ScenarioOrigin,
  ScenarioSetting,
  type ScenarioInput,
  type ScenarioTemplates,
} from '@portal/contracts';
import { cbrnDomains, invalid, type Language, type Refusal } from '@portal/domain';
import { type ReferenceScenarioTemplate, scenarioTemplates } from '@portal/reference';
import { isOfDomain } from './scenario-change.js';

/** The library in the reader's language: classes of agent and setting only, no recipe, no site. */
export function templatesIn(language: Language): ScenarioTemplates {
  return {
    items: scenarioTemplates.templates.flatMap((template) => {
      const domain = cbrnDomains.find((each) => each === template.domain);
      if (!domain) return [];
      return [
        {
          id: template.id,
          title: template.title[language],
          domain,
          origin: ScenarioOrigin.parse(template.origin),
          setting: ScenarioSetting.parse(template.setting),
          agentClass: AgentClass.parse(template.agentClass),
          narrative: template.narrative[language],
          questions: template.questions.map((key) => scenarioTemplates.questions[key]?.[language] ?? ''),
          sources: sourcesOf(template),
        },
      ];
    }),
  };
}

function sourcesOf({ sources }: ReferenceScenarioTemplate) {
  return sources.flatMap((key) => {
    const source = scenarioTemplates.sources[key];
    return source ? [{ title: source.title, address: source.address }] : [];
  });
}

/** What a scenario begins with: nothing, or what a template says as far as it is of the domain that was chosen. */
export function templateFor({ template: id, domain }: ScenarioInput, language: Language) {
  if (id === undefined) return { setting: null, agentClass: null, narrative: '' };
  const template = scenarioTemplates.templates.find((each) => each.id === id);
  if (!template) return unknown;
  const agentClass = AgentClass.parse(template.agentClass);
  return {
    setting: ScenarioSetting.parse(template.setting),
    agentClass: isOfDomain(agentClass, domain) ? agentClass : null,
    narrative: template.narrative[language],
  };
}

const unknown: Refusal = invalid({ pointer: '/template', code: 'unknown-template' });
