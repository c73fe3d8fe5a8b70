import type { RoundTableTemplate } from '@portal/contracts';
import { addDays } from '@portal/domain';
import type { FormValues } from '../ui/form-fields';

/** What stands in the form of a new one where its region has a template. */
export function fromTemplate(template: RoundTableTemplate): FormValues {
  return {
    format: template.format,
    language: template.language,
    zone: template.zone,
    observers: template.observers.join(' '),
    guests: template.guests.join('\n'),
  };
}

/** The templates of the regions that the reader plans for, by their codes. */
export type Templates = ReadonlyMap<string, RoundTableTemplate>;

/**
 * What follows from a field of a new round table that was just written, by the template of its region: from another
 * region what its meetings have in common, where nobody wrote otherwise; from the first day the beginning and the end;
 * from a beginning the end, where none after it stands.
 */
export function templateFollows(templates: Templates) {
  return (values: FormValues, field: string): FormValues => {
    const template = templates.get(values['region'] ?? '');
    if (!template) return {};
    if (field === 'region') return ofOtherRegion(templates, template, values);
    if (field === 'firstDay') return daysFrom(template, values['firstDay'] ?? '', template.begins);
    const starts = values['starts'] ?? '';
    if (field !== 'starts' || (values['ends'] ?? '') > starts) return {};
    const { ends } = daysFrom(template, starts.slice(0, 10), template.begins);
    return ends === undefined ? {} : { ends };
  };
}

/** As long as the region's meetings are. */
function daysFrom(template: RoundTableTemplate, day: string, begins: string): { starts?: string; ends?: string } {
  if (day === '') return {};
  return { starts: `${day}T${begins}`, ends: `${addDays(day, template.days - 1)}T${template.ends}` };
}

function ofOtherRegion(templates: Templates, template: RoundTableTemplate, values: FormValues): FormValues {
  const offered = [...templates.values()].map(fromTemplate);
  const isUnwritten = (field: string) => {
    const value = values[field] ?? '';
    return value === '' || offered.some((each) => each[field] === value);
  };
  return Object.fromEntries(Object.entries(fromTemplate(template)).filter(([field]) => isUnwritten(field)));
}
