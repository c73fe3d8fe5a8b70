import fc from 'fast-check';
import { type Named, nameSkeleton, possibleDuplicates, readAlike } from './names.js';

const named = (id: string, name: string, change: Partial<Named> = {}): Named => ({
  id,
  name,
  spellings: [],
  email: null,
  apart: [],
  ...change,
});

describe('two spellings', () => {
  it.each([
    ['Mohammed Karimov', 'Мухаммад Каримов'],
    ['Mohamed Ould Ahmed', 'Ahmed, Mohamed Ould'],
    ['Youssef El Idrissi', 'Yusuf al-Idrisi'],
    ['Yusuf Idrisi', 'يوسف الإدريسي'],
    ['Ahmed Salem', 'أحمد سالم'],
    ['Fatima Zahra', 'Fatimah Zahrah'],
    ['Ваҳид Ғафуров', 'Vahid Gafurov'],
    ['Dilshod Rahimov', 'Дилшод Рахимов'],
    ['Zoé Diallo', 'DIALLO Zoe'],
    ['Александр Ким', 'Ким Александр'],
    ['李 明', '明 李'],
  ])('%s and %s read alike', (one, other) => {
    expect([readAlike(one, other), readAlike(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Ahmed Salem', 'Ahmed Sidi'],
    ['Aminata Ba', 'Aminata Sow'],
    ['Karimov', 'Kerimov'],
    ['A. Ba', 'A. Bo'],
    ['李 明', '王 明'],
  ])('%s and %s do not', (one, other) => {
    expect(readAlike(one, other)).toBe(false);
  });

  it('read alike in whatever order their words stand, and in capitals', () => {
    const word = fc.stringMatching(/^[a-zа-я]{3,9}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 4 }), (words) => {
        const other = words.toReversed().join(' ').toUpperCase();
        expect(readAlike(words.join(' '), other)).toBe(true);
        expect(nameSkeleton(words.join(' '))).toBe(nameSkeleton(other));
      }),
    );
  });
});

describe('possible duplicates', () => {
  it('are proposed by name, in another script too, by a spelling that is known, and by e-mail', () => {
    const people = [
      named('1', 'Ahmed Salem'),
      named('2', 'أحمد سالم'),
      named('3', 'A. Salem', { spellings: ['Ahmad Salim'], email: 'desk@example.org' }),
      named('4', 'Zeinab Ba', { email: ' Desk@Example.org' }),
    ];
    expect(possibleDuplicates(people)).toEqual([
      { one: '1', other: '2', why: 'name' },
      { one: '1', other: '3', why: 'name' },
      { one: '2', other: '3', why: 'name' },
      { one: '3', other: '4', why: 'email' },
    ]);
  });

  it('are not proposed again once somebody said that they are two', () => {
    expect(possibleDuplicates([named('1', 'Ahmed Salem', { apart: ['2'] }), named('2', 'Ahmad Salem')])).toEqual([]);
    expect(possibleDuplicates([named('1', 'Ahmed Salem'), named('2', 'Ahmad Salem', { apart: ['1'] })])).toEqual([]);
  });

  it('are pairs of two, each once, whatever the order of the list', () => {
    const any = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        name: fc.constantFrom('Ahmed Salem', 'أحمد سالم', 'Aminata Ba', 'Ba Aminata', 'Sow'),
        email: fc.constantFrom(null, 'a@example.org', 'b@example.org'),
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    fc.assert(
      fc.property(any, (people) => {
        const all = people.map(({ id, name, email }) => named(id, name, { email }));
        const pairs = (list: readonly Named[]) =>
          possibleDuplicates(list).map(({ one, other }) => [one, other].toSorted().join());
        const found = pairs(all);
        expect(new Set(found).size).toBe(found.length);
        expect(pairs(all.toReversed()).toSorted()).toEqual(found.toSorted());
      }),
    );
  });
});
