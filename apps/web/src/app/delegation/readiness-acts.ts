import { inject, Injectable } from '@angular/core';
import type { ChecklistTemplate, ReadinessCell, ReadinessRow, ReminderPreview } from '@portal/contracts';
import { readinessMarks } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import type { FormAct } from '../ui/form-fields';
import { checklistFields, checklistItems, checklistValues } from './checklist-form';
import { DelegationApi } from './delegation-api';

/** The acts on the readiness of countries, each as a form. */
@Injectable({ providedIn: 'root' })
export class ReadinessActs {
  private readonly api = inject(DelegationApi);
  private readonly formats = inject(Formats);
  private readonly t = roomTexts('delegation').t;

  /** Ticks a step, takes it as it is with a reason, or opens it again. */
  mark(roundTable: string, { iso3, name: country }: ReadinessRow, { step, marks }: ReadinessCell): FormAct {
    return {
      title: this.t('mark-title', { step: this.t(`step.${step}`), country }),
      send: this.t('save'),
      draft: `readiness/${roundTable}/${iso3}/${step}`,
      fields: (values) => [
        {
          name: 'mark',
          label: this.t('mark'),
          takes: 'choice',
          isRequired: true,
          options: marks.map((value) => ({ value, name: this.t(`mark.${value}`) })),
        },
        ...(values['mark'] === 'accepted'
          ? [{ name: 'reason', label: this.t('reason'), takes: 'long', longest: 1000, isRequired: true } as const]
          : []),
      ],
      initial: { mark: marks[0] ?? '', reason: '' },
      act: async (values, { key }) => {
        const mark = readinessMarks.find((each) => each === values['mark']) ?? 'open';
        await this.api.mark({ roundTable, iso3, step, mark, reason: values['reason'] ?? '' }, key);
        return this.t('saved');
      },
    };
  }

  /** The mail as it will be read stands before its button. */
  remind(roundTable: string, country: string, preview: ReminderPreview): FormAct {
    const lead =
      preview.to.length === 0
        ? this.t('remind-nobody')
        : this.t('remind-lead', { people: this.formats.list(preview.to) });
    return {
      title: this.t('remind-country', { country }),
      lead: [lead, preview.subject, ...preview.paragraphs].join('\n'),
      send: this.t('remind-send'),
      draft: `readiness/${roundTable}/${preview.iso3}/remind`,
      fields: () => [],
      initial: {},
      act: async (_, { key }) => {
        await this.api.remind({ roundTable, countries: [preview.iso3] }, key);
        return this.t('remind-sent');
      },
    };
  }

  /** The days of every meeting of the region from now on; an item that the region added keeps its own words. */
  changeChecklist({ region, items, version }: ChecklistTemplate): FormAct {
    const words = {
      nameOf: (item: ChecklistTemplate['items'][number]) => item.title || this.t(`item.${item.key}`),
      newLine: this.t('template-new'),
      daysOfNew: this.t('template-new-days'),
    };
    return {
      title: this.t('template-days'),
      lead: this.t('template-lead'),
      send: this.t('save'),
      draft: `checklist/${region}`,
      version,
      fields: (values) => checklistFields(items, values, words),
      initial: checklistValues(items),
      act: async (values, sending) => {
        const changed = checklistItems(items, values, () => crypto.randomUUID());
        await this.api.setChecklistTemplate({ region, items: changed }, sending.version);
        return this.t('saved');
      },
    };
  }

  remindAll(roundTable: string, rows: readonly ReadinessRow[]): FormAct {
    return {
      title: this.t('remind-late', { count: String(rows.length) }),
      lead: this.t('remind-all-lead', { countries: this.formats.list(rows.map(({ name }) => name)) }),
      send: this.t('remind-send'),
      draft: `readiness/${roundTable}/remind`,
      fields: () => [],
      initial: {},
      act: async (_, { key }) => {
        await this.api.remind({ roundTable, countries: rows.map(({ iso3 }) => iso3) }, key);
        return this.t('remind-sent');
      },
    };
  }
}
