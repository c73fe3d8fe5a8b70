import { element } from './map-shapes';

const paper = 'var(--map-paper)';

/**
 * Which outlines are ink now: those whose colour is not the paper's. Read from lines that are drawn nowhere, and asked
 * before anything is drawn anew: asking for a colour makes the browser style all that has changed since.
 */
export class EdgeColours {
  private readonly lines = new Map<string, SVGElement>();
  private readonly group = element('defs', {});

  constructor(drawing: SVGElement) {
    drawing.prepend(this.group);
  }

  inksAmong(edges: readonly string[]): ReadonlySet<string> {
    const distinct = [...new Set(edges)];
    for (const edge of [paper, ...distinct]) if (!this.lines.has(edge)) this.add(edge);
    const ground = this.colourOf(paper);
    return new Set(distinct.filter((edge) => this.colourOf(edge) !== ground));
  }

  private add(edge: string): void {
    const line = element('path', {});
    line.style.stroke = edge;
    this.group.append(line);
    this.lines.set(edge, line);
  }

  private colourOf(edge: string): string {
    const line = this.lines.get(edge);
    return line ? getComputedStyle(line).stroke : '';
  }
}
