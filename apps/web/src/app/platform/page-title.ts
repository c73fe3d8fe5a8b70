import { DestroyRef, DOCUMENT, effect, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** Names the page in the tab and to screen readers, in the reader's language; call it while a page is built. */
export function pageTitle(words: () => string): void {
  const document = inject(DOCUMENT);
  const transloco = inject(TranslocoService);
  const brand = () => transloco.translate<string>('brand');
  effect(() => {
    const title = words();
    document.title = title === '' ? brand() : `${title} · ${brand()}`;
  });
  inject(DestroyRef).onDestroy(() => (document.title = brand()));
}
