import fc from 'fast-check';
import { askable, everybody, inviting, memberIdsIn, turned } from './invited';

const person = (id: string, place: 'principal' | 'alternate' | null = 'principal') => ({
  id,
  name: `Name of ${id}`,
  institution: 'Ministry',
  place,
});

describe('who is asked to a meeting', () => {
  it('is everybody until somebody is left out, and then a list', () => {
    expect(memberIdsIn(everybody)).toBeUndefined();
    const without = turned(everybody, ['a', 'b', 'c'], 'b', false);
    expect(memberIdsIn(without)).toEqual(['a', 'c']);
    expect(['a', 'b', 'c'].map((id) => inviting(without, id))).toEqual([true, false, true]);
    expect(memberIdsIn(turned('a', ['a'], 'a', false))).toEqual([]);
  });

  it('is no other after somebody was put on and taken off again', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ids, fc.nat(), fc.array(fc.nat(), { maxLength: 8 }), (all, which, off) => {
        const list = off.reduce((value, place) => turned(value, all, all[place % all.length] ?? '', false), everybody);
        const id = all[which % all.length] ?? '';
        const there = turned(list, all, id, true);
        expect(inviting(there, id)).toBe(true);
        const back = turned(there, all, id, inviting(list, id));
        expect(all.map((each) => inviting(back, each))).toEqual(all.map((each) => inviting(list, each)));
      }),
    );
  });

  it('names each person once, in their first seat, and whoever was asked before and is not in office then', () => {
    const member = { id: 'c', name: 'Gone', institution: 'Customs', isErased: false };
    const before = [
      { member: { ...member, id: 'a' }, attendance: 'expected' as const },
      { member, attendance: 'expected' as const },
      { member: null, attendance: 'expected' as const },
    ];
    const people = askable([person('a'), person('b', 'alternate'), person('a', 'alternate')], before);
    expect(people.map(({ id, place }) => [id, place])).toEqual([
      ['a', 'principal'],
      ['b', 'alternate'],
      ['c', null],
    ]);
  });
});
