import type { CountryDefinition } from '@portal/contracts';
import { patchOf, writtenOf } from './country-editor';
import { noTexts } from './six-texts';

const country: CountryDefinition = {
  iso3: 'KEN',
  iso2: 'KE',
  m49: '404',
  names: noTexts,
  mainRegion: 'ECA',
  joinedOn: '2013-12-31',
  joinedPrecision: 'year',
  leftOn: null,
  absences: [],
  memberships: [],
  version: 3,
};

describe('what is sent of a country', () => {
  it('is nothing while nothing was changed, so that a year stays a year', () => {
    expect(patchOf(writtenOf(country), country)).toEqual({});
  });

  it('is what was changed', () => {
    const written = { ...writtenOf(country), leftOn: '2026-01-01' };
    expect(patchOf(written, country)).toEqual({ leftOn: '2026-01-01' });
    expect(patchOf({ ...writtenOf(country), returnedOn: '2026-02-01' }, country)).toEqual({
      returnedOn: '2026-02-01',
    });
    expect(patchOf({ ...writtenOf(country), joinedOn: '2013-05-02' }, country)).toEqual({
      joinedOn: '2013-05-02',
      joinedPrecision: 'day',
    });
  });
});
