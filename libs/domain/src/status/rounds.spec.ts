import fc from 'fast-check';
import { addDays } from '../day.js';
import {
  answersOf,
  type AskedCountry,
  comparisonOf,
  countsInRound,
  errorsInRoundDays,
  movedRound,
  refusalToExcept,
  roundStateOn,
  sumsByRegion,
  sumsOf,
} from './rounds.js';

const firstDay = '2026-03-01';
const on = (days: number) => addDays(firstDay, days);
const at = (days: number) => `${on(days)}T09:30:00.000000Z`;
const round = { opens: on(0), due: on(20), closes: on(30) };
const indicators = ['national-team', 'action-plan', 'risk-assessment', 'needs-assessment'];

const country = (change: Partial<AskedCountry> = {}): AskedCountry => ({
  asked: ['national-team', 'action-plan'],
  exemptions: new Map(),
  sendings: [],
  exceptions: [],
  ...change,
});

const anyCountry = fc.record({
  asked: fc.subarray(indicators),
  exemptions: fc
    .subarray(indicators, { maxLength: 2 })
    .map((exempt) => new Map(exempt.map((each) => [each, [{ since: on(10), until: null }]]))),
  sendings: fc.array(
    fc.record({ indicator: fc.constantFrom(...indicators), sentAt: fc.integer({ min: -10, max: 50 }).map(at) }),
    { maxLength: 8 },
  ),
  exceptions: fc.array(
    fc.option(fc.integer({ min: 31, max: 50 }).map(on), { nil: null }).map((until) => ({ until })),
    { maxLength: 1 },
  ),
});

describe('a country in a round', () => {
  it('is complete with the last asked line, on time when that was sent by the due day', () => {
    const first = { indicator: 'national-team', sentAt: at(0) };
    expect(answersOf(round, country({ sendings: [first] }))).toMatchObject({
      isComplete: false,
      owed: ['action-plan'],
    });
    const by = (days: number) =>
      answersOf(round, country({ sendings: [first, { indicator: 'action-plan', sentAt: at(days) }] }));
    expect(by(20)).toMatchObject({ isComplete: true, isOnTime: true, owed: [], lastSentAt: at(20) });
    expect(by(21)).toMatchObject({ isComplete: true, isOnTime: false });
    expect(by(30)).toMatchObject({ isComplete: true });
    expect(by(31)).toMatchObject({ isComplete: false });
    expect(by(-1)).toMatchObject({ isComplete: false });
  });

  it('stays on time, whatever it sends later', () => {
    fc.assert(
      fc.property(
        anyCountry,
        fc.constantFrom(...indicators),
        fc.integer({ min: 0, max: 60 }),
        (any, indicator, days) => {
          const before = answersOf(round, any);
          const later = {
            indicator,
            sentAt: any.sendings.reduce((last, { sentAt }) => (sentAt > last ? sentAt : last), at(days)),
          };
          const after = answersOf(round, { ...any, sendings: [...any.sendings, later] });
          if (before.isOnTime) expect(after.isOnTime).toBe(true);
          if (before.isComplete) expect(after.isComplete).toBe(true);
        },
      ),
    );
  });

  it('is not asked for what it is exempted from on the due day, and asked nothing is neither complete nor late', () => {
    const exempt = (since: string, until: string | null) =>
      answersOf(round, country({ exemptions: new Map([['action-plan', [{ since, until }]]]) }));
    expect(exempt(on(20), null)).toMatchObject({ asked: ['national-team'], exempt: ['action-plan'] });
    expect(exempt(on(21), null).asked).toHaveLength(2);
    expect(exempt(on(0), on(19)).asked).toHaveLength(2);
    const nothing = answersOf(round, country({ asked: [] }));
    expect(nothing).toMatchObject({ isComplete: false, isOnTime: false });
    expect(sumsOf([nothing]).countries).toBe(0);
  });

  it('counts late only by a named exception, until its day', () => {
    expect(countsInRound(round, on(31), [])).toBe(false);
    expect(countsInRound(round, on(31), [{ until: on(31) }])).toBe(true);
    expect(countsInRound(round, on(32), [{ until: on(31) }])).toBe(false);
    expect(countsInRound(round, on(400), [{ until: null }])).toBe(true);
    expect(countsInRound(round, on(-1), [{ until: null }])).toBe(false);
  });

  it('answers or owes each asked line, never both; on time is complete', () => {
    fc.assert(
      fc.property(anyCountry, (any) => {
        const { asked, exempt, answered, owed, isComplete, isOnTime } = answersOf(round, any);
        expect([...answered.map(({ indicator }) => indicator), ...owed].toSorted()).toEqual([...asked].toSorted());
        expect([...asked, ...exempt].toSorted()).toEqual([...any.asked].toSorted());
        if (isOnTime) expect(isComplete).toBe(true);
      }),
    );
  });

  it('gains by an exception, and never loses', () => {
    fc.assert(
      fc.property(anyCountry, (any) => {
        const without = answersOf(round, { ...any, exceptions: [] });
        const under = answersOf(round, { ...any, exceptions: [{ until: null }] });
        expect(under.answered.length).toBeGreaterThanOrEqual(without.answered.length);
        // A late exception makes complete, not punctual.
        expect(under.isOnTime).toBe(without.isOnTime);
      }),
    );
  });
});

