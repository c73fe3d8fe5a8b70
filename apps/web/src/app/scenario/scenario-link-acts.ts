import { inject, Injectable } from '@angular/core';
import type { Scenario, ScenarioComment, WholeRiskAssessment } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import type { FormAct, FormField } from '../ui/form-fields';
import { GuardWords } from '../ui/guard-words';
import { ScenarioApi } from './scenario-api';
import type { WrittenText } from './scenario-desk';

/** What a scenario is tied to, comments on it, and taking it out, each as a form; nothing of it stays on the device. */
@Injectable({ providedIn: 'root' })
export class ScenarioLinkActs {
  private readonly api = inject(ScenarioApi);
  private readonly guard = inject(GuardWords);
  private readonly t = roomTexts('scenario').t;
  private readonly risk = roomTexts('risk').t;

  /** Actions of the country's plans, each by its line through all versions. */
  async treatments(scenario: Scenario, iso3: string): Promise<FormAct> {
    const plans = await this.api.plansOf(iso3);
    const lines = new Map(scenario.treatedBy.map(({ line, reference, title }) => [line, `${reference} ${title}`]));
    for (const plan of plans) {
      if (!('actions' in plan)) continue;
      for (const { lineId, number, title } of plan.actions) lines.set(lineId, `${number} ${title}`);
    }
    return {
      title: this.t('treatments.link'),
      lead: this.t(lines.size > 0 ? 'treatments.lead' : 'treatments.empty'),
      send: this.t('treatments.link'),
      draft: null,
      fields: () => [this.several('lines', 'treatments', [...lines])],
      initial: { lines: scenario.treatedBy.map(({ line }) => line).join(' ') },
      act: async (values) => {
        await this.api.treat(scenario.id, (values['lines'] ?? '').split(' ').filter(Boolean));
        return this.t('change.done');
      },
    };
  }

  cascades(scenario: Scenario, { scenarioList }: WholeRiskAssessment): FormAct {
    const others = scenarioList
      .filter(({ id }) => id !== scenario.id)
      .map(({ id, number, title }): [string, string] => [id, `${number} ${title}`]);
    return {
      title: this.t('cascades.link'),
      lead: this.t('cascades.lead'),
      send: this.t('cascades.link'),
      draft: null,
      fields: () => [this.several('setsOff', 'cascades', others)],
      initial: { setsOff: scenario.setsOff.map(({ id }) => id).join(' ') },
      act: async (values) => {
        await this.api.setOff(scenario.id, (values['setsOff'] ?? '').split(' ').filter(Boolean));
        return this.t('change.done');
      },
    };
  }

  /** On one paragraph of a text; its first words are kept with the comment. */
  comment(scenario: Scenario, field: WrittenText, paragraphs: readonly string[]): FormAct {
    return {
      title: this.t('comment.title'),
      lead: this.risk(`field.${field}`),
      send: this.t('comment'),
      draft: null,
      warn: this.guard.warn,
      fields: () => [
        {
          name: 'paragraph',
          label: this.t('comment.paragraph'),
          takes: 'choice',
          isRequired: true,
          options: paragraphs.map((words, place) => ({
            value: String(place),
            name: `${place + 1}: ${words.slice(0, 60)}`,
          })),
        },
        { name: 'words', label: this.t('comment.words'), takes: 'long', longest: 4000, isRequired: true },
      ],
      initial: { paragraph: '0', words: '' },
      act: async (values, { key }) => {
        const paragraph = Number(values['paragraph']);
        const input: Pick<ScenarioComment, 'scenarioId' | 'field' | 'paragraph' | 'quote' | 'words'> = {
          scenarioId: scenario.id,
          field,
          paragraph,
          quote: (paragraphs[paragraph] ?? '').slice(0, 500),
          words: values['words']?.trim() ?? '',
        };
        await this.api.comment(input, key);
        return this.t('change.done');
      },
    };
  }

  remove({ id, title }: Scenario, removed: () => void): FormAct {
    return {
      title: this.t('remove'),
      lead: `${title}. ${this.t('remove.lead')}`,
      send: this.t('remove'),
      draft: null,
      fields: () => [],
      initial: {},
      act: async () => {
        await this.api.remove(id);
        removed();
        return this.t('remove.done');
      },
    };
  }

  private several(name: string, heading: string, all: readonly (readonly [string, string])[]): FormField {
    return {
      name,
      label: this.t(heading),
      takes: 'several',
      options: all.map(([value, text]) => ({ value, name: text })),
    };
  }
}
