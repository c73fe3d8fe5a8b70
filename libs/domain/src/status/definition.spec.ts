import * as fc from 'fast-check';
import { languages } from '../identity/actor.js';
import { errorsInLevels, errorsInNames, type InSixLanguages, isBreak, isClosedOn, placedAt } from './definition.js';

const named = (name: string, change: Partial<InSixLanguages> = {}): InSixLanguages => ({
  en: `${name} en`,
  fr: `${name} fr`,
  es: `${name} es`,
  ru: `${name} ru`,
  ar: `${name} ar`,
  zh: `${name} zh`,
  ...change,
});
const level = (id: string, order: number, names = named(id)) => ({ id, order, names });

describe('the levels of an indicator', () => {
  it('are right when ids and names differ and the order has no gap', () => {
    expect(errorsInLevels([level('b', 1), level('a', 0), level('c', 2)])).toEqual([]);
  });

  it('have no name twice in any language, told by the very language', () => {
    const twin = named('b', { fr: '  A  FR ' });
    expect(errorsInLevels([level('a', 0), level('b', 1, twin)])).toEqual([
      { pointer: '/levels/1/names/fr', code: 'same-name' },
    ]);
    for (const language of languages) {
      const one = named('a', { [language]: 'Same' });
      expect(errorsInNames(one, [named('b', { [language]: 'same' })], '/names')).toEqual([
        { pointer: `/names/${language}`, code: 'same-name' },
      ]);
    }
  });

  it('have no id twice', () => {
    expect(errorsInLevels([level('a', 0), level('a', 1, named('b'))])).toEqual([
      { pointer: '/levels/1/id', code: 'same-id' },
    ]);
  });

  it('stand in an order without gaps, exactly when it is 0 to n - 1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }), (orders) => {
        const isWhole = orders.toSorted((one, other) => one - other).every((order, index) => order === index);
        const errors = errorsInLevels(orders.map((order, index) => level(`l${index}`, order)));
        expect(errors.length === 0).toBe(isWhole);
      }),
    );
  });

  it('keep their order where one is moved or put in', () => {
    expect(placedAt(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
    expect(placedAt(['a', 'b'], 'c', 1)).toEqual(['a', 'c', 'b']);
  });
});

describe('the series of an indicator', () => {
  const open = [
    { id: 'a', closedOn: null },
    { id: 'b', closedOn: null },
  ];

  it('breaks where there is another choice, or a level means something else', () => {
    expect(isBreak(open, [...open, { id: 'c', closedOn: null }], false)).toBe(true);
    expect(
      isBreak(
        open,
        [open[1] ?? open[0], open[0]].flatMap((each) => (each ? [each] : [])),
        false,
      ),
    ).toBe(true);
    expect(isBreak(open, [{ id: 'a', closedOn: '2026-01-01' }, ...open.slice(1)], false)).toBe(true);
    expect(isBreak(open, open, true)).toBe(true);
  });

  it('goes on where a word was corrected', () => {
    expect(isBreak(open, open, false)).toBe(false);
  });
});

it('what is closed takes no claim from that day on', () => {
  expect([null, '2026-05-02', '2026-05-01', '2026-04-30'].map((day) => isClosedOn('2026-05-01', day))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
