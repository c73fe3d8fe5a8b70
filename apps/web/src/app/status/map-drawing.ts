import leaflet from 'leaflet';
import type { Shown } from './coverage-picture';
import type { MapLayers } from './coverage-map';
import { type Mark, MapMarks } from './map-marks';
import type { Places, Ring, Shapes } from '../ui/map-geometry';
import { discsOf } from './small-states';

export interface MapLook {
  readonly countries: readonly Shown[];
  readonly levelCount: number;
  readonly words: ReadonlyMap<string, string>;
  readonly chosen: string | null;
  readonly pickedOut: string | null;
  readonly layers: MapLayers;
  readonly secretariats: ReadonlyMap<string, string>;
}

export interface MapEvents {
  choose(members: readonly string[]): void;
  zoomedIn(): void;
}

/** Least size of a polygon on screen for being a country one can point at, for its mark, for its name (px, look.md §4). */
const leastSize = { polygon: 12, mark: 23, name: 38 } as const;
/** Projected units (about 220 km): below it a country is a small state. */
const smallState = 0.036;
const fineFromZoom = 10;

/** Holds Leaflet: coordinates are projected units, so that its plane is the map's. */
export class MapDrawing {
  private readonly map: leaflet.Map;
  private readonly paths = new Map<string, leaflet.Polygon>();
  private background: leaflet.Layer[] = [];
  private casing: leaflet.Polygon[] = [];
  private marks: MapMarks | undefined;
  private look: MapLook | undefined;
  private shapes: Shapes | undefined;
  /** The country that Tab enters the map at. */
  private current = '';
  private framed = '';

  constructor(
    private readonly host: HTMLElement,
    private readonly places: Places,
    private readonly events: MapEvents,
  ) {
    this.map = leaflet.map(host, {
      crs: leaflet.CRS.Simple,
      zoomSnap: 0,
      zoomDelta: 0.7,
      minZoom: 6,
      maxZoom: 14,
      zoomControl: false,
      attributionControl: false,
      keyboard: false,
      zoomAnimation: false,
      fadeAnimation: false,
      inertia: false,
      renderer: leaflet.svg({ padding: 0.6 }),
    });
    // Leaflet makes its container a stop of Tab; the countries are the stops here.
    host.removeAttribute('tabindex');
    this.map.on('zoomend moveend resize', () => this.place());
    this.map.on('zoomend', () => {
      if (this.map.getZoom() >= fineFromZoom) this.events.zoomedIn();
    });
  }

  remove(): void {
    this.map.remove();
  }

  draw(shapes: Shapes): void {
    const isFirst = !this.shapes;
    this.shapes = shapes;
    if (isFirst) this.frame(this.framed);
    for (const layer of [...this.background, ...this.paths.values()]) layer.remove();
    this.paths.clear();
    this.marks?.remove();
    const still = { interactive: false, smoothFactor: 0 };
    this.background = [
      leaflet.polygon(shapes.land.map(planes), { ...still, className: 'land' }),
      leaflet.polyline(shapes.borders.map(plane), { ...still, className: 'borders' }),
    ];
    for (const layer of this.background) layer.addTo(this.map);
    for (const [iso3, polygons] of shapes.partners) {
      const path = leaflet
        .polygon(polygons.map(planes), { className: 'country absent', smoothFactor: 0.6 })
        .addTo(this.map);
      path.on('click', () => this.events.choose([iso3]));
      this.paths.set(iso3, path);
    }
    const open = leaflet.polygon(shapes.open.map(planes), { ...still, className: 'open' }).addTo(this.map);
    this.background.push(open);
    const svg = this.host.querySelector('svg');
    if (svg) this.marks = new MapMarks(svg, (members) => this.events.choose(members));
    if (this.look) this.show(this.look);
  }

  /** Frames the network or a region in what the plate leaves free. */
  frame(region = this.framed): void {
    this.framed = region;
    const [left = 0, bottom = 0, right = 1, top = 1] = this.places.regions[region] ?? this.places.network;
    const isWide = this.host.clientWidth > 900;
    const isMirrored = document.documentElement.dir === 'rtl';
    const plate = isWide ? 336 : 8;
    this.map.invalidateSize({ pan: false });
    this.map.fitBounds(
      [
        [bottom, left],
        [top, right],
      ],
      {
        paddingTopLeft: [isMirrored ? 16 : plate, 16],
        paddingBottomRight: [isMirrored ? plate : 16, 16],
        animate: false,
      },
    );
  }

  zoom(step: 1 | -1): void {
    this.map.setZoom(this.map.getZoom() + step * 0.8, { animate: false });
  }

  focus(iso3: string): void {
    this.current = iso3;
    this.handleOf(iso3)?.focus();
  }

  /** Keys of the map; true where the key was ours. */
  press(key: string): boolean {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const step = steps[key];
    if (step !== undefined) return this.walk(step);
    if (key === 'Enter' || key === ' ') this.events.choose([this.current]);
    else if (key === '+' || key === '=') this.zoom(1);
    else if (key === '-') this.zoom(-1);
    else if (key === '0') this.frame();
    else return false;
    return true;
  }

  show(look: MapLook): void {
    this.look = look;
    const shown = new Map(look.countries.map((country) => [country.iso3, country]));
    for (const [iso3, path] of this.paths) {
      const element = path.getElement();
      if (!(element instanceof SVGElement)) continue;
      const country = shown.get(iso3);
      element.classList.toggle('absent', !country);
      element.classList.toggle('dimmed', !!country && isDimmed(country, look.pickedOut));
      element.style.fill = country ? fillOf(country, look) : '';
      element.style.stroke = country ? edgeOf(country, look) : '';
    }
    this.encase(look.chosen);
    this.place();
  }

