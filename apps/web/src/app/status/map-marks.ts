import { slicePath } from '../ui/level-mark';
import type { Disc } from './small-states';

/** A country's mark at its label point, in pixels of the drawing. */
export interface Mark {
  readonly iso3: string;
  readonly x: number;
  readonly y: number;
  /** The smaller side of its frame. */
  readonly size: number;
  /** Empty where there is no room for it. */
  readonly name: string;
  /** Of the whole way, 0 to 1; null without a level. */
  readonly share: number | null;
  readonly isStale: boolean;
  readonly fill: string;
  readonly edge: string;
  readonly isDimmed: boolean;
}

interface MarksToDraw {
  readonly marked: readonly Mark[];
  readonly discs: readonly Disc[];
  readonly states: ReadonlyMap<string, Mark>;
  readonly secretariats: readonly { readonly x: number; readonly y: number; readonly name: string }[];
}

const namespace = 'http://www.w3.org/2000/svg';

/** Everything that lies over the countries, in the same drawing. */
export class MapMarks {
  private readonly group: SVGElement;
  private readonly discs = new Map<string, SVGElement>();

  constructor(
    private readonly svg: SVGSVGElement,
    private readonly choose: (members: readonly string[]) => void,
  ) {
    svg.prepend(patterns());
    this.group = element('g', { class: 'marks' });
    svg.append(this.group);
  }

  remove(): void {
    this.group.remove();
    this.svg.querySelector('defs.portal-patterns')?.remove();
  }

  /** Above what Leaflet added since. */
  raise(): void {
    this.svg.append(this.group);
  }

  discOf(iso3: string): SVGElement | undefined {
    return this.discs.get(iso3);
  }

  draw({ marked, discs, states, secretariats }: MarksToDraw): void {
    const focused = [...this.discs].find(([, disc]) => disc === document.activeElement)?.[0];
    this.discs.clear();
    this.group.replaceChildren(
      ...namesThatFit(marked).flatMap((mark) => this.markOf(mark)),
      ...discs.flatMap((disc) => this.discElements(disc, states)),
      ...secretariats.map(({ x, y, name }) => {
        const diamond = element('path', {
          class: 'secretariat',
          d: 'M0-5 5 0 0 5-5 0Z',
          transform: `translate(${x} ${y})`,
        });
        const title = element('title', {});
        title.textContent = name;
        diamond.append(title);
        return diamond;
      }),
    );
    if (focused) this.discs.get(focused)?.focus();
  }

  private markOf(mark: Mark): SVGElement[] {
    const group = element('g', { transform: `translate(${mark.x} ${mark.y})`, class: mark.isDimmed ? 'dimmed' : '' });
    if (mark.share !== null) group.append(...ringAndSlice(mark, mark.name ? -6 : 0));
    if (mark.name) {
      const text = element('text', { class: 'name', y: mark.share === null ? '4' : '11' });
      text.textContent = mark.name;
      text.style.fill = mark.share === null ? 'var(--map-ink)' : mark.edge;
      text.style.stroke =
        mark.share === null ? 'var(--map-paper)' : mark.fill.startsWith('url') ? 'var(--map-paper)' : mark.fill;
      group.append(text);
    }
    return [group];
  }

  private discElements(disc: Disc, states: ReadonlyMap<string, Mark>): SVGElement[] {
    const first = states.get(disc.members[0] ?? '');
    if (!first) return [];
    const group = element('g', {
      class: `disc${first.isDimmed ? ' dimmed' : ''}`,
      transform: `translate(${disc.x} ${disc.y})`,
    });
    const shape = element('circle', { class: 'disc-shape', r: '7' });
    shape.style.fill = disc.members.length > 1 ? 'var(--map-paper)' : first.fill;
    shape.style.stroke = disc.members.length > 1 ? 'var(--map-ink)' : 'var(--map-ink)';
    group.append(element('circle', { class: 'disc-target', r: '12' }), shape);
    if (disc.members.length > 1) {
      const count = element('text', { class: 'disc-count' });
      count.textContent = String(disc.members.length);
      group.append(count);
    } else if (first.share !== null) {
      group.append(...ringAndSlice(first, 0, 0.66));
    }
    group.addEventListener('click', () => this.choose(disc.members));
    for (const iso3 of disc.members) this.discs.set(iso3, group);
    const leader = disc.from
      ? [
          element('line', {
            class: 'leader',
            x1: `${disc.from.x}`,
            y1: `${disc.from.y}`,
            x2: `${disc.x}`,
            y2: `${disc.y}`,
          }),
        ]
      : [];
    return [...leader, group];
  }
}

