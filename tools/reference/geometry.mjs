/** The map's geometry from its source: values in, values out, the same on every machine. */
import { feature, quantize } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import { project } from '../../libs/domain/src/geometry/equal-earth.ts';

/**
 * Absolute coordinates, and what lies west of 169° W moved to the east, so that no country is torn. Antarctica alone
 * goes all the way round and stays as it is.
 */
const unfolded = (topology) => {
  const { scale, translate } = topology.transform;
  const antarctic = new Set(
    topology.objects.countries.geometries
      .filter(({ id }) => id === 'ATA')
      .flatMap(({ arcs }) => arcs.flat(Infinity))
      .map((index) => (index < 0 ? ~index : index)),
  );
  const arcs = topology.arcs.map((arc, index) => {
    let [x, y] = [0, 0];
    const points = arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    return antarctic.has(index) ? points : points.map(([lon, lat]) => [lon < -169 ? lon + 360 : lon, lat]);
  });
  const { transform: _transform, ...rest } = topology;
  return { ...rest, arcs };
};

/** The polygons of a geometry, each as its rings. */
export const polygonsOf = ({ type, coordinates }) =>
  type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : [];

const areaOf = (ring) =>
  Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length];
      return sum + x * nextY - nextX * y;
    }, 0),
  ) / 2;

/** Whether a point lies in a polygon: outer ring first, then its holes. */
export const isInside = ([x, y], polygon) =>
  polygon.reduce((inside, ring) => {
    let crossings = 0;
    for (let index = 0, last = ring.length - 1; index < ring.length; last = index, index += 1) {
      const [[ax, ay], [bx, by]] = [ring[index], ring[last]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) crossings += 1;
    }
    return crossings % 2 === 1 ? !inside : inside;
  }, false);

const distanceToEdge = ([x, y], polygon) => {
  let least = Infinity;
  for (const ring of polygon) {
    for (let index = 1; index < ring.length; index += 1) {
      const [[ax, ay], [bx, by]] = [ring[index - 1], ring[index]];
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
      least = Math.min(least, (x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2);
    }
  }
  return least;
};

const boundsOf = (points) => [
  Math.min(...points.map(([x]) => x)),
  Math.min(...points.map(([, y]) => y)),
  Math.max(...points.map(([x]) => x)),
  Math.max(...points.map(([, y]) => y)),
];

/** The point of the largest part that is furthest from its edge: where a name has most room. */
const labelPointOf = (polygon) => {
  let [left, bottom, right, top] = boundsOf(polygon[0]);
  let best = null;
  for (let round = 0; round < 5; round += 1) {
    for (let column = 0; column <= 30; column += 1) {
      for (let row = 0; row <= 30; row += 1) {
        const point = [left + ((right - left) * column) / 30, bottom + ((top - bottom) * row) / 30];
        if (!isInside(point, polygon)) continue;
        const room = distanceToEdge(point, polygon);
        if (!best || room > best.room) best = { point, room };
      }
    }
    const [x, y] = best.point;
    const [halfWidth, halfHeight] = [(right - left) / 12, (top - bottom) / 12];
    [left, bottom, right, top] = [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
  }
  return best.point;
};

const rounded = (numbers) => numbers.map((number) => Number(number.toFixed(6)));
const joined = (frames) => [
  Math.min(...frames.map((frame) => frame[0])),
  Math.min(...frames.map((frame) => frame[1])),
  Math.max(...frames.map((frame) => frame[2])),
  Math.max(...frames.map((frame) => frame[3])),
];

/** Parts that matter for the frame: the largest, and those of at least a twentieth of it. */
const placeOf = (geometry) => {
  const parts = polygonsOf(geometry).map((polygon) =>
    polygon.map((ring) => ring.map(([lon, lat]) => project(lon, lat))),
  );
  const largest = parts.reduce((one, other) => (areaOf(other[0]) > areaOf(one[0]) ? other : one));
  const shown = parts.filter((part) => areaOf(part[0]) >= areaOf(largest[0]) / 20);
  const [left, bottom, right, top] = boundsOf(largest[0]);
  return {
    frame: rounded(boundsOf(shown.flatMap((part) => part[0]))),
    labelPoint: rounded(labelPointOf(largest)),
    // Width and height of the largest part: whether a mark or a name has room in it.
    room: rounded([right - left, top - bottom]),
  };
};

const slim = (topology, weight, precision) => {
  const simple = simplify(presimplify(topology), weight);
  const slimmed = quantize(simple, precision);
  slimmed.objects.countries.geometries = slimmed.objects.countries.geometries.map(({ type, id, arcs }) => ({
    type,
    id,
    arcs,
  }));
  delete slimmed.bbox;
  return slimmed;
};

/**
 * Frames and label points of the network, its regions, countries and secretariats in projected units (Equal Earth),
 * those of the countries that may still join (apart: the first view goes without them), a TopoJSON for the first view and a finer one for zooming in; each by the name of its file.
 */
export const geometryOf = (source, countries, regions, others) => {
  const world = unfolded(source);
  // The source draws a few countries in several parts, the mainland and islands far away: together they are one.
  const shapes = new Map();
  for (const { id, geometry } of feature(world, world.objects.countries).features) {
    const before = shapes.get(String(id));
    const coordinates = [...(before?.coordinates ?? []), ...polygonsOf(geometry)];
    shapes.set(String(id), { type: 'MultiPolygon', coordinates });
  }
  const places = Object.fromEntries(countries.map(({ iso3 }) => [iso3, placeOf(shapes.get(iso3))]));
  const frameOf = (members) => rounded(joined(members.map(({ iso3 }) => places[iso3].frame)));
  return {
    'places.json': {
      network: frameOf(countries),
      regions: Object.fromEntries(
        regions.map(({ code }) => [code, frameOf(countries.filter((each) => each.regions.includes(code)))]),
      ),
      countries: places,
      secretariats: Object.fromEntries(
        regions.map(({ code, secretariat }) => [code, rounded(project(secretariat.lon, secretariat.lat))]),
      ),
    },
    'other-places.json': Object.fromEntries(
      others.map(({ iso3 }) => {
        const { frame, labelPoint } = placeOf(shapes.get(iso3));
        return [iso3, { frame, labelPoint }];
      }),
    ),
    'world-first.topo.json': slim(world, 0.09, 4e3),
    'world-fine.topo.json': slim(world, 0.006, 1e4),
  };
};
