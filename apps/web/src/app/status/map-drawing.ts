import * as leaflet from './leaflet-parts';
import { EdgeColours } from './map-edges';
import { edgeOf, fillOf, isDimmed, layoutOf, type MapLook, type Pixel, writtenWidths } from './map-layout';
import { MapMarks } from './map-marks';
import type { Box } from './map-names';
import { isMirrored, MapStops, pointOf, stopsOf } from './map-stops';
import { MapTip } from './map-tip';
import type { Places, Ring, Shapes } from '../ui/map-geometry';

export interface MapEvents {
  choose(members: readonly string[]): void;
  zoomedIn(): void;
}

const fineFromZoom = 10;

/** Holds Leaflet: coordinates are projected units, so that its plane is the map's. */
export class MapDrawing {
  private readonly map: leaflet.Map;
  private readonly paths = new Map<string, leaflet.Polygon>();
  private background: leaflet.Layer[] = [];
  private casing: leaflet.Polygon[] = [];
  private marks: MapMarks | undefined;
  private edges: EdgeColours | undefined;
  private look: MapLook | undefined;
  private shapes: Shapes | undefined;
  private framed = '';
  private readonly stops = new MapStops();
  private readonly tip: MapTip;
  private readonly widthOf = writtenWidths();

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
    this.tip = new MapTip(
      host,
      (place) => this.saysOf(place),
      () => this.free(),
    );
    host.addEventListener('focusin', ({ target }) => this.come(target));
    host.addEventListener('focusout', () => this.encase());
    this.map.on('zoomstart movestart', () => this.tip.hide());
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
    this.keepingFocus(() => {
      this.drawShapes(shapes);
      if (this.look) this.show(this.look);
    });
  }

  private drawShapes(shapes: Shapes): void {
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
      path.getElement()?.setAttribute('data-place', iso3);
      this.paths.set(iso3, path);
    }
    const open = leaflet.polygon(shapes.open.map(planes), { ...still, className: 'open' }).addTo(this.map);
    this.background.push(open);
    const svg = this.host.querySelector('svg');
    if (!svg) return;
    this.edges ??= new EdgeColours(svg);
    this.marks = new MapMarks(svg, (members) => this.events.choose(members));
  }

  /** Frames the network or a region in what the plate leaves free. */
  frame(region = this.framed): void {
    this.framed = region;
    const [left = 0, bottom = 0, right = 1, top = 1] = this.places.regions[region] ?? this.places.network;
    const isWide = this.host.clientWidth > 900;
    const plate = isWide ? 336 : 8;
    this.map.invalidateSize({ pan: false });
    this.map.fitBounds(
      [
        [bottom, left],
        [top, right],
      ],
      {
        paddingTopLeft: [isMirrored() ? 16 : plate, 16],
        paddingBottomRight: [isMirrored() ? plate : 16, 16],
        animate: false,
      },
    );
  }

  zoom(step: 1 | -1): void {
    this.map.setZoom(this.map.getZoom() + step * 0.8, { animate: false });
  }

  focus(iso3: string): void {
    this.stops.focus(iso3);
  }

  /** Keys of the map; true where the key was ours. */
  press(key: string): boolean {
    const forwards = isMirrored() ? -1 : 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: forwards,
      ArrowDown: 1,
      ArrowLeft: -forwards,
      ArrowUp: -1,
    };
    const step = steps[key];
    if (step !== undefined) return this.walk(step);
    if (key === 'Enter' || key === ' ') {
      if (this.stops.ids.length > 0) this.events.choose(this.stops.ids);
    } else if (key === '+' || key === '=') this.zoom(1);
    else if (key === '-') this.zoom(-1);
    else if (key === '0') this.frame();
    else return key === 'Escape' && this.tip.hide();
    return true;
  }

  show(look: MapLook): void {
    this.look = look;
    const shown = new Map(look.countries.map((country) => [country.iso3, country]));
    const inks = this.edges?.inksAmong(look.countries.map((country) => edgeOf(country, look)));
    for (const [iso3, path] of this.paths) {
      const element = path.getElement();
      if (!(element instanceof SVGElement)) continue;
      const country = shown.get(iso3);
      element.classList.toggle('absent', !country);
      element.classList.toggle('dimmed', !!country && isDimmed(country, look.pickedOut));
      element.style.fill = country ? fillOf(country, look) : '';
      element.style.stroke = country ? edgeOf(country, look) : '';
      element.classList.toggle('inked', !!country && !!inks?.has(edgeOf(country, look)));
    }
    this.inOrder();
    if (look.chosen) this.reveal(look.chosen);
    this.encase();
    this.place();
  }

  /** Outlines in ink are drawn after those in paper, so that no edge is half hidden by a neighbour. */
  private inOrder(): void {
    const open = this.host.querySelector('.open');
    const parent = open?.parentNode;
    if (!parent || !open) return;
    const now = [...parent.children].filter((each) => each.classList.contains('country'));
    const isInked = (each: Element) => each.classList.contains('inked');
    const wanted = [...now.filter((each) => !isInked(each)), ...now.filter(isInked)];
    if (wanted.every((each, place) => each === now[place])) return;
    this.keepingFocus(() => {
      for (const each of wanted) parent.insertBefore(each, open);
    });
  }

  /** Drawing again takes the focus from what is drawn: it goes back to the same place. */
  private keepingFocus(draw: () => void): void {
    const place = placeOf(document.activeElement);
    const isHere = place !== undefined && this.host.contains(document.activeElement);
    draw();
    if (isHere && placeOf(document.activeElement) !== place) this.stops.focus(place);
  }

  private come(target: EventTarget | null): void {
    const place = target instanceof Element ? placeOf(target) : undefined;
    if (!place) return;
    this.stops.come(place);
    this.encase();
  }

  private walk(step: number): boolean {
    const next = this.stops.step(step);
    if (next !== undefined) this.reveal(next);
    return next !== undefined;
  }

  private reveal(place: string): void {
    const point = pointOf(place, this.places);
    if (!point) return;
    const isWide = this.host.clientWidth > 900;
    const [start, end] = isWide ? [340, this.look?.chosen ? 400 : 30] : [30, 30];
    this.map.panInside([point[1], point[0]], {
      paddingTopLeft: [isMirrored() ? end : start, 30],
      paddingBottomRight: [isMirrored() ? start : end, 30],
      animate: false,
    });
  }

  /** The chosen country and the one with the focus, when it came there by keys. */
  private encase(): void {
    for (const layer of this.casing) layer.remove();
    const focused = this.host.querySelector('.country:focus-visible');
    const wanted = new Set([placeOf(focused), this.look?.chosen]);
    this.casing = [...wanted].flatMap((iso3) => {
      const polygons = iso3 ? this.shapes?.partners.get(iso3) : undefined;
      if (!polygons) return [];
      return ['casing', 'chosen-line'].map((className) =>
        leaflet.polygon(polygons.map(planes), { className, interactive: false, smoothFactor: 0.6 }).addTo(this.map),
      );
    });
    this.marks?.raise();
  }

  /** Marks, names, discs and secretariats, where they lie at this zoom. */
  private place(): void {
    const { look, marks } = this;
    if (!look || !marks) return;
    const frame = { pointOf: this.pixelOf, free: this.free('drawing'), widthOf: this.widthOf };
    this.keepingFocus(() => {
      marks.draw(layoutOf(look, this.places, frame));
      this.stops.set(stopsOf(look, this.places, (id) => this.handleOf(id)));
    });
  }

  private handleOf(place: string): SVGElement | undefined {
    const handle = this.marks?.handleOf(place) ?? this.paths.get(place)?.getElement();
    return handle instanceof SVGElement ? handle : undefined;
  }

  private saysOf(place: string): { readonly words: string; readonly x: number; readonly y: number } {
    const [first = ''] = place.split(' ');
    const words = this.stops.wordsOf(first);
    const disc = this.marks?.handleOf(first)?.getBoundingClientRect();
    const host = this.host.getBoundingClientRect();
    if (disc) return { words, x: (disc.left + disc.right) / 2 - host.left, y: (disc.top + disc.bottom) / 2 - host.top };
    const [x, y] = pointOf(first, this.places) ?? [0, 0];
    const at = this.map.latLngToContainerPoint([y, x]);
    return { words, x: at.x, y: at.y };
  }

  /** What the plate leaves free, in pixels of the map on screen or of its drawing. */
  private free(of: 'screen' | 'drawing' = 'screen'): Box {
    // As Leaflet knows it: to measure while drawing makes the browser lay out the page each time.
    const { x: width, y: height } = this.map.getSize();
    const plate = width > 900 ? 336 : 0;
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const [x, y] = of === 'screen' ? [0, 0] : [corner.x, corner.y];
    return {
      left: x + (isMirrored() ? 0 : plate) + 2,
      right: x + width - (isMirrored() ? plate : 0) - 2,
      top: y + 2,
      bottom: y + height - 2,
    };
  }

  private readonly pixelOf = (x: number, y: number): Pixel => {
    const { x: across, y: down } = this.map.latLngToLayerPoint([y, x]);
    return { x: across, y: down };
  };
}

/** The first country or region that an element of the drawing stands for. */
function placeOf(element: Element | null): string | undefined {
  return element?.getAttribute('data-place')?.split(' ')[0];
}

function plane(ring: Ring): leaflet.LatLngTuple[] {
  return ring.map(([x, y]) => [y, x]);
}

function planes(polygon: readonly Ring[]): leaflet.LatLngTuple[][] {
  return polygon.map(plane);
}
