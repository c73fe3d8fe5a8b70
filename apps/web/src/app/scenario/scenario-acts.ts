import { inject, Injectable } from '@angular/core';
import type { RiskMethod, Scenario, ScenarioPatch } from '@portal/contracts';
import {
  agentClasses,
  allAgentClasses,
  cbrnDomains,
  controlEffects,
  contradictionsIn,
  type RatingKind,
  scenarioOrigins,
  scenarioSettings,
  shapeOf,
} from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import type { FormAct, FormField, FormValues } from '../ui/form-fields';
import { GuardWords } from '../ui/guard-words';
import { confidenceField, confidenceOf, judgementFields, judgementOf, judgementValues } from './judgement-form';
import { JudgementWordsOf } from './judgement-words';
import { linesOf, pairFields, pairValues } from './list-form';
import type { ScenarioDesk } from './scenario-desk';

const mostLines = 50;

/** What a scenario is and how it is rated, each as a form; nothing that is written in them stays on the device. */
@Injectable({ providedIn: 'root' })
export class ScenarioActs {
  private readonly guard = inject(GuardWords);
  private readonly judgement = inject(JudgementWordsOf);
  private readonly t = roomTexts('scenario').t;
  private readonly risk = roomTexts('risk').t;
  private readonly words = roomTexts('words').t;

  /** Title, domain, origin, setting and class of agent, and who may open it. */
  kind(desk: ScenarioDesk, scenario: Scenario): FormAct {
    const options = <T extends string>(ids: readonly T[], name: (id: T) => string) =>
      ids.map((value) => ({ value, name: name(value) }));
    return {
      ...this.patching(desk, scenario, (values) => ({
        title: values['title']?.trim() ?? '',
        domain: cbrnDomains.find((each) => each === values['domain']) ?? scenario.domain,
        origin: scenarioOrigins.find((each) => each === values['origin']) ?? scenario.origin,
        setting: scenarioSettings.find((each) => each === values['setting']) ?? null,
        agentClass: allAgentClasses.find((each) => each === values['agentClass']) ?? null,
        isNarrowed: values['isNarrowed'] === 'yes',
      })),
      title: this.t('change.title'),
      send: this.t('change'),
      warn: this.guard.warn,
      fields: (values) => {
        const domain = cbrnDomains.find((each) => each === values['domain']) ?? scenario.domain;
        return [
          { name: 'title', label: this.risk('field.title'), takes: 'text', longest: 300, isRequired: true },
          {
            name: 'domain',
            label: this.risk('field.domain'),
            takes: 'choice',
            isRequired: true,
            options: options(cbrnDomains, (id) => this.words(`domain.${id}`)),
          },
          {
            name: 'origin',
            label: this.risk('field.origin'),
            takes: 'choice',
            isRequired: true,
            options: options(scenarioOrigins, (id) => this.risk(`origin.${id}`)),
          },
          {
            name: 'setting',
            label: this.risk('field.setting'),
            takes: 'choice',
            options: options(scenarioSettings, (id) => this.risk(`setting.${id}`)),
          },
          {
            name: 'agentClass',
            label: this.risk('field.agentClass'),
            takes: 'choice',
            options: options(agentClasses[domain], (id) => this.risk(`agent.${id}`)),
          },
          { name: 'isNarrowed', label: this.t('field.narrowed'), takes: 'check' },
        ];
      },
      derive: (values, field) => {
        const domain = cbrnDomains.find((each) => each === values['domain']) ?? scenario.domain;
        const isOther = !agentClasses[domain].some((each: string) => each === values['agentClass']);
        return field === 'domain' && isOther ? { agentClass: '' } : {};
      },
      initial: {
        title: scenario.title,
        domain: scenario.domain,
        origin: scenario.origin,
        setting: scenario.setting ?? '',
        agentClass: scenario.agentClass ?? '',
        isNarrowed: scenario.isNarrowed ? 'yes' : '',
      },
    };
  }