/** Names that collide with one placed before lose theirs; larger countries come first. */
function namesThatFit(marks: readonly Mark[]): readonly Mark[] {
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  return [...marks]
    .sort((one, other) => other.size - one.size)
    .map((mark) => {
      if (!mark.name) return mark;
      const half = mark.name.length * 3.1;
      const fits = taken.every(
        (each) => Math.abs(each.y - mark.y) > 13 || Math.abs(each.x - mark.x) > each.half + half,
      );
      if (fits) taken.push({ x: mark.x, y: mark.y, half });
      return fits ? mark : { ...mark, name: '' };
    });
}

function ringAndSlice(mark: Mark, lift: number, scale = 1): SVGElement[] {
  const ring = element('circle', {
    class: mark.isStale ? 'mark-ring stale' : 'mark-ring',
    r: `${5.2 * scale}`,
    cy: `${lift}`,
  });
  ring.style.stroke = mark.edge;
  const share = mark.share ?? 0;
  if (share <= 0) return [ring];
  const slice =
    share >= 1
      ? element('circle', { r: `${3.2 * scale}`, cy: `${lift}` })
      : element('path', { d: slicePath(share, 3.4 * scale), transform: `translate(0 ${lift})` });
  slice.style.fill = mark.edge;
  return [ring, slice];
}

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  return made;
}

/** The fills of the four empty kinds, and each level's own mark at 16 px for the patterns layer. */
function patterns(): SVGElement {
  const defs = element('defs', { class: 'portal-patterns' });
  const tile = (id: string, size: number, ...parts: SVGElement[]) => {
    const pattern = element('pattern', { id, width: `${size}`, height: `${size}`, patternUnits: 'userSpaceOnUse' });
    pattern.append(...parts);
    defs.append(pattern);
  };
  const ground = (size: number, kind: 'paper' | 'land') =>
    element('rect', { class: `pattern-${kind}`, width: `${size}`, height: `${size}` });
  const line = (d: string, width: string) => element('path', { class: 'pattern-ink', d, 'stroke-width': width });
  const dot = (cx: string, cy: string) => element('circle', { class: 'pattern-dot', cx, cy, r: '0.9' });
  tile('empty-silent', 6, ground(6, 'paper'), line('M-1 1 1-1M0 6 6 0M5 7 7 5', '1.3'));
  tile('empty-not-shared', 5, ground(5, 'land'), line('M0 2.5h5', '1.1'));
  tile('empty-not-asked', 7, ground(7, 'paper'), dot('2', '2'), dot('5.5', '5.5'));
  tile('empty-not-applicable', 10, ground(10, 'paper'), line('M3 5h4', '1.1'));
  for (let count = 1; count <= 8; count += 1) {
    for (let order = 0; order < count; order += 1) {
      const name = `${order + 1}-of-${count}`;
      const rect = element('rect', { width: '16', height: '16' });
      rect.style.fill = `var(--level-${name})`;
      const share = count < 2 ? 1 : order / (count - 1);
      const marks = ringAndSlice(
        {
          edge: `var(--edge-${name})`,
          share,
          isStale: false,
          fill: '',
          iso3: '',
          isDimmed: false,
          name: '',
          size: 0,
          x: 0,
          y: 0,
        },
        0,
        0.8,
      );
      const centred = element('g', { transform: 'translate(8 8)' });
      centred.append(...marks);
      tile(`level-${name}`, 16, rect, centred);
    }
  }
  return defs;
}
