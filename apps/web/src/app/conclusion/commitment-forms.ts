import { inject, Injectable } from '@angular/core';
import type { Commitment, Conclusion } from '@portal/contracts';
import type { CommitmentStep } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import type { FormAct } from '../ui/form-fields';
import { CommitmentsApi } from './commitments-api';

/** The acts on commitments, each as a form that says who is told. */
@Injectable({ providedIn: 'root' })
export class CommitmentForms {
  private readonly api = inject(CommitmentsApi);
  private readonly t = roomTexts('commitment').t;

  take({ id, number }: Conclusion, countries: readonly { readonly iso3: string; readonly name: string }[]): FormAct {
    return {
      title: this.t('take.title', { number: String(number) }),
      lead: this.t('take.lead'),
      send: this.t('take'),
      draft: `commitments/${id}/new`,
      fields: () => [
        { name: 'text', label: this.t('text'), takes: 'long', longest: 500, rows: 2, isRequired: true },
        { name: 'dueOn', label: this.t('due-on'), takes: 'day', isRequired: true },
        {
          name: 'countries',
          label: this.t('countries'),
          takes: 'several',
          options: countries.map(({ iso3, name }) => ({ value: iso3, name })),
        },
        {
          name: 'offices',
          label: this.t('offices'),
          takes: 'several',
          options: [
            { value: 'secretariat', name: this.t('addressee.secretariat') },
            { value: 'headquarters', name: this.t('addressee.headquarters') },
          ],
        },
      ],
      initial: { text: '', dueOn: '', countries: '', offices: '' },
      act: async (values, { key }) => {
        const chosen = (field: string) => (values[field] ?? '').split(' ').filter(Boolean);
        const offices = chosen('offices');
        await this.api.take(
          id,
          {
            text: values['text'] ?? '',
            dueOn: values['dueOn'] ?? '',
            countries: chosen('countries'),
            secretariat: offices.includes('secretariat'),
            headquarters: offices.includes('headquarters'),
          },
          key,
        );
        return this.t('take.done');
      },
    };
  }

  step({ id, reference, text }: Commitment, step: CommitmentStep): FormAct {
    const needsReason = step === 'decline' || step === 'withdraw';
    return {
      title: this.t(`step.${step}`),
      lead: `${text} (${reference})`,
      send: this.t(`step.${step}`),
      draft: `commitments/${id}/${step}`,
      fields: () => [
        {
          name: 'reason',
          label: this.t(needsReason ? 'reason' : 'note'),
          takes: 'long',
          longest: 2000,
          isRequired: needsReason,
        },
      ],
      initial: { reason: '' },
      act: async (values, { key }) => {
        await this.api.step(id, { step, reason: values['reason']?.trim() ?? '' }, key);
        return this.t('step.done');
      },
    };
  }
}
