import { merge } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { CoverageGeoJson } from '@portal/contracts';
import { rightHanded, turning, unproject } from '@portal/domain';
import { worldFirst } from '@portal/reference';

type Geometry = CoverageGeoJson['features'][number]['geometry'];
type Position = [number, number];

/** Five decimals are a metre: more than the outlines know. */
const decimals = 100_000;

const drawn = new Map<string, Geometry | null>();

/**
 * A country's outline as the first view of the map has it, in degrees of WGS 84 and by the right-hand rule; the point
 * of its label where it has none.
 *
 * @param labelPoint in projected units
 */
export function outlineOf(iso3: string, labelPoint: readonly [number, number]): Geometry {
  const known = drawn.get(iso3);
  const outline = known === undefined ? polygonsOf(iso3) : known;
  drawn.set(iso3, outline);
  return outline ?? { type: 'Point', coordinates: rounded(unproject(...labelPoint)) };
}

function polygonsOf(iso3: string): Geometry | null {
  const world = worldFirst as Topology<{ countries: GeometryCollection }>;
  const own = world.objects.countries.geometries.filter(
    (each): each is Polygon | MultiPolygon =>
      each.id === iso3 && (each.type === 'Polygon' || each.type === 'MultiPolygon'),
  );
  const polygons = merge(world, own)
    .coordinates.map((polygon) => rightHanded(polygon.map((ring) => ring.map(rounded)).filter(hasRoom)))
    .filter((polygon) => polygon.length > 0)
    .map((polygon) => polygon.map((ring) => ring.map(rounded)));
  const [first] = polygons;
  if (!first) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** On the grid of the first view a small island can shrink to a line, which is no polygon. */
function hasRoom(ring: readonly (readonly [number, number])[]): boolean {
  return Math.abs(turning(ring)) > 1 / decimals;
}

function rounded([longitude = 0, latitude = 0]: readonly number[]): Position {
  return [Math.round(longitude * decimals) / decimals, Math.round(latitude * decimals) / decimals];
}
