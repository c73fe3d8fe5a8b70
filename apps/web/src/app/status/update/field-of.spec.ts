import { fieldOf } from './field-of';

describe('the summary', () => {
  it('leads to the very field', () => {
    const at = (problem: Parameters<typeof fieldOf>[0]['problem'], precision = 'day') =>
      fieldOf({ indicator: 'action-plan', problem }, 'none', precision);
    expect(at({ field: 'level', code: 'level-missing' })).toBe('action-plan-level-none');
    expect(at({ field: 'day', code: 'day-missing' })).toBe('action-plan-day');
    expect(at({ field: 'day', code: 'period-missing' }, 'month')).toBe('action-plan-day-month');
    expect(at({ field: 'day', code: 'period-open' }, 'month')).toBe('action-plan-day');
    expect(at({ field: 'link', key: 'k', code: 'link-title' })).toBe('action-plan-evidence-k-title');
    expect(at({ field: 'file', key: 'k', code: 'file-refused' })).toBe('action-plan-evidence-k');
    expect(at({ field: 'note', code: 'note-long' })).toBe('action-plan-note');
  });
});
