import { refusalToAdoptConclusions, refusalToConcludeWithout, refusalToDraftConclusions, visionsIn } from './rules.js';
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
