import type { Drawing, View } from './later-paper';
import { colours, mapArea, rules, sheet } from './plate-look';
import { mapOf } from './plate-map';
import { type PlateWords, PlateWriter } from './plate-writer';

/**
 * The whole plate as one drawing that stands by itself: its colours and fonts are in it, always the light ones. Printed
 * as it is, and drawn on a canvas for the picture.
 */
export function plateOf(view: View, words: PlateWords, drawing: Drawing): SVGElement {
  const { element } = drawing;
  const svg = element('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${sheet.width} ${sheet.height}`,
    width: `${sheet.width}`,
    height: `${sheet.height}`,
    lang: words.language,
  });
  const style = element('style', {});
  style.textContent = `svg{${colours(view.indicator.levels.length)}}${rules}`;
  svg.append(style, element('rect', { class: 'sheet', width: `${sheet.width}`, height: `${sheet.height}` }));
  const writer = new PlateWriter(svg, words, drawing);
  writer.line(words.title, 'title', 0, 54);
  if (words.sample) writer.end(words.sample, 'sample', 54);
  writer.paragraph(words.says, 'says', 78, 20, 1);
  svg.append(mapOf(view, drawing));
  writer.legend(view, mapArea.top + mapArea.height + 20);
  return svg;
}
