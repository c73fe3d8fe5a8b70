import type { EmptyKind } from '@portal/domain';
import type { Drawing, View } from './later-paper';

/** A quarter of a millimetre is one unit: on it a mark is as large as on screen. A4 landscape, the map 267 × 150 mm. */
const unit = 4;
const page = { width: 297 * unit, height: 210 * unit } as const;
const map = { left: 15 * unit, top: 25 * unit, width: 267 * unit, height: 150 * unit } as const;
const kinds: readonly EmptyKind[] = ['silent', 'not-shared', 'not-asked', 'not-applicable'];

/** What the plate says besides the map. */
export interface PlateWords {
  readonly title: string;
  readonly says: string;
  readonly levels: readonly { readonly name: string; readonly count: string }[];
  readonly kinds: Readonly<Record<EmptyKind, { readonly name: string; readonly count: string }>>;
  readonly outOfDate: string;
  readonly secretariat: string;
  readonly openBoundary: string;
  /** What stands at the foot, a paragraph each. */
  readonly foot: readonly string[];
  readonly sample: string | null;
  readonly language: string;
  readonly isRightToLeft: boolean;
}

/**
 * The whole plate as one drawing that stands by itself: its colours and fonts are in it, always the light ones. Printed
 * as it is, and drawn on a canvas for the picture.
 */
export function plateOf(view: View, words: PlateWords, drawing: Drawing): SVGElement {
  const { element } = drawing;
  const svg = element('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${page.width} ${page.height}`,
    width: `${page.width}`,
    height: `${page.height}`,
    lang: words.language,
  });
  const style = element('style', {});
  style.textContent = `svg{${colours(view.indicator.levels.length)}}${rules}`;
  svg.append(style, element('rect', { class: 'sheet', width: `${page.width}`, height: `${page.height}` }));
  const writer = new Writer(svg, words, drawing);
  writer.line(words.title, 'title', 0, 54);
  if (words.sample) writer.end(words.sample, 'sample', 54);
  writer.paragraph(words.says, 'says', 78, 20, 1);
  svg.append(mapOf(view, drawing));
  writer.legend(view, map.top + map.height + 20);
  return svg;
}

/** The map in its own frame, with patterns, marks, names, discs and the codes of small states. */
function mapOf(view: View, drawing: Drawing): SVGElement {
  const { element, MapMarks } = drawing;
  const { shapes, places, picture, indicator } = view;
  const frame = element('svg', {
    x: `${map.left}`,
    y: `${map.top}`,
    width: `${map.width}`,
    height: `${map.height}`,
    viewBox: `0 0 ${map.width} ${map.height}`,
  });
  const look = {
    countries: picture.countries,
    levelCount: indicator.levels.length,
    words: new Map<string, string>(),
    chosen: null,
    pickedOut: null,
    layers: { patterns: true, secretariats: true },
    secretariats: view.secretariats,
  };
  const pointOf = fitted(places.regions[view.region] ?? places.network);
  const path = (polygons: readonly (readonly (readonly (readonly [number, number])[])[])[], close = 'Z') =>
    polygons
      .flat()
      .map((ring) => `M${ring.map((each) => pointText(pointOf(...each))).join('L')}${close}`)
      .join('');
  const shown = new Map(picture.countries.map((country) => [country.iso3, country]));
  frame.append(
    element('rect', { class: 'sea', width: `${map.width}`, height: `${map.height}` }),
    element('path', { class: 'land', d: path(shapes.land) }),
    element('path', { class: 'borders', d: path([shapes.borders], '') }),
  );
  const outlined: { readonly shape: SVGElement; readonly isInked: boolean }[] = [];
  for (const [iso3, polygons] of shapes.partners) {
    const country = shown.get(iso3);
    const shape = element('path', { class: country ? 'country' : 'land', d: path(polygons) });
    const edge = country ? drawing.edgeOf(country, look) : '';
    if (country) Object.assign(shape.style, { fill: drawing.fillOf(country, look), stroke: edge });
    outlined.push({ shape, isInked: valueOf(/--[\w-]+/.exec(edge)?.[0] ?? '--land') !== valueOf('--map-paper') });
  }
  // Outlines in ink after those in paper, as on screen: no edge is half hidden by a neighbour.
  outlined.sort((one, other) => Number(one.isInked) - Number(other.isInked));
  frame.append(...outlined.map(({ shape }) => shape));
  frame.append(element('path', { class: 'open', d: path(shapes.open) }));
  const laid = drawing.layoutOf(look, places, {
    pointOf,
    widthOf: drawing.writtenWidths(),
    free: { left: 2, top: 2, right: map.width - 2, bottom: map.height - 2 },
  });
  if (frame instanceof SVGSVGElement) new MapMarks(frame, () => undefined).draw(laid);
  const codes = codesOf(laid.discs);
  for (const { x, y, text } of codes) {
    const code = element('text', { class: 'code', x: `${x}`, y: `${y}` });
    code.textContent = text;
    frame.append(code);
  }
  return frame;
}

