import fc from 'fast-check';
import { type NumberedObjective, renumbered } from './objective-order.js';

const plan = (...numbers: readonly number[]) => numbers.map((number) => ({ id: `was-${number}`, number }));
const after = (objectives: readonly NumberedObjective[], id: string, number: number) => {
  const changed = new Map(renumbered(objectives, id, number).map((each) => [each.id, each]));
  return objectives.map((each) => changed.get(each.id) ?? each).sort((one, other) => one.number - other.number);
};
const words = (objectives: readonly NumberedObjective[]) => objectives.map(({ id, number }) => `${number} ${id}`);

describe('an objective that is to bear another number', () => {
  it('takes the place of the one that bears it, and those between follow', () => {
    expect(words(after(plan(1, 2, 3, 4), 'was-4', 2))).toEqual(['1 was-1', '2 was-4', '3 was-2', '4 was-3']);
    expect(words(after(plan(1, 2, 3, 4), 'was-1', 3))).toEqual(['1 was-2', '2 was-3', '3 was-1', '4 was-4']);
    expect(words(after(plan(1, 2), 'was-1', 2))).toEqual(['1 was-2', '2 was-1']);
    expect(words(after(plan(2, 5, 9), 'was-9', 2))).toEqual(['2 was-9', '5 was-2', '9 was-5']);
  });

  it('takes a free one as it is, and changes nothing where it bears it or is not there', () => {
    expect(renumbered(plan(1, 2, 3), 'was-2', 7)).toEqual([{ id: 'was-2', number: 7 }]);
    expect(renumbered(plan(1, 2, 3), 'was-2', 2)).toEqual([]);
    expect(renumbered(plan(1, 2, 3), 'other', 2)).toEqual([]);
  });

  it('leaves every number once, bears the one it wanted, and keeps the others in their order', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 30 }), (borne, which, wanted) => {
        const objectives = plan(...borne);
        const id = objectives[which % objectives.length]?.id ?? '';
        const next = after(objectives, id, wanted);
        expect(next.find((each) => each.id === id)?.number).toBe(wanted);
        expect(new Set(next.map(({ number }) => number)).size).toBe(next.length);
        const others = (all: readonly NumberedObjective[]) =>
          all.filter((each) => each.id !== id).map((each) => each.id);
        const before = [...objectives].sort((one, other) => one.number - other.number);
        expect(others(next)).toEqual(others(before));
        if (borne.includes(wanted)) {
          expect(next.map(({ number }) => number)).toEqual(before.map(({ number }) => number));
        }
      }),
    );
  });
});
