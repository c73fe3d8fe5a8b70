import * as fc from 'fast-check';
import { agendaMoved, meansTheSame } from './order.js';
import { agendaRuns, runState } from './run.js';
import { agendaSpans, agendaTimes, type AgendaPlace } from './times.js';

const places = fc
  .array(
    fc.record({
      day: fc.integer({ min: 1, max: 3 }),
      track: fc.integer({ min: 0, max: 3 }),
      minutes: fc.integer({ min: 1, max: 240 }),
    }),
    { maxLength: 40 },
  )
  .map((items): AgendaPlace[] =>
    items.map((each, place) => ({ ...each, id: `i${String(place)}` })).sort((one, other) => one.day - other.day),
  );
const spanOf = (items: readonly AgendaPlace[], id: string) => agendaSpans(items).get(id) ?? { from: -1, until: -1 };

describe('the times of an agenda', () => {
  it('never overlap within a track, nor with what everybody sits in', () => {
    fc.assert(
      fc.property(places, (items) => {
        const spans = agendaSpans(items);
        for (const [place, one] of items.entries()) {
          for (const other of items.slice(place + 1)) {
            const isBeside = one.track !== other.track && one.track !== 0 && other.track !== 0;
            if (one.day !== other.day || isBeside) continue;
            expect(spans.get(other.id)?.from).toBeGreaterThanOrEqual(spans.get(one.id)?.until ?? Infinity);
          }
        }
      }),
    );
  });

  it('take as long as all items together where nothing is beside anything', () => {
    fc.assert(
      fc.property(places, (items) => {
        const plain = items.map((each) => ({ ...each, day: 1, track: 0 }));
        const last = plain.at(-1);
        const sum = plain.reduce((minutes, each) => minutes + each.minutes, 0);
        expect(last ? spanOf(plain, last.id).until : 0).toBe(sum);
      }),
    );
  });

  it('begin sessions beside each other together', () => {
    const session = (id: string, track: number, minutes: number) => ({ id, day: 1, track, minutes });
    const items = [session('all', 0, 30), session('a', 1, 60), session('b', 2, 90), session('a2', 1, 10)];
    expect(items.map(({ id }) => spanOf(items, id).from)).toEqual([0, 30, 30, 90]);
    expect(spanOf([...items, session('end', 0, 5)], 'end').from).toBe(120);
  });

  it('are counted as minutes pass, also over a change of the clocks', () => {
    fc.assert(
      fc.property(places, (items) => {
        const clock = { first: '2027-03-27', zone: 'Europe/Paris', begins: ['01:30'] };
        const times = agendaTimes(items, clock);
        for (const { id, minutes } of items) {
          const { startsAt, endsAt } = times.get(id) ?? { startsAt: '', endsAt: '' };
          expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(minutes * 60_000);
        }
      }),
    );
    const night = agendaTimes([{ id: 'n', day: 2, track: 0, minutes: 60 }], {
      first: '2027-03-27',
      zone: 'Europe/Paris',
      begins: ['01:30'],
    });
    expect(night.get('n')).toMatchObject({ starts: '2027-03-28T01:30', ends: '2027-03-28T03:30' });
  });

  it('begin a day at the first time that the clock shows where its own is left out', () => {
    const clock = { first: '2027-03-28', zone: 'Europe/Paris', begins: ['02:30'] };
    const times = agendaTimes([{ id: 'n', day: 1, track: 0, minutes: 30 }], clock);
    expect(times.get('n')?.starts).toBe('2027-03-28T03:00');
  });
});

describe('moving an item', () => {
  it('keeps the order of the others, and all of them', () => {
    fc.assert(
      fc.property(places, fc.nat(), fc.nat(), (items, which, where) => {
        fc.pre(items.length > 1);
        const moved = items[which % items.length];
        const after = items[where % items.length];
        if (!moved || !after || moved === after) return;
        const next = agendaMoved(items, { id: moved.id, day: after.day, track: 0, after: after.id });
        const others = (all: readonly AgendaPlace[]) => all.filter(({ id }) => id !== moved.id);
        expect(others(next ?? [])).toEqual(others(items));
        const ids = (next ?? []).map(({ id }) => id);
        expect(ids.indexOf(moved.id)).toBe(ids.indexOf(after.id) + 1);
        expect((next ?? []).map(({ day }) => day)).toEqual((next ?? []).map(({ day }) => day).sort());
      }),
    );
  });

  it('is not possible behind itself, behind what is not there, or behind an item of another day', () => {
    const items = [
      { id: 'a', day: 1, track: 0 },
      { id: 'b', day: 2, track: 0 },
    ];
    const move = { id: 'a', day: 1, track: 0 };
    expect(agendaMoved(items, { ...move, after: 'a' })).toBeNull();
    expect(agendaMoved(items, { ...move, after: 'c' })).toBeNull();
    expect(agendaMoved(items, { ...move, after: 'b' })).toBeNull();
    expect(agendaMoved(items, { ...move, day: 2, after: null })?.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('means the same as long as nobody moved the two', () => {
    const items = [
      { id: 'a', day: 1, track: 0, movedIn: 1 },
      { id: 'b', day: 1, track: 0, movedIn: 3 },
      { id: 'c', day: 1, track: 0, movedIn: 9 },
    ];
    const move = { id: 'a', day: 1, track: 0, after: 'b' };
    expect(meansTheSame(items, move, 3)).toBe(true);
    expect(meansTheSame(items, move, 2)).toBe(false);
  });
});

describe('the run sheet', () => {
  const at = (time: string) => `2026-12-08T${time}:00.000Z`;
  const item = (id: string, from: string, until: string, startedAt: string | null, endedAt: string | null) => ({
    ...{ id, track: 0, startsAt: at(from), endsAt: at(until) },
    ...{ startedAt: startedAt && at(startedAt), endedAt: endedAt && at(endedAt) },
  });

  it('says what runs, what comes next, and by how much it is late', () => {
    const items = [item('a', '09:00', '09:30', '09:05', null), item('b', '09:30', '10:00', null, null)];
    expect(runState(items, at('09:20'))).toEqual({ now: ['a'], next: 'b', behind: 5 });
    expect(runState(items, at('09:42'))).toEqual({ now: ['a'], next: 'b', behind: 12 });
  });

  it('is before its time where an item ended early, and knows nothing before the first', () => {
    const items = [item('a', '09:00', '09:30', '09:00', '09:20'), item('b', '09:30', '10:00', null, null)];
    expect(runState(items, at('09:25'))).toEqual({ now: [], next: 'b', behind: -10 });
    expect(runState([item('a', '09:00', '09:30', null, null)], at('09:25'))).toEqual({
      ...{ now: [], next: 'a', behind: null },
    });
  });

  it('is the same in whatever order taps arrive, and as often as they do', () => {
    const taps = [
      { itemId: 'a', kind: 'started', at: at('09:00') },
      { itemId: 'a', kind: 'undone', at: at('09:01') },
      { itemId: 'a', kind: 'started', at: at('09:02') },
      { itemId: 'a', kind: 'ended', at: at('09:30') },
    ] as const;
    const shuffled = fc.shuffledSubarray([...taps, ...taps], { minLength: 8 });
    fc.assert(
      fc.property(shuffled, (some) => {
        expect(agendaRuns(some).get('a')).toEqual({ startedAt: at('09:02'), endedAt: at('09:30') });
      }),
    );
    expect(agendaRuns(taps.slice(0, 2)).get('a')).toEqual({ startedAt: null, endedAt: null });
  });
});
