/** A quarter of a millimetre is one unit: on it a mark is as large as on screen. A4 landscape, the map 267 × 150 mm. */
const unit = 4;
export const sheet = { width: 297 * unit, height: 210 * unit } as const;
export const mapArea = { left: 15 * unit, top: 25 * unit, width: 267 * unit, height: 150 * unit } as const;

export const fonts = {
  title: { weight: 600, size: 26, family: '--serif' },
  says: { weight: 400, size: 15, family: '--serif' },
  legend: { weight: 400, size: 12, family: '--sans' },
  foot: { weight: 400, size: 9, family: '--sans' },
  sample: { weight: 600, size: 14, family: '--sans' },
} as const;

export const rules =
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
export function colours(levelCount: number): string {
  const names = ['ink', 'ink-2', 'sea', 'land', 'map-ink', 'map-paper', 'line-strong', 'caution', 'sans', 'serif'];
  for (let order = 1; order <= levelCount; order += 1)
    names.push(`level-${order}-of-${levelCount}`, `edge-${order}-of-${levelCount}`);
  return names.map((name) => `--${name}:${valueOf(`--${name}`)}`).join(';');
}

export function valueOf(property: string): string {
  return lightOf(getComputedStyle(document.documentElement).getPropertyValue(property));
}

/** Of `light-dark(one, other)` the first. */
export function lightOf(value: string): string {
  return value.replace(/light-dark\(\s*([^(),]+),[^()]*\)/g, '$1').trim();
}
