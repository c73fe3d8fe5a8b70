import { positionKinds } from '../position/position.js';
import {
  refusalToAdoptConclusions,
  refusalToConcludeWithout,
  refusalToDraftConclusions,
  visionsIn,
  visionsOwed,
  visionState,
} from './rules.js';
import { roundTableLives } from '../round-table/vocabulary.js';

describe('conclusions', () => {
  it('show whose vision is in none', () => {
    const conclusions = [{ answers: ['MAR', 'SEN'] }, { answers: ['MAR'] }];
    expect(visionsIn(['BEN', 'MAR', 'SEN'], conclusions)).toEqual([
      { iso3: 'BEN', count: 0 },
      { iso3: 'MAR', count: 2 },
      { iso3: 'SEN', count: 1 },
    ]);
  });

  it('are drafted from the invitation on, adopted once it was held, and needed to conclude', () => {
    expect(roundTableLives.filter((life) => refusalToDraftConclusions(life) === null)).toEqual(['invited', 'held']);
    expect(roundTableLives.filter((life) => refusalToAdoptConclusions(life) === null)).toEqual(['held']);
    expect([refusalToConcludeWithout(0), refusalToConcludeWithout(1)]).toEqual([
      { refused: 'conflict', code: 'no-conclusions' },
      null,
    ]);
  });
});

describe('what the conclusions owe a country', () => {
  it('is nothing once its vision is in one, whatever is known of its position', () => {
    expect([null, ...positionKinds].map((kind) => visionState(kind, 1))).toEqual(Array(5).fill('answered'));
  });

  it('is its vision where it was heard, and to hear it where it was not', () => {
    expect(Object.fromEntries(positionKinds.map((kind) => [kind, visionState(kind, 0)]))).toEqual({
      given: 'missing',
      heard: 'missing',
      'will-speak': 'awaited',
      'not-heard': 'not-heard',
    });
    expect(visionState(null, 0)).toBe('awaited');
  });

  it('is told country by country, in the order given', () => {
    const countries = [
      { iso3: 'MAR', position: 'given' },
      { iso3: 'BEN', position: 'heard' },
      { iso3: 'SEN', position: null },
    ] as const;
    expect(visionsOwed(countries, [{ answers: ['MAR'] }, { answers: ['MAR'] }])).toEqual([
      { iso3: 'MAR', position: 'given', count: 2, state: 'answered' },
      { iso3: 'BEN', position: 'heard', count: 0, state: 'missing' },
      { iso3: 'SEN', position: null, count: 0, state: 'awaited' },
    ]);
  });
});