describe('sums', () => {
  const regions = ['AAF', 'NAS', 'SEA'];
  const anyAnswers = fc.array(
    fc.record({
      mainRegion: fc.constantFrom(...regions),
      answers: anyCountry.map((each) => answersOf(round, each)),
    }),
  );

  it('of the regions together are those of the network', () => {
    fc.assert(
      fc.property(anyAnswers, (all) => {
        const network = sumsOf(all.map(({ answers }) => answers));
        const together = [...sumsByRegion(all).values()];
        for (const key of ['countries', 'complete', 'onTime', 'asked', 'answered'] as const) {
          expect(together.reduce((sum, each) => sum + each[key], 0)).toBe(network[key]);
        }
      }),
    );
  });

  it('of two rounds compare the countries that both asked', () => {
    const full = answersOf(
      round,
      country({ asked: ['action-plan'], sendings: [{ indicator: 'action-plan', sentAt: at(3) }] }),
    );
    const open = answersOf(round, country({ asked: ['action-plan'] }));
    const none = answersOf(round, country({ asked: [] }));
    const { before, now } = comparisonOf(
      new Map([
        ['MAR', full],
        ['TUN', open],
        ['GAB', none],
      ]),
      new Map([
        ['MAR', open],
        ['TUN', full],
        ['GAB', full],
        ['PHL', full],
      ]),
    );
    expect(before).toMatchObject({ countries: 2, complete: 1 });
    expect(now).toMatchObject({ countries: 2, complete: 1 });
  });
});

describe('the days of a round', () => {
  it('are opens, due, closes, in this order and not in the past', () => {
    const codes = (days: Partial<typeof round>, today = on(0)) =>
      errorsInRoundDays(today, { ...round, ...days }).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(codes({})).toEqual([]);
    expect(codes({ due: on(0), closes: on(0) })).toEqual([]);
    expect(codes({ closes: on(-1) })).toEqual(['/closes closes-before-opens']);
    expect(codes({ due: on(31) })).toEqual(['/due due-outside-round']);
    expect(codes({ due: on(-1) })).toEqual(['/due due-outside-round']);
    expect(codes({}, on(1))).toEqual(['/opens past-day']);
  });

  it('make it coming, open, closed', () => {
    expect([on(-1), on(0), on(30), on(31)].map((day) => roundStateOn(day, round))).toEqual([
      'coming',
      'open',
      'open',
      'closed',
    ]);
  });

  it('move later, or end early on today at the earliest', () => {
    expect(movedRound(on(10), round, { due: on(25), closes: on(40) })).toEqual({
      ...round,
      due: on(25),
      closes: on(40),
    });
    expect(movedRound(on(10), round, { closes: on(10) })).toEqual({ ...round, due: on(10), closes: on(10) });
    expect(movedRound(on(25), round, { closes: on(25) })).toEqual({ ...round, closes: on(25) });
    expect(movedRound(on(40), round, {})).toEqual(round);
    const code = (refusal: unknown) => JSON.stringify(refusal);
    expect(code(movedRound(on(10), round, { closes: on(9) }))).toContain('past-day');
    expect(code(movedRound(on(-9), round, { closes: on(-1) }))).toContain('closes-before-opens');
    expect(code(movedRound(on(10), round, { due: on(19) }))).toContain('due-moves-later');
    expect(code(movedRound(on(10), round, { due: on(31) }))).toContain('due-outside-round');
    expect(code(movedRound(on(31), round, { closes: on(40) }))).toContain('round-closed');
  });

  it('never change what was answered: complete and on time stay, however they move', () => {
    const day = fc.integer({ min: 0, max: 60 }).map(on);
    fc.assert(
      fc.property(anyCountry, fc.integer({ min: 0, max: 30 }), day, day, (any, today, due, closes) => {
        const moved = movedRound(on(today), round, { due, closes });
        if ('refused' in moved) return;
        const sendings = any.sendings.filter(({ sentAt }) => sentAt <= at(today));
        const sent = { ...any, exemptions: new Map(), sendings, exceptions: [] };
        const [before, after] = [answersOf(round, sent), answersOf(moved, sent)];
        expect(after.answered).toEqual(before.answered);
        if (before.isOnTime) expect(after.isOnTime).toBe(true);
      }),
    );
  });
});

describe('a late exception', () => {
  it('is for a country that was asked, once the round is closed', () => {
    expect(refusalToExcept(on(30), round, true, { until: null })).toMatchObject({ code: 'round-not-closed' });
    expect(refusalToExcept(on(31), round, false, { until: null })).toMatchObject({
      errors: [{ pointer: '/iso3', code: 'country-not-asked' }],
    });
    expect(refusalToExcept(on(31), round, true, { until: on(30) })).toMatchObject({
      errors: [{ pointer: '/until', code: 'until-before-closing' }],
    });
    expect(refusalToExcept(on(31), round, true, { until: on(31) })).toBeNull();
  });
});
