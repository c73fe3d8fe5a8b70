import fc from 'fast-check';
import { roundTableLives } from '../round-table/vocabulary.js';
import { isAccountedFor, positionKinds, refusalToTakeDown, unheardCountries } from './position.js';

describe('who is unheard', () => {
  const members = fc.uniqueArray(fc.constantFrom('BEN', 'CMR', 'CIV', 'GAB', 'LBR'));
  const last = fc.dictionary(fc.constantFrom('BEN', 'CMR', 'CIV', 'GHA'), fc.constantFrom(...positionKinds));

  it('is every member without words of its own, words that were heard, or a reason', () => {
    fc.assert(
      fc.property(members, last, (countries, kinds) => {
        const known = new Map(Object.entries(kinds));
        const unheard = unheardCountries(countries, known);
        expect(unheard).toEqual(
          countries.filter((iso3) => !['given', 'heard', 'not-heard'].includes(known.get(iso3) ?? '')),
        );
      }),
    );
  });

  it('is still who only said that they will speak', () => {
    expect(positionKinds.filter(isAccountedFor)).toEqual(['given', 'heard', 'not-heard']);
    expect(unheardCountries(['CMR'], new Map([['CMR', 'will-speak']]))).toEqual(['CMR']);
  });
});

describe('taking down what a country says', () => {
  it('begins with the invitations and ends with the conclusion', () => {
    expect(roundTableLives.filter((life) => refusalToTakeDown(life, null) === null)).toEqual(['invited', 'held']);
  });

  it('never goes over a country’s own words', () => {
    expect(positionKinds.filter((kind) => refusalToTakeDown('held', kind) !== null)).toEqual(['given']);
  });
});
