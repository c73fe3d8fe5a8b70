import fc from 'fast-check';
import type { Actor, Assignment } from '../identity/actor.js';
import { visibilities } from '../identity/visibility.js';
import {
  type DocumentToChange,
  isWider,
  mayAddDocument,
  ownsDocumentsOf,
  refusalToAddDocument,
  refusalToChangeDocument,
} from './documents.js';

const person = (id: string, role: Assignment['role'], scope: Assignment['scope']): Actor => ({
  kind: 'person',
  id,
  language: 'en',
  assignments: [{ role, scope, title: null, from: '2026-01-01', until: null }],
});
const focalPoint = person('nfp', 'focal-point', { kind: 'country', iso3: 'MAR' });
const member = person('member', 'team-member', { kind: 'country', iso3: 'MAR' });
const secretariat = person('secretariat', 'secretariat', { kind: 'region', code: 'AAF' });
const stranger = person('stranger', 'focal-point', { kind: 'country', iso3: 'TUN' });
const regions = ['AAF', 'NAS'];
const everybody = fc.constantFrom(focalPoint, member, secretariat, stranger);

const ofCountry: DocumentToChange = {
  iso3: 'MAR',
  region: null,
  visibility: 'region',
  uploadedById: 'member',
  isRemoved: false,
  isReplaced: false,
};
const ofRegion: DocumentToChange = { ...ofCountry, iso3: null, region: 'AAF', uploadedById: 'secretariat' };

describe('a document', () => {
  it('is put in a country by its people and its secretariats, in a region by its secretariat', () => {
    const who = (place: DocumentToChange) =>
      [focalPoint, member, secretariat, stranger].filter((each) => mayAddDocument(each, place, regions));
    expect(who(ofCountry)).toEqual([focalPoint, member, secretariat]);
    expect(who(ofRegion)).toEqual([secretariat]);
    expect(refusalToAddDocument(secretariat, ofCountry, regions, 'restricted')).toMatchObject({ refused: 'invalid' });
    expect(refusalToAddDocument(stranger, ofRegion, [], 'region')).toMatchObject({ code: 'not-your-region' });
  });

  it('is shown to more people by its owner alone', () => {
    fc.assert(
      fc.property(
        everybody,
        fc.constantFrom(ofCountry, ofRegion),
        fc.constantFrom(...visibilities),
        fc.constantFrom(...visibilities),
        (actor, document, present, wanted) => {
          const refusal = refusalToChangeDocument(actor, { ...document, visibility: present }, regions, wanted);
          return refusal !== null || !isWider(wanted, present) || ownsDocumentsOf(actor, document);
        },
      ),
    );
  });

  it('is narrowed by whoever uploaded it, but never out of their own sight', () => {
    expect(refusalToChangeDocument(member, ofCountry, regions, 'restricted')).toBeNull();
    const theirs = { ...ofCountry, uploadedById: 'secretariat' };
    expect(refusalToChangeDocument(secretariat, theirs, regions)).toBeNull();
    expect(refusalToChangeDocument(secretariat, theirs, regions, 'restricted')).toMatchObject({ refused: 'invalid' });
    expect(refusalToChangeDocument(secretariat, theirs, [])).toMatchObject({ code: 'not-your-document' });
    expect(refusalToChangeDocument(secretariat, ofCountry, regions)).toMatchObject({ code: 'not-your-document' });
  });

  it('stays as it was once it is removed or replaced, whoever asks', () => {
    fc.assert(
      fc.property(everybody, (actor) => {
        expect(refusalToChangeDocument(actor, { ...ofCountry, isRemoved: true }, regions)).toMatchObject({
          code: 'removed',
        });
        expect(refusalToChangeDocument(actor, { ...ofCountry, isReplaced: true }, regions)).toMatchObject({
          code: 'replaced',
        });
      }),
    );
  });
});
