import { afterNextRender, DOCUMENT, inject, Injector } from '@angular/core';

/**
 * Moves the focus to an element by its id once it is drawn: where a button gives way to another one, the
 * focus follows instead of falling to the page. Call it while a component is built; use what it gives. The last
 * wish counts: an earlier one that is still waiting would take the focus out of what the reader has opened since.
 */
export function laterFocus(): (id: string) => void {
  const injector = inject(Injector);
  const document = inject(DOCUMENT);
  let wished: string | null = null;
  return (id) => {
    wished = id;
    afterNextRender(
      () => {
        if (wished !== id) return;
        const element = document.getElementById(id);
        const field = document.activeElement?.closest('input, select, textarea') ?? null;
        // A field that was opened inside of it since then keeps the focus: losing it would close the field.
        if (element && (element === field || !element.contains(field))) element.focus();
      },
      { injector },
    );
  };
}
