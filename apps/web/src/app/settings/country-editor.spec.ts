import type { CountryDefinition } from '@portal/contracts';
import { changedFields } from '../ui/changed-fields';
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

const sent = (change: Partial<ReturnType<typeof writtenOf>>) =>
  patchOf(changedFields({ ...writtenOf(country), ...change }, writtenOf(country)));

describe('what is sent of a country', () => {
  it('is nothing while nothing was changed, so that a year stays a year', () => {
    expect(sent({})).toEqual({});
  });

  it('is what was changed', () => {
    expect(sent({ leftOn: '2026-01-01' })).toEqual({ leftOn: '2026-01-01' });
    expect(sent({ returnedOn: '2026-02-01' })).toEqual({
      returnedOn: '2026-02-01',
    });
    expect(sent({ joinedOn: '2013-05-02' })).toEqual({
      joinedOn: '2013-05-02',
      joinedPrecision: 'day',
    });
  });
});