/** From projected units to the frame's, as large as they fit. */
export function fitted([left = 0, bottom = 0, right = 1, top = 1]: readonly number[]) {
  const room = 14;
  const scale = Math.min((map.width - 2 * room) / (right - left), (map.height - 2 * room) / (top - bottom));
  return (x: number, y: number) => ({
    x: map.width / 2 + (x - (left + right) / 2) * scale,
    y: map.height / 2 - (y - (bottom + top) / 2) * scale,
  });
}

function pointText({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

interface Disc {
  readonly members: readonly string[];
  readonly x: number;
  readonly y: number;
}

const codeHeight = 9;
const letterWidth = 6.2;

/** The code of each small state beside its disc: on the first of its sides where nothing stands yet, else to its right. */
export function codesOf(discs: readonly Disc[]): readonly (Disc & { readonly text: string })[] {
  const taken = discs.map(({ x, y }) => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 }));
  return discs.map((disc) => {
    const text = disc.members.join(' ');
    const width = text.length * letterWidth;
    const sides = [
      { x: disc.x + 10 + width / 2, y: disc.y },
      { x: disc.x - 10 - width / 2, y: disc.y },
      { x: disc.x, y: disc.y - 14 },
      { x: disc.x, y: disc.y + 14 },
    ].map((middle) => ({
      ...middle,
      box: {
        left: middle.x - width / 2,
        right: middle.x + width / 2,
        top: middle.y - codeHeight / 2,
        bottom: middle.y + codeHeight / 2,
      },
    }));
    const free = sides.find(
      ({ box }) =>
        box.left > 0 &&
        box.right < map.width &&
        !taken.some(
          (other) =>
            box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
        ),
    );
    const { x, y, box } = free ?? sides[0] ?? { x: disc.x, y: disc.y, box: { left: 0, right: 0, top: 0, bottom: 0 } };
    taken.push(box);
    return { members: disc.members, x, y: y + codeHeight / 2 - 1, text };
  });
}

/** Writes lines from the side on which its language begins. */
class Writer {
  private readonly canvas = document.createElement('canvas').getContext('2d');

  constructor(
    private readonly svg: SVGElement,
    private readonly words: PlateWords,
    private readonly drawing: Drawing,
  ) {}

  /** @param from how far from where lines begin */
  line(text: string, look: keyof typeof fonts, from: number, y: number): void {
    this.put(text, look, this.at(from), y, 'start');
  }

  end(text: string, look: keyof typeof fonts, y: number): void {
    this.put(text, look, this.at(map.width), y, 'end');
  }

  /** Answers where the next line would begin. */
  paragraph(text: string, look: keyof typeof fonts, y: number, height: number, most = 3): number {
    const lines = wrapped(text, map.width, (some) => this.widthOf(some, look), this.words.language).slice(0, most);
    for (const [place, each] of lines.entries()) this.line(each, look, 0, y + place * height);
    return y + lines.length * height;
  }

  /** Levels and empty kinds with their counts, the signs of the map, and the foot. */
  legend({ indicator }: View, top: number): void {
    const { element, ringAndSlice } = this.drawing;
    const count = indicator.levels.length;
    const rows = [
      ...[...this.words.levels.entries()].reverse().map(([order, { name, count: many }]) => ({
        text: `${name}: ${many}`,
        fill: `var(--level-${order + 1}-of-${count})`,
        mark: ringAndSlice(
          { share: count < 2 ? 1 : order / (count - 1), isStale: false, edge: `var(--edge-${order + 1}-of-${count})` },
          0,
        ),
      })),
      ...kinds.map((kind) => ({
        text: `${this.words.kinds[kind].name}: ${this.words.kinds[kind].count}`,
        fill: `url(#empty-${kind})`,
        mark: [] as SVGElement[],
      })),
      {
        text: this.words.outOfDate,
        fill: 'none',
        mark: ringAndSlice({ share: 0, isStale: true, edge: 'var(--map-ink)' }, 0),
      },
      {
        text: this.words.secretariat,
        fill: 'none',
        mark: [element('path', { class: 'diamond', d: 'M0-5 5 0 0 5-5 0Z' })],
      },
      { text: this.words.openBoundary, fill: 'none', mark: [element('path', { class: 'open', d: 'M-13 0h26' })] },
    ];
    let [from, y] = [0, top];
    for (const { text, fill, mark } of rows) {
      const width = 38 + this.widthOf(text, 'legend') + 20;
      if (from + width > map.width && from > 0) [from, y] = [0, y + 20];
      const swatch = element('g', { transform: `translate(${this.at(from + 15)} ${y - 4})` });
      const box = element('rect', { class: 'swatch', x: '-15', y: '-8', width: '30', height: '16', rx: '2' });
      box.style.fill = fill;
      if (fill === 'none') box.style.stroke = 'none';
      swatch.append(box, ...mark);
      this.svg.append(swatch);
      this.line(text, 'legend', from + 38, y);
      from += width;
    }
    y += 20;
    for (const text of this.words.foot) y = this.paragraph(text, 'foot', y, 12, 2);
  }

