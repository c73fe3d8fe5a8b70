import type { Drawing, View } from './later-paper';
import { mapArea, valueOf } from './plate-look';

/** The map in its own frame, with patterns, marks, names, discs and the codes of small states. */
export function mapOf(view: View, drawing: Drawing): SVGElement {
  const { element, MapMarks } = drawing;
  const { shapes, places, picture, indicator } = view;
  const frame = element('svg', {
    x: `${mapArea.left}`,
    y: `${mapArea.top}`,
    width: `${mapArea.width}`,
    height: `${mapArea.height}`,
    viewBox: `0 0 ${mapArea.width} ${mapArea.height}`,
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
    element('rect', { class: 'sea', width: `${mapArea.width}`, height: `${mapArea.height}` }),
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
    free: { left: 2, top: 2, right: mapArea.width - 2, bottom: mapArea.height - 2 },
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
  const scale = Math.min((mapArea.width - 2 * room) / (right - left), (mapArea.height - 2 * room) / (top - bottom));
  return (x: number, y: number) => ({
    x: mapArea.width / 2 + (x - (left + right) / 2) * scale,
    y: mapArea.height / 2 - (y - (bottom + top) / 2) * scale,
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
        box.right < mapArea.width &&
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
