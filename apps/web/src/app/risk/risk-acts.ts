import { inject, Injectable } from '@angular/core';
import type {
  RiskMethods,
  RiskPeopleInput,
  RiskReaders,
  ScenarioTemplates,
  WholeRiskAssessment,
} from '@portal/contracts';
import {
  type CbrnDomain,
  cbrnDomains,
  languages,
  type RiskAct,
  riskParts,
  type ScenarioOrigin,
  scenarioOrigins,
} from '@portal/domain';
import { Languages, namesOfLanguages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import type { FormAct, FormOption, FormValues } from '../ui/form-fields';
import { GuardWords } from '../ui/guard-words';
import { RiskApi } from './risk-api';

/** The acts on a risk assessment, each as a form; nothing that is written in them stays on the device. */
@Injectable({ providedIn: 'root' })
export class RiskActs {
  private readonly api = inject(RiskApi);
  private readonly language = inject(Languages).current;
  private readonly t = roomTexts('risk-page').t;
  private readonly risk = roomTexts('risk').t;
  private readonly words = roomTexts('words').t;
  private readonly guard = inject(GuardWords);

  begin(iso3: string, methods: RiskMethods, opened: (id: string) => void): FormAct {
    return {
      title: this.t('begin.title'),
      lead: this.t('begin.lead'),
      send: this.t('begin.send'),
      draft: null,
      warn: this.guard.warn,
      fields: () => [
        { name: 'referenceYear', label: this.t('field.year'), takes: 'number', isRequired: true },
        {
          name: 'methodId',
          label: this.t('field.method'),
          takes: 'choice',
          isRequired: true,
          options: methods.items.map(({ id, name }) => ({ value: id, name })),
        },
        {
          name: 'language',
          label: this.t('field.language'),
          takes: 'choice',
          isRequired: true,
          options: languages.map((value) => ({ value, name: namesOfLanguages[value] })),
        },
        { name: 'scope', label: this.t('field.scope'), hint: this.t('field.scope.hint'), takes: 'long', longest: 4000 },
        { name: 'supportPartners', label: this.t('field.partners'), takes: 'long', longest: 4000 },
      ],
      initial: {
        referenceYear: String(new Date().getUTCFullYear()),
        methodId: methods.items[0]?.id ?? '',
        language: this.language(),
        scope: '',
        supportPartners: '',
      },
      act: async (values, { key }) => {
        const input = {
          iso3,
          methodId: values['methodId'] ?? '',
          language: languages.find((each) => each === values['language']) ?? this.language(),
          ...contextOf(values),
        };
        const { id } = await this.api.begin(input, key);
        opened(id);
        return this.t('begin.done');
      },
    };
  }

  /** Year, scope and partners of a draft. */
  change({ id, referenceYear, scope, supportPartners, version }: WholeRiskAssessment): FormAct {
    return {
      title: this.t('change'),
      send: this.t('change'),
      draft: null,
      warn: this.guard.warn,
      version,
      fields: () => [
        { name: 'referenceYear', label: this.t('field.year'), takes: 'number', isRequired: true },
        { name: 'scope', label: this.t('field.scope'), hint: this.t('field.scope.hint'), takes: 'long', longest: 4000 },
        { name: 'supportPartners', label: this.t('field.partners'), takes: 'long', longest: 4000 },
      ],
      initial: { referenceYear: String(referenceYear), scope, supportPartners: supportPartners.join('\n') },
      act: async (values, sending) => {
        await this.api.change(id, contextOf(values), sending.version);
        return this.t('change.done');
      },
      readClash: (current) =>
        isAssessment(current) ? { version: current.version, says: `${current.referenceYear}. ${current.scope}` } : null,
    };
  }

  step({ id }: WholeRiskAssessment, act: RiskAct): FormAct {
    return {
      title: this.risk(`act.${act}`),
      send: this.risk(`act.${act}`),
      draft: null,
      warn: this.guard.warn,
      fields: () => [{ name: 'note', label: this.t('note'), takes: 'long', longest: 2000 }],
      initial: { note: '' },
      act: async (values, { key }) => {
        await this.api.step(id, { act, note: values['note']?.trim() ?? '' }, key);
        return this.t('act.done');
      },
    };
  }

  /** A draft copy of the same method, for a later year. */
  next({ id, referenceYear }: WholeRiskAssessment, opened: (id: string) => void): FormAct {
    return {
      title: this.t('next'),
      lead: this.t('next.lead'),
      send: this.t('next.send'),
      draft: null,
      warn: this.guard.warn,
      fields: () => [{ name: 'referenceYear', label: this.t('field.year'), takes: 'number', isRequired: true }],
      initial: { referenceYear: String(Math.max(referenceYear + 1, new Date().getUTCFullYear())) },
      act: async (values, { key }) => {
        const next = await this.api.openNext(id, { referenceYear: yearOf(values) }, key);
        opened(next.id);
        return this.t('next.done');
      },
    };
  }

  /** Everybody with an office in the country, with the part that they have in it. */
  people({ id, people }: WholeRiskAssessment, { own }: RiskReaders): FormAct {
    const known = new Map(own.flatMap((each) => each.people).map((person) => [person.id, person.name]));
    for (const { person } of people) known.set(person.id, person.name);
    const partOf = new Map(people.map(({ person, part }) => [person.id, part]));
    const options = riskParts.map((value) => ({ value, name: this.risk(`part.${value}`) }));
    return {
      title: this.t('people.change'),
      lead: this.t('people.lead'),
      send: this.t('people.change'),
      draft: null,
      warn: this.guard.warn,
      fields: () =>
        [...known].map(([person, name]) => ({ name: person, label: name ?? '…', takes: 'choice', options }) as const),
      initial: Object.fromEntries([...known.keys()].map((person) => [person, partOf.get(person) ?? ''])),
      act: async (values, { key }) => {
        const named = [...known.keys()].flatMap((personId): RiskPeopleInput['people'] => {
          const part = riskParts.find((each) => each === values[personId]);
          return part ? [{ personId, part }] : [];
        });
        await this.api.name(id, { people: named }, key);
        return this.t('act.done');
      },
    };
  }

  /** From a class of agent and a setting that the library has, or from nothing. */
  add(assessmentId: string, { items }: ScenarioTemplates, opened: (id: string) => void): FormAct {
    const domains = cbrnDomains.map((value) => ({ value, name: this.words(`domain.${value}`) }));
    const origins = scenarioOrigins.map((value) => ({ value, name: this.risk(`origin.${value}`) }));
    const templates: readonly FormOption[] = [
      { value: 'none', name: this.t('field.template.none') },
      ...items.map(({ id, title }) => ({ value: id, name: title })),
    ];
    return {
      title: this.t('new.title'),
      lead: this.t('new.lead'),
      send: this.t('new.send'),
      draft: null,
      warn: this.guard.warn,
      fields: () => [
        { name: 'template', label: this.t('field.template'), takes: 'choice', isRequired: true, options: templates },
        { name: 'title', label: this.risk('field.title'), takes: 'text', longest: 300, isRequired: true },
        { name: 'domain', label: this.risk('field.domain'), takes: 'choice', isRequired: true, options: domains },
        { name: 'origin', label: this.risk('field.origin'), takes: 'choice', isRequired: true, options: origins },
      ],
      derive: (values, field) => {
        const template = field === 'template' ? items.find(({ id }) => id === values['template']) : undefined;
        return template ? { title: template.title, domain: template.domain, origin: template.origin } : {};
      },
      initial: { template: 'none', title: '', domain: '', origin: '' },
      act: async (values, { key }) => {
        const template = items.find(({ id }) => id === values['template']);
        const { id } = await this.api.add(
          {
            assessmentId,
            title: values['title']?.trim() ?? '',
            domain: domainOf(values['domain']),
            origin: originOf(values['origin']),
            ...(template ? { template: template.id } : {}),
          },
          key,
        );
        opened(id);
        return this.t('new.done');
      },
    };
  }
}

function yearOf(values: FormValues): number {
  return Math.round(Number(values['referenceYear']));
}

function contextOf(values: FormValues) {
  return {
    referenceYear: yearOf(values),
    scope: values['scope']?.trim() ?? '',
    supportPartners: (values['supportPartners'] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  };
}

function domainOf(said: string | undefined): CbrnDomain {
  return cbrnDomains.find((each) => each === said) ?? 'C';
}

function originOf(said: string | undefined): ScenarioOrigin {
  return scenarioOrigins.find((each) => each === said) ?? 'accidental';
}

function isAssessment(current: unknown): current is { version: number; referenceYear: number; scope: string } {
  return typeof current === 'object' && current !== null && 'version' in current && 'scope' in current;
}
