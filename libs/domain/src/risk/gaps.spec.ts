import { acceptedUntil, flagsOf, isGap, isHighRisk, levelToday, mustBeRatedAgain, type RiskToCheck } from './gaps.js';
import type { Judgement, MethodShape } from './vocabulary.js';

const method: MethodShape = {
  likelihood: ['rare', 'likely'],
  impact: ['slight', 'severe'],
  levels: ['low', 'high'],
  grid: [
    ['low', 'low'],
    ['low', 'high'],
  ],
  treatFrom: 'high',
};
const of = (likelihood: string, people: string): Judgement => ({
  likelihood,
  impacts: { people, economy: 'slight', environment: 'slight', 'state-and-society': 'slight' },
});
const [high, low] = [of('likely', 'severe'), of('rare', 'slight')];
const rated = (change: Partial<RiskToCheck> = {}): RiskToCheck => ({
  ratings: { inherent: high, current: high, target: low },
  exceptions: { current: '', target: '' },
  confidence: 'medium',
  ratedAt: '2026-03-01T10:00:00.000000Z',
  treatedBy: [],
  acceptances: [],
  ...change,
});
const today = '2026-11-27';
const done = { state: 'done', doneAt: '2026-04-01T10:00:00.000000Z' } as const;
const open = { state: 'in-progress', doneAt: null } as const;
const until = (day: string, withdrawnAt: string | null = null) => ({ until: day, withdrawnAt });

describe('a gap', () => {
  it('is a high risk that nobody treats', () => {
    expect(isGap(method, rated(), today)).toBe(true);
    expect(isGap(method, rated({ ratings: { inherent: high, current: low, target: null } }), today)).toBe(false);
    expect(isGap(method, rated({ ratings: { inherent: null, current: null, target: null } }), today)).toBe(false);
  });

  it('stands as long as there is no other rating than the one without controls', () => {
    const ratings = { inherent: high, current: null, target: null };
    expect(levelToday(method, ratings)).toBe('high');
    expect(isHighRisk(method, ratings)).toBe(true);
    expect(isGap(method, rated({ ratings }), today)).toBe(true);
  });

  it('is closed by any action that is not cancelled', () => {
    expect(isGap(method, rated({ treatedBy: [{ state: 'cancelled', doneAt: null }] }), today)).toBe(true);
    expect(isGap(method, rated({ treatedBy: [{ state: 'cancelled', doneAt: null }, open] }), today)).toBe(false);
    expect(isGap(method, rated({ treatedBy: [done] }), today)).toBe(false);
  });

  it('is closed by an acceptance through its last day, and is back the day after', () => {
    const risk = rated({ acceptances: [until('2026-12-06')] });
    expect(isGap(method, risk, '2026-12-06')).toBe(false);
    expect(isGap(method, risk, '2026-12-07')).toBe(true);
    expect(flagsOf(method, risk, '2026-12-06')).toEqual([]);
    expect(flagsOf(method, risk, '2026-12-07')).toEqual(['untreated', 'acceptance-ended']);
  });

  it('is not closed by an acceptance that was withdrawn', () => {
    const risk = rated({ acceptances: [until('2027-01-01', '2026-10-01T00:00:00.000000Z')] });
    expect(flagsOf(method, risk, today)).toEqual(['untreated']);
    expect(acceptedUntil(risk.acceptances, today)).toBeNull();
  });

  it('is accepted to the last day of all that are in force', () => {
    expect(acceptedUntil([until('2026-12-01'), until('2027-02-01'), until('2026-01-01')], today)).toBe('2027-02-01');
  });
});

describe('the page', () => {
  it('asks for a new rating when all that treats the risk is done after it was rated', () => {
    expect(mustBeRatedAgain(rated({ treatedBy: [done] }))).toBe(true);
    expect(mustBeRatedAgain(rated({ treatedBy: [done, open] }))).toBe(false);
    expect(
      mustBeRatedAgain(
        rated({
          treatedBy: [
            { ...done, state: 'verified' },
            { state: 'cancelled', doneAt: null },
          ],
        }),
      ),
    ).toBe(true);
    expect(mustBeRatedAgain(rated({ treatedBy: [] }))).toBe(false);
    expect(mustBeRatedAgain(rated({ treatedBy: [{ state: 'cancelled', doneAt: null }] }))).toBe(false);
  });

  it('asks no more once the team has rated again', () => {
    expect(mustBeRatedAgain(rated({ treatedBy: [done], ratedAt: '2026-04-02T00:00:00.000000Z' }))).toBe(false);
  });

  it('doubts a high risk of which its judges are not sure', () => {
    expect(flagsOf(method, rated({ treatedBy: [open], confidence: 'low' }), today)).toEqual(['low-confidence']);
    const lower = rated({ ratings: { inherent: high, current: low, target: low }, confidence: 'low' });
    expect(flagsOf(method, lower, today)).toEqual([]);
  });

  it('doubts a rating that stands above the one before without a reason', () => {
    const ratings = { inherent: low, current: high, target: high };
    expect(flagsOf(method, rated({ ratings, treatedBy: [open] }), today)).toEqual(['current-above-inherent']);
    const explained = { current: 'The control failed.', target: '' };
    expect(flagsOf(method, rated({ ratings, treatedBy: [open], exceptions: explained }), today)).toEqual([]);
    const worse = { inherent: null, current: low, target: high };
    expect(flagsOf(method, rated({ ratings: worse }), today)).toEqual(['target-above-current']);
  });
});