  /** One of the three ratings; where it stands above the one before, its reason is asked. */
  rate(desk: ScenarioDesk, scenario: Scenario, method: RiskMethod, kind: RatingKind): FormAct {
    const words = this.judgement.words();
    const isContradicting = (values: FormValues) =>
      judgementFields(method, values, words).every(({ name }) => values[name]) &&
      contradictionsIn(
        shapeOf(method),
        { ...scenario.ratings, [kind]: judgementOf(values) },
        { current: '', target: '' },
      ).some((each) => each === kind);
    return {
      ...this.patching(
        desk,
        scenario,
        (values) => ({
          ratings: { [kind]: judgementOf(values) },
          ...(kind === 'current' ? { confidence: confidenceOf(values) } : {}),
          ...(isContradicting(values) ? { exceptions: { [kind]: values['exception']?.trim() ?? '' } } : {}),
        }),
        this.t('rate.done'),
      ),
      title: this.t('rate.title', { kind: this.risk(`rating.${kind}`) }),
      lead: this.t('rate.lead', { means: this.risk(`rating.${kind}.means`) }),
      send: this.t('rate'),
      warn: this.guard.warn,
      fields: (values) => [
        ...judgementFields(method, values, words),
        ...(kind === 'current' ? [confidenceField(words)] : []),
        ...(isContradicting(values)
          ? [
              {
                name: 'exception',
                label: this.t('rate.exception'),
                takes: 'long',
                longest: 2000,
                isRequired: true,
                pointers: ['exceptions'],
              } as const,
            ]
          : []),
      ],
      initial: {
        ...judgementValues(scenario.ratings[kind] ?? (kind === 'inherent' ? null : scenario.ratings.inherent)),
        confidence: scenario.confidence ?? '',
        exception: kind === 'inherent' ? '' : scenario.exceptions[kind],
      },
    };
  }

  controls(desk: ScenarioDesk, scenario: Scenario): FormAct {
    const options = controlEffects.map((value) => ({ value, name: this.risk(`effect.${value}`) }));
    return {
      ...this.patching(desk, scenario, (values) => ({
        controls: linesOf(values, mostLines).map(({ first, second }) => ({
          what: first,
          effect: controlEffects.find((each) => each === second) ?? 'not-known',
        })),
      })),
      title: this.t('controls.change'),
      lead: this.t('lists.lead'),
      send: this.t('change'),
      warn: this.guard.warn,
      fields: (values) =>
        pairFields(
          values,
          mostLines,
          (number) => this.line(`first-${number}`, 'controls.what', number, { takes: 'text', longest: 500 }),
          (number) =>
            this.line(`second-${number}`, 'controls.effect', number, { takes: 'choice', isRequired: true, options }),
        ),
      initial: pairValues(scenario.controls.map(({ what, effect }) => ({ first: what, second: effect }))),
    };
  }

  caseStudies(desk: ScenarioDesk, scenario: Scenario): FormAct {
    return {
      ...this.patching(desk, scenario, (values) => ({
        caseStudies: linesOf(values, mostLines).map(({ first, second }) => ({ title: first, address: second || null })),
      })),
      title: this.t('cases.change'),
      lead: this.t('lists.lead'),
      send: this.t('change'),
      warn: this.guard.warn,
      fields: (values) =>
        pairFields(
          values,
          mostLines,
          (number) => this.line(`first-${number}`, 'cases.title', number, { takes: 'text', longest: 500 }),
          (number) => this.line(`second-${number}`, 'cases.address', number, { takes: 'url', longest: 2000 }),
        ),
      initial: pairValues(scenario.caseStudies.map(({ title, address }) => ({ first: title, second: address ?? '' }))),
    };
  }

  private patching(
    desk: ScenarioDesk,
    { version }: Scenario,
    patch: (values: FormValues) => ScenarioPatch,
    done = this.t('change.done'),
  ): Pick<FormAct, 'draft' | 'version' | 'act' | 'readClash'> {
    return {
      draft: null,
      version,
      act: async (values, sending) => {
        await desk.change(patch(values), sending.version);
        return done;
      },
      readClash: (current) =>
        typeof current === 'object' && current !== null && 'version' in current && 'title' in current
          ? { version: Number(current.version), says: String(current.title) }
          : null,
    };
  }

  private line(name: string, key: string, number: number, rest: Omit<FormField, 'name' | 'label'>): FormField {
    return { name, label: this.t(key, { number: String(number) }), ...rest };
  }
}
