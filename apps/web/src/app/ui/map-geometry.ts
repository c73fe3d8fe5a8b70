import { merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { project } from '@portal/domain';

/** Points in projected units; a polygon is an outer ring and its holes. */
export type Ring = readonly (readonly [number, number])[];

/** Frames and points of the map, as `places.json` of the reference data has them (projected units). */
export interface Places {
  readonly network: readonly number[];
  readonly regions: Readonly<Record<string, readonly number[]>>;
  readonly countries: Readonly<
    Record<
      string,
      {
        readonly frame: readonly number[];
        readonly labelPoint: readonly [number, number];
        readonly room: readonly [number, number];
      }
    >
  >;
  readonly secretariats: Readonly<Record<string, readonly [number, number]>>;
}

/** What is drawn: partner countries one by one, all other land at once, areas whose status is open. */
export interface Shapes {
  readonly partners: ReadonlyMap<string, readonly (readonly Ring[])[]>;
  readonly land: readonly (readonly Ring[])[];
  readonly borders: readonly Ring[];
  readonly open: readonly (readonly Ring[])[];
}

export type World = Topology<{ countries: GeometryCollection }>;

/** The geometry of the first view with its places: one file, since neither is drawn without the other. */
export interface FirstView {
  readonly world: World;
  readonly places: Places;
}

export const firstViewAddress = '/geometry/first.json';
export const fineWorldAddress = '/geometry/world-fine.topo.json';

/** Areas that UN maps leave open: Western Sahara, and codes that begin with X (GEOMETRY.md). */
export function isOpenArea(id: string): boolean {
  return id === 'ESH' || /^X/.test(id);
}

/** Sorts a topology into what the map draws. */
export function shapesOf(world: World, partners: readonly string[]): Shapes {
  const all = world.objects.countries.geometries.filter(
    (each): each is Polygon | MultiPolygon => each.type === 'Polygon' || each.type === 'MultiPolygon',
  );
  const isPartner = new Set(partners);
  const byPartner = new Map<string, (readonly Ring[])[]>();
  for (const each of all) {
    const id = String(each.id);
    if (!isPartner.has(id)) continue;
    byPartner.set(id, [...(byPartner.get(id) ?? []), ...polygonsOf(world, [each])]);
  }
  const rest = all.filter(({ id }) => !isPartner.has(String(id)) && !isOpenArea(String(id)));
  const open = all.filter(({ id }) => isOpenArea(String(id)));
  return {
    partners: byPartner,
    land: polygonsOf(world, rest),
    borders: mesh(
      world,
      { type: 'GeometryCollection', geometries: rest },
      (one, other) => one !== other,
    ).coordinates.map(ringOf),
    open: open.flatMap((each) => polygonsOf(world, [each])),
  };
}

function polygonsOf(world: World, geometries: (Polygon | MultiPolygon)[]): (readonly Ring[])[] {
  return merge(world, geometries).coordinates.map((polygon) => polygon.map(ringOf));
}

function ringOf(line: readonly (readonly number[])[]): Ring {
  return line.map(([longitude = 0, latitude = 0]) => project(longitude, latitude));
}
