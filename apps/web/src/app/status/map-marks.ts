import type { NamePlace } from './map-names';
import { patternsFor, tilesAt } from './map-patterns';
import { element, ringAndSlice } from './map-shapes';
import type { Disc } from './small-states';

/** A country's mark at its label point, in pixels of the drawing. */
export interface Mark {
  readonly iso3: string;
  readonly x: number;
  readonly y: number;
  /** The smaller side of its frame, and its width. */
  readonly size: number;
  readonly room: number;
  readonly name: string;
  /** Of the whole way, 0 to 1; null without a level. */
  readonly share: number | null;
  readonly isStale: boolean;
  /** The colour of its level, and what fills the polygon: that colour or a pattern. */
  readonly colour: string;
  readonly fill: string;
  /** The pattern of its level and age; none where colours are enough. */
  readonly tiles: string | null;
  readonly edge: string;
  readonly isDimmed: boolean;
}

/** The seat of a region's secretariat. */
export interface Seat {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

export interface MarksToDraw {
  readonly levelCount: number;
  readonly all: readonly Mark[];
  /** Those large enough for a mark. */
  readonly marked: readonly Mark[];
  readonly names: ReadonlyMap<string, NamePlace>;
  readonly discs: readonly Disc[];
  readonly states: ReadonlyMap<string, Mark>;
  readonly seats: readonly Seat[];
}

/** Everything that lies over the countries, in the same drawing. */
export class MapMarks {
  private readonly group: SVGElement;
  private patterns: SVGElement;
  private readonly handles = new Map<string, SVGElement>();
  /** What lies there now, by all that it shows: most countries read as they did a quarter before. */
  private drawn: ReadonlyMap<string, readonly SVGElement[]> = new Map();

  constructor(
    private readonly svg: SVGSVGElement,
    private readonly choose: (members: readonly string[]) => void,
  ) {
    this.patterns = patternsFor(0);
    svg.prepend(this.patterns);
    this.group = element('g', { class: 'marks' });
    svg.append(this.group);
  }

  remove(): void {
    this.group.remove();
    this.patterns.remove();
  }

  /** Above what Leaflet added since. */
  raise(): void {
    if (this.svg.lastChild !== this.group) this.svg.append(this.group);
  }

  /** The disc of a small state or the diamond of a secretariat. */
  handleOf(id: string): SVGElement | undefined {
    return this.handles.get(id);
  }

  draw({ levelCount, all, marked, names, discs, states, seats }: MarksToDraw): void {
    if (this.patterns.dataset['levels'] !== `${levelCount}`) {
      const patterns = patternsFor(levelCount);
      this.patterns.replaceWith(patterns);
      this.patterns = patterns;
    }
    const drawing = new Map<string, readonly SVGElement[]>();
    const once = (shown: readonly unknown[], make: () => readonly SVGElement[]) => {
      const name = JSON.stringify(shown);
      const elements = this.drawn.get(name) ?? make();
      drawing.set(name, elements);
      return elements;
    };
    this.handles.clear();
    this.group.replaceChildren(
      ...all.flatMap(({ iso3, tiles, x, y }) =>
        tiles ? [tilesAt(`tiles-${iso3}`, tiles, { x, y: y + (names.get(iso3)?.lift ?? 0) })] : [],
      ),
      ...marked.flatMap((mark) => {
        const name = names.get(mark.iso3);
        return once(['mark', mark, name], () => [markOf(mark, name)]);
      }),
      // Names last of these, so that no neighbour's mark lies over one.
      ...marked.flatMap((mark) => {
        const name = names.get(mark.iso3);
        return once(['name', mark, name], () => nameOf(mark, name));
      }),
      ...discs.flatMap((disc) => {
        const shown = disc.members.map((iso3) => states.get(iso3));
        const elements = once(['disc', disc, shown], () => this.discElements(disc, states));
        return this.handledBy(elements, disc.members);
      }),
      ...seats.flatMap((seat) =>
        this.handledBy(
          once(['seat', seat], () => [diamondOf(seat)]),
          [seat.code],
        ),
      ),
    );
    this.drawn = drawing;
  }

