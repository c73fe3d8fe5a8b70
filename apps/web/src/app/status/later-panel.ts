import { effect, type Signal, signal, type Type, untracked } from '@angular/core';
import type { WhyPanel } from '../ui/why-panel';

/** What the panel must be given. */
export type PanelInputs = { readonly [Name in keyof WhyPanel]: ReturnType<WhyPanel[Name]> };

/** Longer than the first drawing takes. */
const afterDrawingMs = 300;

/**
 * The panel that explains a country, null until it is there: fetched after the map is drawn, which does not wait for it,
 * and before somebody chooses, so that it opens without a line too. What failed is tried again when `isDue` changes.
 * Call it while a page is built.
 */
export function laterPanel(isDue: () => unknown): Signal<Type<WhyPanel> | null> {
  const panel = signal<Type<WhyPanel> | null>(null);
  effect((onCleanup) => {
    if (!isDue() || untracked(panel)) return;
    const timer = setTimeout(() => {
      import('./why-panel').then(
        (file) => panel.set(file.WhyPanel),
        () => undefined,
      );
    }, afterDrawingMs);
    onCleanup(() => clearTimeout(timer));
  });
  return panel.asReadonly();
}
