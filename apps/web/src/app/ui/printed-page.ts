import { DOCUMENT, effect, inject } from '@angular/core';
import { type PageEdges, pageRules } from './print-rules';

type Edges = Omit<PageEdges, 'family'>;

/** Lays the page on A4 while it is open, with what stands at its edges; call it while a component is built. */
export function printedPage(edges: () => Edges | null): void {
  const document = inject(DOCUMENT);
  effect((onCleanup) => {
    const known = edges();
    if (!known) return;
    const sheet = new CSSStyleSheet();
    const family = getComputedStyle(document.documentElement).getPropertyValue('--serif');
    sheet.replaceSync(pageRules({ ...known, family }));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    onCleanup(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    });
  });
}
