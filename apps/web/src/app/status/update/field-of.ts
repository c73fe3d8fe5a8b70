import type { Missing } from './update-desk';

/** The id of the field at which something is missing: where the summary leads. */
export function fieldOf({ indicator, problem }: Missing, firstLevel: string, precision: string): string {
  switch (problem.field) {
    case 'level':
      return `${indicator}-level-${firstLevel}`;
    case 'day':
      return dayFieldOf(indicator, problem.code, precision);
    case 'link':
      return `${indicator}-evidence-${problem.key}${problem.code === 'link-title' ? '-title' : ''}`;
    case 'file':
      return `${indicator}-evidence-${problem.key}`;
    case 'note':
      return `${indicator}-note`;
  }
}

function dayFieldOf(indicator: string, code: string, precision: string): string {
  const isPart = code === 'period-missing' && (precision === 'month' || precision === 'quarter');
  return isPart ? `${indicator}-day-${precision}` : `${indicator}-day`;
}
