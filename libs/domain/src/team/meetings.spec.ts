import fc from 'fast-check';
import { system } from '../identity/actor.js';
import { instantsOf, refusalToWriteToTeam, tidingsOf } from './meetings.js';
import { instantIn, isLocalTime, isZone, localIn } from '../zones.js';

const zone = () => fc.constantFrom(...Intl.supportedValuesOf('timeZone').filter(isZone));
const minutes = () => fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
const instant = (minute: number) => new Date(minute * 60_000).toISOString();

describe('a zone', () => {
  it('is one of the time zone database, and no offset', () => {
    for (const name of ['UTC', 'Africa/Casablanca', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu']) {
      expect([name, isZone(name)]).toEqual([name, true]);
    }
    for (const name of ['+02:00', 'CET', 'Africa/Nowhere', '', 'Europe/Paris; DROP']) {
      expect([name, isZone(name)]).toEqual([name, false]);
    }
  });
});

describe('a local time', () => {
  it('is a day and a time of day', () => {
    expect(['2027-02-28T23:59', '2028-02-29T00:00'].filter(isLocalTime)).toHaveLength(2);
    expect(['2027-02-29T10:00', '2027-01-01T24:00', '2027-01-01 10:00', '2027-1-1T10:00'].filter(isLocalTime)).toEqual(
      [],
    );
  });

  it('does not exist where clocks go forward, and is the first of two where they go back', () => {
    expect(instantIn('2027-03-28T02:30', 'Europe/Paris')).toBeNull();
    expect(instantIn('2027-03-28T03:00', 'Europe/Paris')).toBe('2027-03-28T01:00:00.000Z');
    expect(instantIn('2027-10-31T02:30', 'Europe/Paris')).toBe('2027-10-31T00:30:00.000Z');
    // A whole day that Samoa never had.
    expect(instantIn('2011-12-30T12:00', 'Pacific/Apia')).toBeNull();
  });

  it('that a clock shows is found again, in every zone', () => {
    fc.assert(
      fc.property(zone(), minutes(), (name, minute) => {
        const shown = localIn(instant(minute), name);
        const found = instantIn(shown, name);
        expect(found).not.toBeNull();
        expect(localIn(found ?? '', name)).toBe(shown);
        // Where a clock shows it twice the first counts.
        expect(Date.parse(found ?? '')).toBeLessThanOrEqual(minute * 60_000);
      }),
    );
  });
});

describe('the times of a meeting', () => {
  it('end after they start, by the clock of everybody', () => {
    fc.assert(
      fc.property(zone(), minutes(), fc.integer({ min: -3000, max: 3000 }), (name, from, length) => {
        const time = { starts: localIn(instant(from), name), ends: localIn(instant(from + length), name), zone: name };
        const found = instantsOf(time);
        const isInOrder = (instantIn(time.starts, name) ?? '') < (instantIn(time.ends, name) ?? '');
        expect('startsAt' in found).toBe(isInOrder);
      }),
    );
  });

  it('may run over a change of clocks', () => {
    expect(instantsOf({ starts: '2027-03-28T01:30', ends: '2027-03-28T03:30', zone: 'Europe/Paris' })).toEqual({
      startsAt: '2027-03-28T00:30:00.000Z',
      endsAt: '2027-03-28T01:30:00.000Z',
    });
  });
});

describe('who is told of a meeting', () => {
  it('is each who comes and each who no longer does, none of them twice', () => {
    const some = () => fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(some(), some(), (before, after) => {
        const { asked, uninvited } = tidingsOf(before, after);
        expect([...asked, ...uninvited].toSorted()).toEqual([...new Set([...before, ...after])].toSorted());
      }),
    );
  });
});

describe('writing to a whole team', () => {
  it('is not for whoever holds nothing there', () => {
    const actor = { ...system, kind: 'person' } as const;
    expect(refusalToWriteToTeam(actor, 'MAR', ['AAF'])).toMatchObject({ code: 'not-your-country' });
    const secretariat = {
      ...actor,
      assignments: [
        { role: 'secretariat', scope: { kind: 'region', code: 'AAF' }, title: null, from: '2020-01-01', until: null },
      ],
    } as const;
    expect(refusalToWriteToTeam(secretariat, 'MAR', ['AAF'])).toBeNull();
    expect(refusalToWriteToTeam(secretariat, 'PHL', ['SEA'])).not.toBeNull();
  });
});
