import { afterNextRender, DOCUMENT, inject, Injector } from '@angular/core';

/**
 * Moves the focus to an element by its id once it is drawn: where a button gives way to another one, the
 * focus follows instead of falling to the page. Call it while a component is built; use what it gives.
 */
export function laterFocus(): (id: string) => void {
  const injector = inject(Injector);
  const document = inject(DOCUMENT);
  return (id) => {
    afterNextRender(() => document.getElementById(id)?.focus(), { injector });
  };
}
