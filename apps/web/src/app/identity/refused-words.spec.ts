import { Refused } from '../platform/request';
import { fieldWords, refusedWords } from './refused-words';

const problem = { type: '/problems/invalid', title: 'Not right', status: 422, detail: 'See each field.' };
const ofField = new Refused(422, {
  ...problem,
  errors: [{ pointer: '/password', code: 'password-weak', detail: 'Take a longer one.' }],
});

describe('what a refusal says', () => {
  it('is of its first field, else of the act, else that there is no line', () => {
    expect(refusedWords(ofField, 'No line.')).toBe('Take a longer one.');
    expect(refusedWords(new Refused(409, problem), 'No line.')).toBe('See each field.');
    expect(refusedWords(new Refused(0, null), 'No line.')).toBe('No line.');
    expect(refusedWords(null, 'No line.')).toBeNull();
  });

  it('stands at its field', () => {
    expect(fieldWords(ofField, '/password')).toBe('Take a longer one.');
    expect(fieldWords(ofField, '/name')).toBeNull();
    expect(fieldWords(null, '/name')).toBeNull();
  });
});