  private walk(step: number): boolean {
    const order = this.readingOrder();
    const place = order.indexOf(this.current);
    const next = order[(place + step + order.length) % order.length];
    if (!next) return false;
    this.current = next;
    this.name();
    const handle = this.handleOf(next);
    handle?.focus();
    this.reveal(next);
    return true;
  }

  /** From the top row of the map to the bottom, each row in reading direction. */
  private readingOrder(): readonly string[] {
    const rows = (iso3: string) => Math.round((this.places.countries[iso3]?.labelPoint[1] ?? 0) * -12);
    const column = (iso3: string) => this.places.countries[iso3]?.labelPoint[0] ?? 0;
    return (this.look?.countries ?? [])
      .map(({ iso3 }) => iso3)
      .sort((one, other) => rows(one) - rows(other) || column(one) - column(other));
  }

  private reveal(iso3: string): void {
    const point = this.places.countries[iso3]?.labelPoint;
    if (!point) return;
    const at: leaflet.LatLngTuple = [point[1], point[0]];
    const isWide = this.host.clientWidth > 900;
    this.map.panInside(at, {
      paddingTopLeft: [isWide ? 340 : 30, 30],
      paddingBottomRight: [isWide ? 400 : 30, 30],
      animate: false,
    });
  }

  private encase(chosen: string | null): void {
    for (const layer of this.casing) layer.remove();
    this.casing = [];
    const polygons = chosen ? this.shapes?.partners.get(chosen) : undefined;
    if (!polygons) return;
    this.casing = ['casing', 'chosen-line'].map((className) =>
      leaflet.polygon(polygons.map(planes), { className, interactive: false, smoothFactor: 0.6 }).addTo(this.map),
    );
    if (chosen) this.reveal(chosen);
    this.marks?.raise();
  }

  /** Marks, names, discs and secretariats, where they lie at this zoom. */
  private place(): void {
    const { look, marks } = this;
    if (!look || !marks) return;
    const all = look.countries.map((country) => this.markOf(country, look));
    // A large country that looks small from far out keeps its polygon: discs are for small states.
    const isDisc = ({ iso3, size }: Mark) =>
      size < leastSize.polygon && Math.max(...(this.places.countries[iso3]?.room ?? [1])) < smallState;
    const small = all.filter(isDisc);
    const large = all.filter((mark) => !isDisc(mark));
    const marked = large.filter(({ size }) => size >= leastSize.mark);
    marks.draw({
      marked,
      discs: discsOf(small, marked),
      states: new Map(small.map((mark) => [mark.iso3, mark])),
      secretariats: look.layers.secretariats
        ? Object.entries(this.places.secretariats).map(([code, [x, y]]) => ({
            ...this.pointOf(x, y),
            name: look.secretariats.get(code) ?? code,
          }))
        : [],
    });
    this.name();
  }

  private markOf(country: Shown, look: MapLook): Mark {
    const place = this.places.countries[country.iso3];
    const [from, to] = [this.pointOf(0, 0), this.pointOf(...(place?.room ?? [0, 0]))];
    const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    const size = Math.min(width, height);
    return {
      ...this.pointOf(...(place?.labelPoint ?? [0, 0])),
      iso3: country.iso3,
      size,
      // About six pixels a letter; a name may stand out a little on either side.
      name: size >= leastSize.name && country.name.length * 6 <= width * 1.4 ? country.name : '',
      share: country.order < 0 ? null : look.levelCount < 2 ? 1 : country.order / (look.levelCount - 1),
      isStale: country.freshness === 'stale',
      fill: fillOf(country, look),
      edge: edgeOf(country, look),
      isDimmed: isDimmed(country, look.pickedOut),
    };
  }

  /** One stop of Tab, a name for each country. */
  private name(): void {
    const { look } = this;
    if (!look) return;
    if (!look.countries.some(({ iso3 }) => iso3 === this.current)) this.current = this.readingOrder()[0] ?? '';
    for (const { iso3 } of look.countries) {
      const disc = this.marks?.discOf(iso3);
      const path = this.paths.get(iso3)?.getElement();
      const handle = disc ?? path;
      if (disc && path) for (const attribute of ['role', 'tabindex', 'aria-label']) path.removeAttribute(attribute);
      handle?.setAttribute('role', 'button');
      handle?.setAttribute('tabindex', iso3 === this.current ? '0' : '-1');
      handle?.setAttribute('aria-label', look.words.get(iso3) ?? iso3);
    }
  }

  private handleOf(iso3: string): SVGElement | undefined {
    const element = this.marks?.discOf(iso3) ?? this.paths.get(iso3)?.getElement();
    return element instanceof SVGElement ? element : undefined;
  }

  private pointOf(x: number, y: number): { readonly x: number; readonly y: number } {
    const { x: across, y: down } = this.map.latLngToLayerPoint([y, x]);
    return { x: across, y: down };
  }
}

function isDimmed(country: Shown, pickedOut: string | null): boolean {
  return pickedOut !== null && country.level !== pickedOut && country.empty !== pickedOut;
}

function fillOf(country: Shown, { levelCount, layers }: MapLook): string {
  if (country.empty) return `url(#empty-${country.empty})`;
  const name = `${country.order + 1}-of-${levelCount}`;
  return layers.patterns ? `url(#level-${name})` : `var(--level-${name})`;
}

function edgeOf(country: Shown, { levelCount }: MapLook): string {
  return country.empty ? 'var(--map-ink)' : `var(--edge-${country.order + 1}-of-${levelCount})`;
}

function plane(ring: Ring): leaflet.LatLngTuple[] {
  return ring.map(([x, y]) => [y, x]);
}

function planes(polygon: readonly Ring[]): leaflet.LatLngTuple[][] {
  return polygon.map(plane);
}
