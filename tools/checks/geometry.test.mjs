import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { feature } from 'topojson-client';
import { project } from '../../libs/domain/src/geometry/equal-earth.ts';
import { geometryOf, isInside, polygonsOf } from '../reference/geometry.mjs';
import { workspaceRoot } from '../settings.mjs';

const text = (name) => readFileSync(join(workspaceRoot, 'libs/reference', name), 'utf8');
const read = (name) => JSON.parse(text(name));
const countries = read('src/countries.json');
const regions = read('src/regions.json');
const others = read('src/other-countries.json');
const source = read('source/world-un.topo.json');
const places = read('src/geometry/places.json');

/** Polygons by the id of their country, in degrees; a country drawn in several parts has them all. */
const shapesOf = (topology) => {
  const shapes = new Map();
  for (const { id, geometry } of feature(topology, topology.objects.countries).features) {
    shapes.set(id, [...(shapes.get(id) ?? []), ...polygonsOf(geometry)]);
  }
  return shapes;
};
const idsAt = (shapes, point) =>
  [...shapes].filter(([, polygons]) => polygons.some((polygon) => isInside(point, polygon))).map(([id]) => id);
const contains = ([left, bottom, right, top], [x, y]) => left <= x && x <= right && bottom <= y && y <= top;

const drawn = { 'world-first.topo.json': 30_000, 'world-fine.topo.json': 80_000 };

it('the geometry is what its source gives', () => {
  for (const [name, value] of Object.entries(geometryOf(source, countries, regions, others))) {
    assert.ok(text(`src/geometry/${name}`) === `${JSON.stringify(value)}\n`, `${name}: run tools/reference.mjs`);
  }
});

for (const [name, limit] of Object.entries(drawn)) {
  describe(name, () => {
    const topology = read(`src/geometry/${name}`);
    const shapes = shapesOf(topology);

    it(`weighs at most ${limit} bytes with brotli`, () => {
      assert.ok(brotliCompressSync(text(`src/geometry/${name}`)).length <= limit);
    });

    it('keeps every area of its source under its id, and tears none at the antimeridian', () => {
      assert.deepEqual([...shapes.keys()].sort(), [...shapesOf(source).keys()].sort());
      const torn = [...shapes].filter(([id, polygons]) =>
        polygons.some(([ring]) => {
          const longitudes = ring.map(([longitude]) => longitude);
          return id !== 'ATA' && Math.max(...longitudes) - Math.min(...longitudes) > 180;
        }),
      );
      assert.deepEqual(torn, []);
    });

    it('draws boundaries as maps of the United Nations do', () => {
      const expected = {
        Crimea: [34.3, 45.2, 'UKR'],
        'Western Sahara': [-13, 24.5, 'ESH'],
        Kosovo: [20.9, 42.6, 'SRB'],
        Golan: [35.8, 33, 'SYR'],
        'West Bank': [35.25, 31.9, 'PSE'],
        Gaza: [34.35, 31.4, 'PSE'],
        'South Ossetia': [44, 42.3, 'GEO'],
        Somaliland: [45, 9.5, 'SOM'],
        'Northern Cyprus': [33.4, 35.3, 'CYP'],
        'Jammu and Kashmir': [75, 34.5, 'XJK'],
        'Aksai Chin': [79.2, 35.2, 'XAC'],
        "Hala'ib": [35.5, 22.4, 'XHT'],
      };
      for (const [place, [longitude, latitude, id]] of Object.entries(expected)) {
        assert.deepEqual(idsAt(shapes, [longitude, latitude]), [id], place);
      }
    });

    it('has each label point in its own country, or the country is small enough to be a disc', () => {
      // Under this many units a country is smaller than its 12 px disc in the view of the network at 1440 px.
      const disc = 0.02;
      const [left, , right] = places.network;
      assert.ok(((right - left) / 1440) * 12 <= disc);
      const misplaced = countries.filter(({ iso3 }) => {
        const { labelPoint, room } = places.countries[iso3];
        const polygons = (shapes.get(iso3) ?? []).map((polygon) =>
          polygon.map((ring) => ring.map((point) => project(...point))),
        );
        return !polygons.some((polygon) => isInside(labelPoint, polygon)) && Math.max(...room) > disc;
      });
      assert.deepEqual(
        misplaced.map(({ iso3 }) => iso3),
        [],
      );
    });
  });
}

describe('frames', () => {
  const exact = shapesOf(source);

  it('hold the label point of each country, which lies in it', () => {
    for (const { iso3 } of countries) {
      const { frame, labelPoint } = places.countries[iso3];
      assert.ok(contains(frame, labelPoint), iso3);
      const polygons = exact.get(iso3).map((polygon) => polygon.map((ring) => ring.map((point) => project(...point))));
      assert.ok(
        polygons.some((polygon) => isInside(labelPoint, polygon)),
        iso3,
      );
    }
  });

  it('of regions hold those of their countries, and the network holds all', () => {
    assert.deepEqual(
      Object.keys(places.regions),
      regions.map(({ code }) => code),
    );
    for (const { iso3, regions: own } of countries) {
      const [left, bottom, right, top] = places.countries[iso3].frame;
      for (const frame of [places.network, ...own.map((code) => places.regions[code])]) {
        assert.ok(contains(frame, [left, bottom]) && contains(frame, [right, top]), iso3);
      }
    }
  });

  it('know where each secretariat sits: in the country that hosts it', () => {
    for (const { code, secretariat } of regions) {
      const { lon, lat, countryIso3 } = secretariat;
      const [x, y] = project(lon, lat);
      assert.ok(Math.hypot(places.secretariats[code][0] - x, places.secretariats[code][1] - y) < 1e-5, code);
      assert.ok(
        idsAt(exact, [lon, lat]).includes(countryIso3) || contains(places.countries[countryIso3].frame, [x, y]),
        code,
      );
    }
  });
});