  private put(text: string, look: keyof typeof fonts, x: number, y: number, anchor: 'start' | 'end'): void {
    const line = this.drawing.element('text', {
      class: look,
      x: `${x}`,
      y: `${y}`,
      'text-anchor': anchor,
      direction: this.words.isRightToLeft ? 'rtl' : 'ltr',
    });
    line.textContent = text;
    this.svg.append(line);
  }

  private at(from: number): number {
    return this.words.isRightToLeft ? map.left + map.width - from : map.left + from;
  }

  private widthOf(text: string, look: keyof typeof fonts): number {
    if (!this.canvas) return text.length * 6;
    const { weight, size, family } = fonts[look];
    this.canvas.font = `${weight} ${size}px ${valueOf(family)}`;
    return this.canvas.measureText(text).width;
  }
}

/** Breaks a text into lines no wider than this, between words as its language has them. */
export function wrapped(
  text: string,
  width: number,
  widthOf: (text: string) => number,
  language: string,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (line !== '' && widthOf((line + segment).trimEnd()) > width) {
      lines.push(line.trim());
      line = '';
    }
    line += segment;
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
}

const fonts = {
  title: { weight: 600, size: 26, family: '--serif' },
  says: { weight: 400, size: 15, family: '--serif' },
  legend: { weight: 400, size: 12, family: '--sans' },
  foot: { weight: 400, size: 9, family: '--sans' },
  sample: { weight: 600, size: 14, family: '--sans' },
} as const;

const rules =
  Object.entries(fonts)
    .map(([name, { weight, size, family }]) => `.${name}{font:${weight} ${size}px var(${family});fill:var(--ink)}`)
    .join('') +
  `.foot{fill:var(--ink-2)}.sample{fill:var(--caution)}.sheet{fill:var(--map-paper)}.sea{fill:var(--sea)}
.land,.open{fill:var(--land);stroke:none}.borders{fill:none;stroke:var(--map-paper);stroke-width:.7}
.open{stroke:var(--line-strong);stroke-width:.9;stroke-dasharray:3 2.5}.country{stroke-width:.9;stroke-linejoin:round}
.mark-ring{fill:none;stroke-width:1.4}.mark-ring.stale{stroke-dasharray:.2 2.6;stroke-linecap:round;stroke-width:1.8}
.name{font:600 10.5px/1 var(--sans);text-anchor:middle;paint-order:stroke;stroke-width:2.6px;stroke-linejoin:round}
.code{font:600 9px/1 var(--sans);text-anchor:middle;fill:var(--map-ink);paint-order:stroke;stroke:var(--sea);stroke-width:2.4px}
.leader{stroke:var(--map-ink)}.disc-target{fill:none}.disc-shape{stroke:var(--map-ink)}
.disc-sign{fill:none;stroke:var(--map-ink);stroke-width:1.1}.disc-sign.dots{stroke-linecap:round;stroke-width:1.6}
.disc-count{font:600 10px/1 var(--sans);text-anchor:middle;dominant-baseline:central;fill:var(--map-ink)}
.diamond{fill:var(--map-ink);stroke:var(--map-paper);stroke-width:1.4}.swatch{stroke:var(--map-ink)}
.pattern-ink{stroke:var(--map-ink);fill:none}.pattern-dot{fill:var(--map-ink)}.pattern-paper{fill:var(--map-paper)}.pattern-land{fill:var(--land)}`;

/** The custom properties that the drawing uses, each with its light value. */
function colours(levelCount: number): string {
  const names = ['ink', 'ink-2', 'sea', 'land', 'map-ink', 'map-paper', 'line-strong', 'caution', 'sans', 'serif'];
  for (let order = 1; order <= levelCount; order += 1)
    names.push(`level-${order}-of-${levelCount}`, `edge-${order}-of-${levelCount}`);
  return names.map((name) => `--${name}:${valueOf(`--${name}`)}`).join(';');
}

function valueOf(property: string): string {
  return lightOf(getComputedStyle(document.documentElement).getPropertyValue(property));
}

/** Of `light-dark(one, other)` the first. */
export function lightOf(value: string): string {
  return value.replace(/light-dark\(\s*([^(),]+),[^()]*\)/g, '$1').trim();
}
