import type { EmptyKind } from '@portal/domain';
import type { Drawing, View } from './later-paper';
import { fonts, mapArea, valueOf } from './plate-look';

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

/** Writes lines from the side on which its language begins. */
export class PlateWriter {
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
    this.put(text, look, this.at(mapArea.width), y, 'end');
  }

  /** Answers where the next line would begin. */
  paragraph(text: string, look: keyof typeof fonts, y: number, height: number, most = 3): number {
    const lines = wrapped(text, mapArea.width, (some) => this.widthOf(some, look), this.words.language).slice(0, most);
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
      if (from + width > mapArea.width && from > 0) [from, y] = [0, y + 20];
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
    return this.words.isRightToLeft ? mapArea.left + mapArea.width - from : mapArea.left + from;
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
