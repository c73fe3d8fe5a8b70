import type { Problem } from '@portal/contracts';
import { type FormField, missingFields, turned, wrongFields } from './form-fields';

const fields: readonly FormField[] = [
  { name: 'city', label: 'City', takes: 'text', isRequired: true },
  { name: 'starts', label: 'Starts', takes: 'moment' },
  { name: 'who', label: 'Who', takes: 'choice', pointers: ['personId'] },
];
const problem = (errors: Problem['errors'], detail = 'Not so.'): Problem => ({
  type: '/problems/invalid',
  title: 'x',
  status: 422,
  detail,
  errors,
});

describe('what is wrong in a form', () => {
  it('stands at its field, also where it is named by a part of it', () => {
    const said = problem([
      { pointer: '/starts', code: 'no-such-time', detail: 'Never.' },
      { pointer: '/seats/0/personId', code: 'unknown-person', detail: 'Nobody.' },
    ]);
    expect(wrongFields(said, fields)).toEqual({ starts: 'Never.', who: 'Nobody.' });
  });

  it('is said for the whole where it belongs to no field', () => {
    expect(wrongFields(problem([{ pointer: '/zone', code: 'required', detail: 'Say the zone.' }]), fields)).toEqual({
      '': 'Say the zone.',
    });
    expect(wrongFields(problem(undefined, 'It is over.'), fields)).toEqual({ '': 'It is over.' });
  });

  it('is missing where white space alone was written', () => {
    expect(missingFields(fields, { city: '  ' })).toEqual(['city']);
    expect(missingFields(fields, { city: 'Dakar' })).toEqual([]);
  });
});

it('several choices keep the order in which they are offered', () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, name: value }));
  expect(turned(options, 'c', 'a', true)).toBe('a c');
  expect(turned(options, 'a c', 'a', false)).toBe('c');
  expect(turned(options, '', 'b', true)).toBe('b');
});
