import { orderOf } from './lists.js';

const columns = { effectiveOn: 'effective_on', iso3: 'iso3' };

describe('the order of a list', () => {
  it('is the usual one unless another is asked for, which settles ties', () => {
    expect(orderOf(undefined, columns, 'id')).toBe('id');
    expect(orderOf('-effectiveOn,iso3', columns, 'id')).toBe('effective_on DESC NULLS LAST, iso3 ASC NULLS LAST, id');
  });

  it.each(['note', 'iso3;DROP TABLE claim', 'constructor', '', '-'].filter(Boolean))(
    'never holds what is no field: %s',
    (sort) => {
      expect(orderOf(sort, columns, 'id')).toMatchObject({
        refused: 'invalid',
        errors: [{ pointer: '/sort', code: 'not-allowed' }],
      });
    },
  );
});
