import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isOpenArea, shapesOf } from './map-geometry';

const folder = resolve(process.cwd(), 'libs/reference/src');
const read = (name: string) => JSON.parse(readFileSync(resolve(folder, name), 'utf8')) as never;

describe('the shapes of the map', () => {
  const countries = read('countries.json') as { readonly iso3: string }[];
  const shapes = shapesOf(
    read('geometry/world-first.topo.json'),
    countries.map(({ iso3 }) => iso3),
  );

  it('have every partner country', () => {
    expect([...shapes.partners.keys()].sort()).toEqual(countries.map(({ iso3 }) => iso3).sort());
  });

  it('leave open what the United Nations leave open', () => {
    expect(shapes.open.length).toBeGreaterThan(5);
    expect(['ESH', 'XJK', 'XAC'].every(isOpenArea)).toBe(true);
    expect(isOpenArea('MAR')).toBe(false);
  });

  it('merge all other land into one shape with its borders', () => {
    expect(shapes.land.length).toBeGreaterThan(20);
    expect(shapes.borders.length).toBeGreaterThan(20);
  });
});
