import type { Shown } from './coverage-picture';
import { layoutOf, type MapLook } from './map-layout';

const country = (iso3: string, change: Partial<Shown> = {}): Shown => ({
  iso3,
  name: iso3,
  regions: ['CA'],
  level: 'adopted',
  empty: null,
  effectiveOn: '2020-01-01',
  effectivePrecision: 'day',
  since: '2020-01-01',
  sincePrecision: 'day',
  attestedOn: '2020-01-01',
  freshness: 'fresh',
  claimId: null,
  sample: false,
  order: 1,
  ...change,
});
const lookOf = (countries: readonly Shown[], change: Partial<MapLook> = {}): MapLook => ({
  countries,
  levelCount: 5,
  words: new Map(),
  chosen: null,
  pickedOut: null,
  layers: { patterns: true, secretariats: true },
  secretariats: new Map([['CA', 'Secretariat: Tashkent']]),
  ...change,
});
const placeAt = (x: number, y: number, room: readonly [number, number]) => ({
  frame: [x, y, x + 1, y + 1],
  labelPoint: [x, y] as const,
  room,
});
const places = {
  network: [0, 0, 1, 1],
  regions: {},
  countries: { UZB: placeAt(0.3, 0.3, [0.1, 0.1]), SGP: placeAt(0.8, 0.3, [0.001, 0.001]) },
  secretariats: { CA: [0.3, 0.312] as const },
};
const frame = {
  pointOf: (x: number, y: number) => ({ x: x * 1000, y: y * 1000 }),
  widthOf: (name: string) => name.length * 6,
  free: { left: 0, top: 0, right: 1000, bottom: 1000 },
};

describe('the layout of the map', () => {
  it('draws small states as discs and gives large ones mark and name', () => {
    const { discs, marked, names } = layoutOf(lookOf([country('UZB'), country('SGP')]), places, frame);
    expect(discs.map(({ members }) => members)).toEqual([['SGP']]);
    expect(marked.map(({ iso3 }) => iso3)).toEqual(['UZB']);
    expect([...names.keys()]).toEqual(['UZB']);
  });

  it('moves a name off a secretariat, and back when secretariats are hidden', () => {
    const withSeats = layoutOf(lookOf([country('UZB')]), places, frame);
    const without = lookOf([country('UZB')], { layers: { patterns: true, secretariats: false } });
    expect(withSeats.names.get('UZB')).not.toEqual(layoutOf(without, places, frame).names.get('UZB'));
    expect(layoutOf(without, places, frame).seats).toEqual([]);
  });

  it('moves a mark off a secretariat, so that both are seen', () => {
    const near = { ...places, secretariats: { CA: [0.304, 0.303] as const } };
    const [mark] = layoutOf(lookOf([country('UZB')]), near, frame).marked;
    expect(Math.hypot((mark?.x ?? 0) - 304, (mark?.y ?? 0) - 303)).toBeCloseTo(13);
    expect(mark?.x).toBeLessThan(300);
  });

  it('shows the age of a level in its tiles', () => {
    const tilesOf = (change: Partial<Shown>) => layoutOf(lookOf([country('UZB', change)]), places, frame).all[0]?.tiles;
    expect(tilesOf({})).toBe('level-2-of-5');
    expect(tilesOf({ freshness: 'stale' })).toBe('level-2-of-5-stale');
    expect(tilesOf({ level: null, empty: 'silent', order: -1, freshness: null })).toBeNull();
  });
});
