import { errorsUnder, fieldErrors } from './field-errors';

const problem = { type: '/problems/invalid', title: '', status: 422, detail: 'See each field.' };

describe('the errors of a form', () => {
  it('stand at the field that the server points to', () => {
    const errors = [{ pointer: '/levels/1/names/fr', code: 'same-name' as const, detail: 'Taken.' }];
    expect(fieldErrors({ ...problem, errors }).get('/levels/1/names/fr')).toBe('Taken.');
    expect(fieldErrors({ ...problem, status: 409, pointer: '/id' }).get('/id')).toBe('See each field.');
    expect(fieldErrors(null).size).toBe(0);
  });

  it('are those of a part where the form has parts', () => {
    const errors = new Map([
      ['/levels/1/names/fr', 'Taken.'],
      ['/levels/10/id', 'Other.'],
    ]);
    expect([...errorsUnder(errors, '/levels/1')]).toEqual([['/names/fr', 'Taken.']]);
  });
});