  /** The last of them is what can be pointed at. */
  private handledBy(elements: readonly SVGElement[], ids: readonly string[]): readonly SVGElement[] {
    const handle = elements.at(-1);
    if (handle) for (const id of ids) this.handles.set(id, handle);
    return elements;
  }

  private discElements(disc: Disc, states: ReadonlyMap<string, Mark>): SVGElement[] {
    const first = states.get(disc.members[0] ?? '');
    if (!first) return [];
    const isMerged = disc.members.length > 1;
    const isDimmed = disc.members.every((iso3) => states.get(iso3)?.isDimmed ?? true);
    const group = element('g', {
      class: `disc${isDimmed ? ' dimmed' : ''}`,
      'data-place': disc.members.join(' '),
      transform: `translate(${disc.x} ${disc.y})`,
    });
    const shape = element('circle', { class: 'disc-shape', r: '7' });
    // A disc is smaller than the tiles of these two patterns, and would catch none of their ink.
    const isSparse = /not-(asked|applicable)/.test(first.fill);
    shape.style.fill = isMerged || isSparse ? 'var(--map-paper)' : first.share === null ? first.fill : first.colour;
    group.append(element('circle', { class: 'disc-target', r: '12' }), shape);
    if (isMerged) {
      const count = element('text', { class: 'disc-count' });
      count.textContent = String(disc.members.length);
      group.append(count);
    } else if (first.share !== null) {
      group.append(...ringAndSlice({ ...first, share: first.share }, 0, 0.66));
    } else if (isSparse) {
      const isDash = first.fill.includes('applicable');
      group.append(element('path', { class: `disc-sign${isDash ? '' : ' dots'}`, d: isDash ? 'M-3 0h6' : dotsOfDisc }));
    }
    group.addEventListener('click', () => this.choose(disc.members));
    if (!disc.from) return [group];
    const [from, to] = [disc.from, disc];
    return [
      element('line', { class: 'leader', x1: `${from.x}`, y1: `${from.y}`, x2: `${to.x}`, y2: `${to.y}` }),
      group,
    ];
  }
}

function diamondOf({ code, x, y }: Seat): SVGElement {
  const group = element('g', { class: 'secretariat', 'data-place': code, transform: `translate(${x} ${y})` });
  group.append(
    element('circle', { class: 'disc-target', r: '9' }),
    element('path', { class: 'diamond', d: 'M0-5 5 0 0 5-5 0Z' }),
  );
  return group;
}

const dotsOfDisc = 'M-2.5-2.5h0M2.5-2.5h0M0 0h0M-2.5 2.5h0M2.5 2.5h0';

function markOf(mark: Mark, name: NamePlace | undefined): SVGElement {
  const group = element('g', { transform: `translate(${mark.x} ${mark.y})`, class: mark.isDimmed ? 'dimmed' : '' });
  if (mark.share === null) return group;
  const lift = name?.lift ?? 0;
  if (mark.tiles) {
    // On the tiles of a pattern the mark needs quiet ground.
    const ground = element('circle', { r: '8', cy: `${lift}` });
    ground.style.fill = mark.colour;
    group.append(ground);
  }
  group.append(...ringAndSlice({ ...mark, share: mark.share }, lift));
  return group;
}

function nameOf(mark: Mark, place: NamePlace | undefined): SVGElement[] {
  if (!place) return [];
  const text = element('text', {
    class: mark.isDimmed ? 'name dimmed' : 'name',
    x: `${mark.x + place.x}`,
    y: `${mark.y + place.y}`,
  });
  text.textContent = mark.name;
  text.style.fill = mark.share === null ? 'var(--map-ink)' : mark.edge;
  text.style.stroke = mark.share === null ? 'var(--map-paper)' : mark.colour;
  return [text];
}
