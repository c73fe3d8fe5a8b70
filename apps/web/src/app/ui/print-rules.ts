/** What stands at the edges of each printed page; at those of the first one where it is asked for. */
export interface PageEdges {
  readonly title: string;
  readonly place: string;
  /** `Page {{ page }} of {{ pages }}`, with these two marks where the numbers go. */
  readonly numbered: string;
  readonly isRightToLeft: boolean;
  /** The families of the page's letters, as a style sheet has them. */
  readonly family: string;
  /** The first page is no cover. */
  readonly isOnFirst?: boolean;
}

export const pageMark = '\u0001';
export const pagesMark = '\u0002';

/** The rules by which a browser lays the plan on A4, each page with its number, of how many. */
export function pageRules({ title, place, numbered, isRightToLeft, family, isOnFirst = false }: PageEdges): string {
  const [start, end] = isRightToLeft ? ['right', 'left'] : ['left', 'right'];
  const edge = (box: string, content: string) =>
    `@${box} { content: ${content}; font: 8.5pt ${family}; color: #4d5d6a; direction: ${isRightToLeft ? 'rtl' : 'ltr'} }`;
  const none = ['top-left', 'top-right', 'bottom-left', 'bottom-right'].map((box) => `@${box} { content: none }`);
  return `
@page {
  size: A4; margin: 22mm 20mm 20mm;
  ${edge(`top-${start}`, quoted(title))}
  ${edge(`bottom-${start}`, quoted(place))}
  ${edge(`bottom-${end}`, counted(numbered))}
}
${isOnFirst ? '' : `@page :first { ${none.join(' ')} }`}
@media print {
  :root { color-scheme: light !important }
  html, body { background: #fff !important }
  .top, .skip, .offline { display: none !important }
}`;
}

/** A text as a style sheet holds it, on one line. */
function quoted(text: string): string {
  const clean = text.replace(/[\r\n\f]+/g, ' ').replace(/["\\]/g, (mark) => `\\${mark}`);
  return `"${clean}"`;
}

/** The text with the counters in the place of their marks. */
function counted(text: string): string {
  return text
    .split(new RegExp(`(${pageMark}|${pagesMark})`))
    .filter((part) => part !== '')
    .map((part) => (part === pageMark ? 'counter(page)' : part === pagesMark ? 'counter(pages)' : quoted(part)))
    .join(' ');
}
