import { namedChanges } from './setting-fields';

it('a change is told by the name of its field and its language; what people cannot read is left out', () => {
  const change = { before: 'a', after: 'b' };
  expect(
    namedChanges([
      { field: 'names.fr', ...change },
      { field: 'shelf_life_months', ...change },
      { field: 'iso2', ...change },
      { field: 'is_break', before: null, after: 'false' },
    ]),
  ).toEqual([
    { field: 'names.fr', ...change, name: 'names', language: 'fr' },
    { field: 'shelf_life_months', ...change, name: 'shelfLifeMonths', language: null },
  ]);
});
