import { inject, Injectable } from '@angular/core';
import type { Conclusion, Conclusions } from '@portal/contracts';
import { conclusionKinds, type Language, languages } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import type { FormAct, FormField } from '../ui/form-fields';
import { ConclusionsApi } from './conclusions-api';

/** The acts on conclusions that freeze something, each as a form that says so. */
@Injectable({ providedIn: 'root' })
export class ConclusionForms {
  private readonly api = inject(ConclusionsApi);
  private readonly texts = roomTexts('conclusion');
  private readonly t = this.texts.t;

  /** @param seen asked when it is sent: what is on screen then */
  adopt(roundTable: string, count: number, seen: () => string): FormAct {
    return {
      title: this.t('adopt.title'),
      lead: this.texts.n('adopt.lead', count),
      send: this.t('adopt'),
      draft: `conclusions/${roundTable}/adopt`,
      fields: () => [],
      initial: {},
      act: async (_, { key }) => {
        await this.api.adopt(roundTable, seen(), key);
        return this.t('adopt.done');
      },
    };
  }

  correct({ source, countries }: Conclusions, conclusion: Conclusion): FormAct {
    const written = languages.filter((language) => language === source || conclusion.texts[language] !== undefined);
    const textField = (language: Language): FormField => ({
      name: `text-${language}`,
      label: this.t(`language.${language}`),
      takes: 'long',
      longest: 4000,
      rows: 4,
      isRequired: language === source,
      pointers: [language],
    });
    return {
      title: this.t('correct.title', { number: String(conclusion.number) }),
      lead: this.t('correct.lead'),
      send: this.t('correct'),
      draft: `conclusions/${conclusion.id}/correct`,
      fields: () => [
        {
          name: 'kind',
          label: this.t('kind'),
          takes: 'choice',
          isRequired: true,
          options: conclusionKinds.map((kind) => ({ value: kind, name: this.t(`kind.${kind}`) })),
        },
        ...written.map(textField),
        {
          name: 'answers',
          label: this.t('answers'),
          takes: 'several',
          options: countries.map(({ iso3, name }) => ({ value: iso3, name })),
        },
        { name: 'reason', label: this.t('correct.reason'), takes: 'long', longest: 2000, isRequired: true },
      ],
      initial: {
        kind: conclusion.kind,
        answers: conclusion.answers.join(' '),
        reason: '',
        ...Object.fromEntries(written.map((language) => [`text-${language}`, conclusion.texts[language] ?? ''])),
      },
      act: async (values, { key }) => {
        const texts = Object.fromEntries(
          written.flatMap((language) => {
            const text = (values[`text-${language}`] ?? '').trim();
            return text === '' ? [] : [[language, text]];
          }),
        );
        await this.api.correct(
          conclusion.id,
          {
            kind: conclusionKinds.find((kind) => kind === values['kind']) ?? conclusion.kind,
            texts,
            answers: (values['answers'] ?? '').split(' ').filter(Boolean),
            reason: values['reason'] ?? '',
          },
          key,
        );
        return this.t('correct.done');
      },
    };
  }
}
