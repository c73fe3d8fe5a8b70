import {
  fieldsOf,
  holdingOf,
  initialOf,
  memberPatchOf,
  missingIn,
  recordOf,
  seatOf,
  somebodyNew,
  type TeamForm,
} from './forms';
import { wrongIn } from './wrong-fields';

const seat = {
  id: 'seat',
  sector: 'health',
  institution: 'Ministry of Health',
  domains: ['B'],
  since: '2024-01-01',
  until: null,
  shownTo: 'team',
  sample: false,
  version: 1,
  principal: null,
  alternate: null,
  vacantSince: null,
  alternateVacantSince: null,
  hadAlternate: false,
  leaving: [],
} as const;
const seatOnDay = { ...seat, domains: [...seat.domains], leaving: [] };
const naming: TeamForm = { kind: 'name', seat: seatOnDay, place: 'alternate', since: null };
const team = {
  id: 't',
  iso3: 'MRT',
  name: 'Team',
  visibility: 'network' as const,
  terms: null,
  sample: false,
  version: 1,
};
const names = (form: TeamForm, values = initialOf(form, '2026-11-27')) =>
  fieldsOf(form, values, ['health'], ['m1']).map(({ name }) => name);

describe('the forms of a team', () => {
  it('ask more of somebody who is not on the list yet', () => {
    expect(names(naming)).toEqual(['who', 'name', 'email', 'telephone', 'role', 'since', 'until', 'document']);
    expect(names(naming, { who: 'm1' })).toEqual(['who', 'role', 'since', 'until', 'document']);
  });

  it('tell what is missing, and nothing of what may be left empty', () => {
    const fields = fieldsOf(naming, initialOf(naming, '2026-11-27'), [], []);
    expect(missingIn(fields, { ...initialOf(naming, ''), name: '  ' })).toEqual(['name', 'since']);
    expect(missingIn(fields, { ...initialOf(naming, '2026-11-27'), name: 'A' })).toEqual([]);
  });

  it('send what was written, and nothing where nothing was', () => {
    const written = { ...initialOf(naming, '2026-11-27'), name: ' A. Kane ', email: '', until: '' };
    expect(holdingOf(written, 'alternate', 'Ministry of Health')).toMatchObject({
      place: 'alternate',
      role: 'member',
      since: '2026-11-27',
      until: null,
      letterDocumentId: null,
      member: { name: 'A. Kane', institution: 'Ministry of Health', email: null },
    });
    expect(holdingOf({ ...written, who: 'm1' }, 'principal', '')).toMatchObject({ memberId: 'm1' });
    expect(
      seatOf({ sector: 'health', institution: 'X', domains: 'BC', since: '2026-01-01', shownTo: 'country' }),
    ).toEqual({
      sector: 'health',
      institution: 'X',
      domains: ['C', 'B'],
      since: '2026-01-01',
      shownTo: 'country',
    });
  });

  it('hold a person’s other spellings, one to a line, with languages and domains', () => {
    const member = {
      id: 'm',
      iso3: 'MRT',
      name: 'A. Kane',
      spellings: ['ا. كان', 'А. Кане'],
      institution: 'Health',
      languages: ['ar' as const, 'fr' as const],
      domains: ['B' as const],
      hasAccount: false,
      contact: { email: 'a@example.net', telephone: null },
      mergedInto: null,
      isErased: false,
      sample: false,
      version: 2,
    };
    const form: TeamForm = { kind: 'member', member };
    const values = initialOf(form, '2026-11-27');
    const same = { spellings: member.spellings, languages: ['fr', 'ar'], domains: ['B'], email: 'a@example.net' };
    expect(memberPatchOf(values)).toMatchObject(same);
    expect(memberPatchOf({ ...values, spellings: ' X \n\nX\nY', languages: '' })).toMatchObject({
      spellings: ['X', 'Y'],
      languages: [],
    });
  });

  it('keep each place of each seat apart on the device', () => {
    const other: TeamForm = { ...naming, place: 'principal' };
    expect(recordOf('MRT', naming)).not.toBe(recordOf('MRT', other));
    expect(recordOf('MRT', { kind: 'begin' })).toBe('team/MRT/begin/');
  });
});

describe('a refusal', () => {
  const problem = (change: object) => ({ type: '/problems/invalid', title: 'T', status: 422, detail: 'D', ...change });
  const fields = fieldsOf(naming, { who: somebodyNew }, [], []);

  it('is told beside its field, wherever the field stands in what was sent', () => {
    const errors = [
      { pointer: '/member/email', code: 'format' as const, detail: 'No address.' },
      { pointer: '/letterDocumentId', code: 'unknown-document' as const, detail: 'None.' },
    ];
    expect(wrongIn(problem({ errors }), fields)).toEqual({ email: 'No address.', document: 'None.' });
    expect(wrongIn(problem({ pointer: '/since', status: 409 }), fields)).toEqual({ since: 'D' });
    const asked = fieldsOf({ kind: 'meeting', team }, {}, [], []);
    const left = [{ pointer: '/memberIds/2', code: 'left-the-team' as const, detail: 'Not in office.' }];
    expect(wrongIn(problem({ errors: left }), asked)).toEqual({ invited: 'Not in office.' });
  });

  it('is told for the whole form where no field is meant', () => {
    expect(wrongIn(problem({ code: 'member-exists' }), fields)).toEqual({ '': 'D' });
    expect(wrongIn(null, fields)).toEqual({});
  });
});
