import fc from 'fast-check';
import { linesOf, pairFields, pairValues } from './list-form';

const first = (number: number) => ({ name: `first-${number}`, label: `${number}`, takes: 'text' }) as const;
const second = (number: number) => ({ name: `second-${number}`, label: `${number}`, takes: 'text' }) as const;
const names = (values: Readonly<Record<string, string>>) =>
  pairFields(values, 5, first, second).map(({ name }) => name);

describe('a list that is written line by line', () => {
  it('comes back as it went in', () => {
    const line = fc.record({ first: fc.stringMatching(/^\S+$/), second: fc.stringMatching(/^\S*$/) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        expect(linesOf(pairValues(lines), 5)).toEqual(lines);
      }),
    );
  });

  it('offers one line more, and asks what stands beside those that say something', () => {
    expect(names({})).toEqual(['first-1']);
    expect(names({ 'first-1': 'Inspection' })).toEqual(['first-1', 'second-1', 'first-2']);
    expect(names({ 'first-1': ' ', 'first-2': 'Hotline' })).toEqual(['first-1', 'first-2', 'second-2', 'first-3']);
  });

  it('takes out what was emptied', () => {
    expect(linesOf({ 'first-1': '', 'second-1': 'works', 'first-2': 'Hotline' }, 5)).toEqual([
      { first: 'Hotline', second: '' },
    ]);
  });
});
