import { countedFrom, errorsInLines } from './lines.js';
import type { LineToCheck } from './lines.js';

const levelsOf = new Map([
  ['action-plan', ['none', 'adopted']],
  ['national-team', ['none', 'established']],
]);
const latest = '2026-11-25';
const line: LineToCheck = {
  indicator: 'action-plan',
  level: 'adopted',
  effectiveOn: '2026-11-01',
  effectivePrecision: 'day',
};
const errors = (...lines: readonly LineToCheck[]) => errorsInLines(lines, levelsOf, latest);

it('right lines have no error', () => {
  expect(errors(line, { ...line, indicator: 'national-team', level: 'established' })).toEqual([]);
});

it('a line is wrong in what it names', () => {
  expect(errors({ ...line, indicator: 'unheard-of' })).toEqual([
    { pointer: '/lines/0/indicator', code: 'unknown-indicator' },
  ]);
  expect(errors(line, { ...line, indicator: 'national-team', level: 'adopted' })).toEqual([
    { pointer: '/lines/1/level', code: 'unknown-level' },
  ]);
});

it('two lines on one indicator are one too many', () => {
  expect(errors(line, line)).toEqual([{ pointer: '/lines/1/indicator', code: 'two-lines-on-one-indicator' }]);
});

it('a day must have begun somewhere on Earth', () => {
  expect(errors({ ...line, effectiveOn: '2026-11-25' })).toEqual([]);
  expect(errors({ ...line, effectiveOn: '2026-11-26' })).toEqual([
    { pointer: '/lines/0/effectiveOn', code: 'future-day' },
  ]);
});

it('what is known for a year counts from its last day, which may lie in the future', () => {
  const vague: LineToCheck = { ...line, effectiveOn: '2026-03-01', effectivePrecision: 'year' };
  expect(countedFrom(vague)).toBe('2026-12-31');
  expect(errors(vague)).toEqual([{ pointer: '/lines/0/effectiveOn', code: 'future-day' }]);
  expect(errors({ ...vague, effectiveOn: '2025-03-01' })).toEqual([]);
});
