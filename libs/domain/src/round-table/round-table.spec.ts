import fc from 'fast-check';
import type { Actor } from '../identity/actor.js';
import { instantsWhen } from '../zones.js';
import {
  isRoundTableOver,
  nextRoundTableLife,
  refusalToRunRoundTable,
  refusalToStepRoundTable,
  type RoundTableToChange,
} from './life.js';
import { roundTableInstants } from './time.js';
import { roundTableLives, roundTableSteps } from './vocabulary.js';
import { regionYears, roundTableReference } from './year.js';

const secretariat = (code: string): Actor => ({
  kind: 'person',
  id: '0190f3b8-0000-7000-8000-00000000000a',
  language: 'en',
  assignments: [
    { role: 'secretariat', scope: { kind: 'region', code }, title: 'head', from: '2020-01-01', until: null },
  ],
});
const coordinator: Actor = {
  ...secretariat('AAF'),
  assignments: [{ role: 'coordinator', scope: { kind: 'network' }, title: null, from: '2020-01-01', until: null }],
};
const planned: RoundTableToChange = {
  kind: 'regional',
  region: 'AAF',
  hasSecretariat: true,
  isDocumented: false,
  life: 'proposed',
  startsAt: null,
};
const now = '2026-12-01T00:00:00.000Z';

describe('the life of a round table', () => {
  it('goes nowhere from where it is over', () => {
    for (const life of roundTableLives.filter(isRoundTableOver)) {
      for (const step of roundTableSteps) expect(nextRoundTableLife(life, step)).toBeNull();
    }
  });

  it('leads everywhere from a proposal, and never back to one', () => {
    const reached = new Set<string>(['proposed']);
    for (let turn = 0; turn < roundTableLives.length; turn += 1) {
      for (const life of roundTableLives) {
        if (!reached.has(life)) continue;
        for (const step of roundTableSteps) {
          const to = nextRoundTableLife(life, step);
          expect(to).not.toBe('proposed');
          if (to) reached.add(to);
        }
      }
    }
    expect([...reached].sort()).toEqual([...roundTableLives].sort());
  });

  it('is its region’s secretariat’s; a coordinator’s where none is in office, or where it is the network’s', () => {
    expect(refusalToRunRoundTable(secretariat('AAF'), planned)).toBeNull();
    expect(refusalToRunRoundTable(secretariat('CA'), planned)).toMatchObject({ code: 'not-your-round-table' });
    expect(refusalToRunRoundTable(coordinator, planned)).toMatchObject({ code: 'not-your-round-table' });
    expect(refusalToRunRoundTable(coordinator, { ...planned, hasSecretariat: false })).toBeNull();
    expect(refusalToRunRoundTable(coordinator, { ...planned, region: null })).toBeNull();
  });

  it('is not changed where a source says it, nor where it is over', () => {
    expect(refusalToRunRoundTable(secretariat('AAF'), { ...planned, isDocumented: true })).toMatchObject({
      code: 'documented',
    });
    expect(refusalToRunRoundTable(secretariat('AAF'), { ...planned, life: 'concluded' })).toMatchObject({
      code: 'round-table-over',
    });
  });

  it('is confirmed with days only, and not held before it began', () => {
    const step = (change: Partial<RoundTableToChange>, act: 'confirm' | 'hold') =>
      refusalToStepRoundTable(secretariat('AAF'), { ...planned, ...change }, act, now);
    expect(step({}, 'confirm')).toMatchObject({ code: 'no-days-yet' });
    expect(step({ startsAt: '2026-12-08T09:00:00.000Z' }, 'confirm')).toBeNull();
    expect(step({ life: 'invited', startsAt: '2026-12-08T09:00:00.000Z' }, 'hold')).toMatchObject({
      code: 'not-begun',
    });
    expect(step({ life: 'invited', startsAt: '2026-11-08T09:00:00.000Z' }, 'hold')).toBeNull();
    expect(step({ life: 'held' }, 'confirm')).toMatchObject({ code: 'step-not-possible' });
  });
});

describe('the days of a round table', () => {
  const inParis = (starts: string, ends: string) => ({ starts, ends, zone: 'Europe/Paris' });

  it('are asked about where the clock shows the hour twice, and refused where it never does', () => {
    expect(roundTableInstants(inParis('2027-10-31T02:30', '2027-10-31T12:00'))).toEqual([
      { pointer: '/starts', code: 'time-twice' },
    ]);
    expect(roundTableInstants({ ...inParis('2027-10-31T02:30', '2027-10-31T12:00'), startsPass: 'second' })).toEqual({
      startsAt: '2027-10-31T01:30:00.000Z',
      endsAt: '2027-10-31T11:00:00.000Z',
    });
    expect(roundTableInstants(inParis('2027-03-28T02:30', '2027-03-28T12:00'))).toEqual([
      { pointer: '/starts', code: 'no-such-time' },
    ]);
    expect(roundTableInstants({ ...inParis('2027-03-29T09:00', '2027-03-29T12:00'), zone: 'Mars/Olympus' })).toEqual([
      { pointer: '/zone', code: 'unknown-zone' },
    ]);
    expect(roundTableInstants(inParis('2027-03-29T09:00', '2027-03-29T09:00'))).toEqual([
      { pointer: '/ends', code: 'ends-before-start' },
    ]);
  });

  it('are shown by the clock at as many instants as it goes over them', () => {
    expect(instantsWhen('2027-03-28T02:30', 'Europe/Paris')).toHaveLength(0);
    expect(instantsWhen('2027-03-28T04:30', 'Europe/Paris')).toHaveLength(1);
    expect(instantsWhen('2027-10-31T02:30', 'Europe/Paris')).toHaveLength(2);
  });
});

describe('the year of a region', () => {
  it('never misses less than none, and never more than two', () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom('regional', 'other'),
        regions: fc.subarray(['AAF', 'CA']),
        life: fc.constantFrom(...roundTableLives),
        isPlaced: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(some, (roundTables) => {
        for (const year of regionYears(['AAF', 'CA'], roundTables)) {
          expect(year.missing).toBeGreaterThanOrEqual(0);
          expect(year.missing).toBeLessThanOrEqual(2);
          expect(year.confirmed + year.placed + year.missing).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });

  it('counts what is postponed or cancelled as missing', () => {
    const one = { kind: 'regional', regions: ['CA'], isPlaced: true } as const;
    expect(
      regionYears(
        ['CA'],
        [
          { ...one, life: 'held' },
          { ...one, life: 'postponed' },
        ],
      ),
    ).toEqual([{ region: 'CA', due: 2, confirmed: 1, placed: 0, missing: 1 }]);
  });

  it('names what can be said on the phone', () => {
    expect(roundTableReference('AAF', 2026, 2)).toBe('AAF-2026-RT2');
    expect(roundTableReference(null, 2027, 1)).toBe('COE-2027-RT1');
  });
});
