import type { Problem } from '@portal/contracts';
import { problemsByLine } from './update-problems';

const inputs = [
  { indicator: 'national-team', confirms: 'c1' },
  { indicator: 'action-plan', level: 'adopted', effectiveOn: '2026-09-01' },
];
const problem: Problem = { type: '/problems/invalid', title: 'Invalid', status: 422, detail: 'Two values.' };

describe('what the server says against an update', () => {
  it('is told at the line and field it points to', () => {
    const errors = [{ pointer: '/lines/1/effectiveOn', code: 'future-day', detail: 'Not yet.' }] as const;
    expect(problemsByLine({ ...problem, errors: [...errors] }, inputs)).toEqual({
      'action-plan': { field: 'day', detail: 'Not yet.' },
    });
  });

  it('is told at the line where it means no field', () => {
    expect(problemsByLine({ ...problem, status: 409, pointer: '/lines/0/confirms' }, inputs)).toEqual({
      'national-team': { field: 'line', detail: 'Two values.' },
    });
  });

  it('stays with the update where it points to no line', () => {
    expect(problemsByLine({ ...problem, pointer: '/lines' }, inputs)).toEqual({});
    expect(problemsByLine(problem, inputs)).toEqual({});
  });
});
