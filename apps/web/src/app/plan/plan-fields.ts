import { inject } from '@angular/core';
import { isDay } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { PlanDesk } from './plan-desk';

/** Fields of an action and what they say, in words; call it while a component is built. */
export function fieldWords() {
  const { t } = roomTexts('plan');
  const formats = inject(Formats);
  const desk = inject(PlanDesk);

  const one = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'number') return formats.number(value);
    if (typeof value === 'string') return text(field, value);
    if (typeof value !== 'object') return '';
    if ('amount' in value && typeof value.amount === 'number' && 'currency' in value)
      return `${formats.number(value.amount)} ${String(value.currency)}`;
    if (!('state' in value)) return '';
    const source = 'source' in value ? String(value.source) : '';
    return [t(`funding.${String(value.state)}`), source].filter(Boolean).join(', ');
  };

  const text = (field: string, value: string): string => {
    if (isDay(value)) return formats.shortDay(value);
    switch (field) {
      case 'priority':
      case 'phase':
        return t(`${field}.${value}`);
      case 'domains':
        return t(`domain.${value}`);
      case 'answersTo':
        return t(`obligation.${value}`);
      case 'dependsOn':
        return desk.action(value)?.number ?? '';
      case 'objectiveId':
        return desk.whole()?.objectives.find(({ id }) => id === value)?.title ?? '';
      default:
        return value;
    }
  };

  return {
    name: (field: string): string => t(`field.${field}`),
    value: (field: string, value: unknown): string => {
      if (!Array.isArray(value)) return one(field, value);
      return value.length === 0 ? '–' : formats.list(value.map((each) => one(field, each)));
    },
  };
}
