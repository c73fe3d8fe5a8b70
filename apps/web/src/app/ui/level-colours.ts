/** A colour in OKLCH: lightness 0-1, chroma, hue in degrees. */
type Oklch = readonly [number, number, number];
export type Scheme = 'light' | 'dark';

/** Sand → ochre → jade → teal → petrol: hue keeps its meaning, lightness runs away from the sea (look.md §1). */
const anchors: Readonly<Record<Scheme, readonly Oklch[]>> = {
  light: [
    [0.965, 0.028, 92],
    [0.85, 0.115, 84],
    [0.68, 0.09, 160],
    [0.5, 0.09, 196],
    [0.31, 0.07, 235],
  ],
  dark: [
    [0.33, 0.035, 84],
    [0.465, 0.085, 84],
    [0.615, 0.09, 160],
    [0.77, 0.09, 194],
    [0.93, 0.05, 205],
  ],
};

const land: Readonly<Record<Scheme, string>> = { light: '#d5dbe0', dark: '#2a3640' };
const most = 8;

/** The ramp of an indicator with `count` levels, first to last, as `#rrggbb`. */
export function levelColours(scheme: Scheme, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    hexOf(between(anchors[scheme], count === 1 ? 0 : index / (count - 1))),
  );
}

/** Whether a country of this fill has a paper outline (and paper marks on it), or an ink one: least contrast 3:1. */
export function hasPaperEdge(scheme: Scheme, fill: string): boolean {
  return contrast(fill, land[scheme]) >= 3;
}

/** Contrast of two colours after WCAG 2.2, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

/** The custom properties `--level-k-of-n` and `--edge-k-of-n`: no component names a colour or a level. */
export function levelProperties(): string {
  const properties: string[] = [];
  for (let count = 1; count <= most; count += 1) {
    const [light, dark] = [levelColours('light', count), levelColours('dark', count)];
    for (const [index, bright] of light.entries()) {
      const dim = dark[index] ?? bright;
      const name = `${index + 1}-of-${count}`;
      const edge = (['light', 'dark'] as const).map((scheme) =>
        hasPaperEdge(scheme, scheme === 'light' ? bright : dim) ? paper[scheme] : ink[scheme],
      );
      properties.push(`--level-${name}:light-dark(${bright},${dim})`, `--edge-${name}:light-dark(${edge.join(',')})`);
    }
  }
  return properties.join(';');
}

/** Where the device forces its own colours, levels are told by their marks alone. */
export function forcedLevelProperties(): string {
  const names = Array.from({ length: most }, (_, index) =>
    Array.from({ length: index + 1 }, (__, place) => `${place + 1}-of-${index + 1}`),
  ).flat();
  return names.map((name) => `--level-${name}:Canvas;--edge-${name}:CanvasText`).join(';');
}

const paper: Readonly<Record<Scheme, string>> = { light: '#ffffff', dark: '#0b131a' };
const ink: Readonly<Record<Scheme, string>> = { light: '#17242f', dark: '#e8eef2' };

function between(ramp: readonly Oklch[], share: number): Oklch {
  const place = share * (ramp.length - 1);
  const index = Math.min(Math.floor(place), ramp.length - 2);
  const [from, to] = [ramp[index], ramp[index + 1]];
  if (!from || !to) throw new Error('a ramp has at least two anchors');
  const part = place - index;
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, from[2] + (to[2] - from[2]) * part];
}

/** How far outside sRGB a channel may lie: rounding brings it back. */
const tolerance = 0.0005;
const chromaStep = 0.0005;

/** OKLCH to sRGB; a colour that screens cannot show loses chroma, never hue or lightness, until they can. */
function hexOf([lightness, chroma, hue]: Oklch): string {
  const channels = linearOf([lightness, chroma, hue]);
  const isShown = channels.every((channel) => channel >= -tolerance && channel <= 1 + tolerance);
  if (!isShown && chroma > chromaStep) return hexOf([lightness, chroma - chromaStep, hue]);
  return `#${channels.map((channel) => byte(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** OKLCH to linear sRGB (Ottosson 2020). */
function linearOf([lightness, chroma, hue]: Oklch): readonly number[] {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function byte(linear: number): number {
  const clamped = Math.min(1, Math.max(0, linear));
  const encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
