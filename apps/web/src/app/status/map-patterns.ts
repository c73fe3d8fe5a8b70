import { element, ringAndSlice } from './map-shapes';

/** The fills of the four empty kinds, and each level's own mark at 16 px for the patterns layer, by its age too. */
export function patternsFor(levelCount: number): SVGElement {
  const defs = element('defs', { class: 'portal-patterns', 'data-levels': `${levelCount}` });
  const tile = (id: string, size: number, ...parts: SVGElement[]) => {
    const pattern = element('pattern', { id, width: `${size}`, height: `${size}`, patternUnits: 'userSpaceOnUse' });
    pattern.append(...parts);
    defs.append(pattern);
  };
  tile('empty-silent', 6, ground(6, 'paper'), line('M-1 1 1-1M0 6 6 0M5 7 7 5', '1.3'));
  tile('empty-not-shared', 5, ground(5, 'land'), line('M0 2.5h5', '1.1'));
  tile('empty-not-asked', 7, ground(7, 'paper'), dot('2', '2'), dot('5.5', '5.5'));
  tile('empty-not-applicable', 10, ground(10, 'paper'), line('M3 5h4', '1.1'));
  for (let order = 0; order < levelCount; order += 1) {
    for (const isStale of [false, true]) {
      const name = `${order + 1}-of-${levelCount}`;
      const colour = element('rect', { width: '16', height: '16' });
      colour.style.fill = `var(--level-${name})`;
      const centred = element('g', { transform: 'translate(8 8)' });
      const share = levelCount < 2 ? 1 : order / (levelCount - 1);
      centred.append(...ringAndSlice({ edge: `var(--edge-${name})`, share, isStale }, 0, 0.8));
      tile(`level-${name}${isStale ? '-stale' : ''}`, 16, colour, centred);
    }
  }
  return defs;
}

/** The tiles of a level laid so that one of their marks lies at this point: where the country's own mark is. */
export function tilesAt(id: string, level: string, { x, y }: { readonly x: number; readonly y: number }): SVGElement {
  return element('pattern', { id, href: `#${level}`, patternTransform: `translate(${x - 8} ${y - 8})` });
}

function ground(size: number, kind: 'paper' | 'land'): SVGElement {
  return element('rect', { class: `pattern-${kind}`, width: `${size}`, height: `${size}` });
}

function line(d: string, width: string): SVGElement {
  return element('path', { class: 'pattern-ink', d, 'stroke-width': width });
}

function dot(cx: string, cy: string): SVGElement {
  return element('circle', { class: 'pattern-dot', cx, cy, r: '0.9' });
}
