import { inject, Injectable } from '@angular/core';
import type { RoundTableTemplate } from '@portal/contracts';
import { languages, type MeetingFormat, meetingFormats } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import type { FormAct } from '../ui/form-fields';
import { zonesToChoose } from '../ui/zone-choice';
import { RoundTableActs } from './round-table-acts';
import { RoundTablesApi } from './round-tables-api';

/** With what new round tables of a region begin, as a form. */
@Injectable({ providedIn: 'root' })
export class TemplateActs {
  private readonly api = inject(RoundTablesApi);
  private readonly acts = inject(RoundTableActs);
  private readonly t = roomTexts('round-table').t;

  change(template: RoundTableTemplate): FormAct {
    const { region, version } = template;
    return {
      title: this.t('template'),
      lead: [this.t('template.lead'), ...(template.isOffered ? [this.t('template.offered')] : [])].join('\n'),
      send: this.t('send.save'),
      draft: `round-table/template/${region}`,
      version,
      fields: () => [
        {
          name: 'format',
          label: this.t('field.format'),
          takes: 'choice',
          isRequired: true,
          options: meetingFormats.map((value) => ({ value, name: this.t(`format.${value}`) })),
        },
        {
          name: 'language',
          label: this.t('field.language'),
          takes: 'choice',
          isRequired: true,
          options: this.acts.languages(),
        },
        { name: 'days', label: this.t('field.days'), takes: 'number', isRequired: true },
        { name: 'begins', label: this.t('field.begins'), takes: 'text', longest: 5, isRequired: true },
        { name: 'ends', label: this.t('field.endsAt'), takes: 'text', longest: 5, isRequired: true },
        {
          name: 'zone',
          label: this.t('field.zone'),
          takes: 'choice',
          isRequired: true,
          options: zonesToChoose().map((value) => ({ value, name: value })),
        },
        {
          name: 'observers',
          label: this.t('field.observers'),
          takes: 'several',
          options: this.acts.observers([region]),
        },
        { name: 'guests', label: this.t('field.guests'), takes: 'long', longest: 5000 },
      ],
      initial: {
        format: template.format,
        language: template.language,
        days: String(template.days),
        begins: template.begins,
        ends: template.ends,
        zone: template.zone,
        observers: template.observers.join(' '),
        guests: template.guests.join('\n'),
      },
      act: async (values, sending) => {
        await this.api.changeTemplate(
          {
            region,
            format: meetingFormats.find((each): each is MeetingFormat => each === values['format']) ?? template.format,
            language: languages.find((each) => each === values['language']) ?? template.language,
            days: Math.round(Number(values['days'])),
            begins: values['begins']?.trim() ?? '',
            ends: values['ends']?.trim() ?? '',
            zone: values['zone'] ?? template.zone,
            observers: (values['observers'] ?? '').split(' ').filter(Boolean),
            guests: (values['guests'] ?? '')
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          },
          sending.version,
        );
        return this.t('template.done');
      },
    };
  }
}
