import fc from 'fast-check';
import {
  emptyOfRecord,
  type MappedVersion,
  numbersInStep,
  planOnMap,
  shareStepOf,
  shareSteps,
} from './progress-map.js';

const version = (change: Partial<MappedVersion> = {}): MappedVersion => ({
  seriesId: 'a',
  number: 1,
  life: 'adopted',
  startsOn: '2024-01-01',
  adoptedOn: '2024-02-01',
  ...change,
});

describe('steps of a share', () => {
  it.each([
    [0, 'none'],
    [0.1, 'first-quarter'],
    [25, 'first-quarter'],
    [25.1, 'second-quarter'],
    [50, 'second-quarter'],
    [75, 'third-quarter'],
    [75.1, 'last-quarter'],
    [100, 'last-quarter'],
  ])('%d percent is %s', (percent, step) => {
    expect(shareStepOf(percent)).toBe(step);
  });

  it('part the numbers of any whole: each lies in the one step of its share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (whole) => {
        const numbers = shareSteps.flatMap(({ id }) => {
          const held = numbersInStep(id, whole);
          if (!held) return [];
          return Array.from({ length: held.to - held.from + 1 }, (_, place) => ({ id, number: held.from + place }));
        });
        expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: whole + 1 }, (_, number) => number));
        for (const { id, number } of numbers) expect(shareStepOf((number / whole) * 100)).toBe(id);
      }),
    );
    expect(numbersInStep('first-quarter', 19)).toEqual({ from: 1, to: 4 });
    expect(numbersInStep('first-quarter', 3)).toBeNull();
  });
});

describe('the plan of a country on the map', () => {
  it('is the version that was adopted by the day, also when a later one is in force now', () => {
    const first = version({ life: 'superseded' });
    const second = version({ number: 2, adoptedOn: '2025-06-01' });
    const next = version({ number: 3, life: 'draft', adoptedOn: null });
    const all = [next, second, first];
    expect(planOnMap('2024-01-31', all)).toBeUndefined();
    expect(planOnMap('2024-02-01', all)).toBe(first);
    expect(planOnMap('2025-05-31', all)).toBe(first);
    expect(planOnMap('2025-06-01', all)).toBe(second);
  });

  it('is the one in force among several, else the one that began last', () => {
    const closed = version({ seriesId: 'b', life: 'closed', startsOn: '2025-01-01' });
    const inForce = version();
    expect(planOnMap('2026-01-01', [closed, inForce])).toBe(inForce);
    const older = version({ seriesId: 'c', life: 'closed' });
    expect(planOnMap('2026-01-01', [older, closed])).toBe(closed);
  });
});

describe('a country without a colour', () => {
  it('is "not shared" to all but its own people, and "silent" only where a record is shown', () => {
    expect(emptyOfRecord({ isOwn: false, isShown: false })).toBe('not-shared');
    expect(emptyOfRecord({ isOwn: true, isShown: false })).toBe('not-asked');
    expect(emptyOfRecord({ isOwn: false, isShown: true })).toBe('silent');
  });
});
