import { inject, Injectable } from '@angular/core';
import type { Minutes } from '@portal/contracts';
import { type Language, languages, minutesTextIn, type MinutesSection } from '@portal/domain';
import { Languages, namesOfLanguages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import type { FormAct } from '../ui/form-fields';
import { MinutesApi } from './minutes-api';

/** The acts on minutes, each as a form: what is written stays on this device until it was taken. */
@Injectable({ providedIn: 'root' })
export class MinutesActs {
  private readonly api = inject(MinutesApi);
  private readonly reader = inject(Languages).current;
  private readonly t = roomTexts('minutes').t;

  edit(minutes: Minutes, section: MinutesSection): FormAct {
    const known = minutes.sections.find((each) => each.section === section);
    const written = known ? minutesTextIn(known, minutes.language, this.reader()) : null;
    return {
      title: this.t('edit', { section: this.t(`section-${section}`) }),
      lead: this.t('edit-lead'),
      send: this.t('save'),
      draft: `minutes/${minutes.id}/${section}`,
      version: minutes.version,
      fields: () => [
        {
          name: 'language',
          label: this.t('field-language'),
          takes: 'choice',
          isRequired: true,
          options: languages.map((value) => ({ value, name: namesOfLanguages[value] })),
        },
        { name: 'text', label: this.t('field-text'), takes: 'long', longest: 20_000, rows: 10 },
        { name: 'isLeftOut', label: this.t('field-isLeftOut'), takes: 'check' },
      ],
      initial: {
        language: written?.language ?? minutes.language,
        text: written?.text ?? '',
        isLeftOut: known?.isLeftOut ? 'true' : '',
      },
      act: async (values, { version }) => {
        const patch = {
          language: languageOf(values['language'], minutes.language),
          sections: [{ section, text: values['text'] ?? '', isLeftOut: values['isLeftOut'] === 'true' }],
        };
        await this.api.change(minutes.id, patch, version);
        return this.t('saved');
      },
      readClash: (current) => {
        const theirs = readMinutes(current);
        const text = theirs?.sections.find((each) => each.section === section)?.texts ?? {};
        return theirs ? { version: theirs.version, says: Object.values(text).join('\n\n') } : null;
      },
    };
  }

  release(minutes: Minutes): FormAct {
    return {
      title: this.t('release-title'),
      lead: this.t('release-lead'),
      send: this.t('release'),
      draft: `minutes/${minutes.id}/release`,
      fields: () => [],
      initial: {},
      act: async (_values, { key }) => {
        await this.api.release(minutes.id, minutes.version, key);
        return this.t('released');
      },
    };
  }
}

function languageOf(value: string | undefined, otherwise: Language): Language {
  return languages.find((each) => each === value) ?? otherwise;
}

function readMinutes(current: unknown): Minutes | null {
  const isOne = typeof current === 'object' && current !== null && 'version' in current && 'sections' in current;
  return isOne ? (current as Minutes) : null;
}
