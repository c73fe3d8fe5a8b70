import { isOpenArea, shapesOf } from './map-geometry';

/** Three squares in a row, each of ten degrees: a partner country, another one, and an open area. */
const world: Parameters<typeof shapesOf>[0] = {
  type: 'Topology',
  objects: {
    countries: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'MRT', arcs: [[0, 1]] },
        { type: 'Polygon', id: 'FRA', arcs: [[-2, 2, 3]] },
        { type: 'Polygon', id: 'ESH', arcs: [[-4, 4]] },
      ],
    },
  },
  arcs: [
    [
      [10, 10],
      [0, 10],
      [0, 0],
      [10, 0],
    ],
    [
      [10, 0],
      [10, 10],
    ],
    [
      [10, 0],
      [20, 0],
    ],
    [
      [20, 0],
      [20, 10],
      [10, 10],
    ],
    [
      [20, 0],
      [30, 0],
      [30, 10],
      [10, 10],
    ],
  ],
};

describe('the shapes of the map', () => {
  const shapes = shapesOf(world, ['MRT']);

  it('draw each partner country by itself, in projected units', () => {
    expect([...shapes.partners.keys()]).toEqual(['MRT']);
    const [x = 9, y = 9] = shapes.partners.get('MRT')?.[0]?.[0]?.[0] ?? [];
    expect(Math.abs(x)).toBeLessThan(0.3);
    expect(Math.abs(y)).toBeLessThan(0.3);
  });

  it('merge all other land into one shape', () => {
    expect(shapes.land).toHaveLength(1);
  });

  it('leave open what the United Nations leave open', () => {
    expect(shapes.open).toHaveLength(1);
    expect(['ESH', 'XJK', 'XAC'].every(isOpenArea)).toBe(true);
    expect(isOpenArea('MAR')).toBe(false);
  });
});
