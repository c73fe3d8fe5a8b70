import { afterNextRender, DestroyRef, Directive, DOCUMENT, ElementRef, inject } from '@angular/core';

/** Opens a dialog as it is drawn; when it goes, the focus returns to where it came from. */
@Directive({ selector: 'dialog[portalModal]' })
export class Modal {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLDialogElement>>(ElementRef);
    const { activeElement } = inject(DOCUMENT);
    afterNextRender(() => nativeElement.showModal());
    inject(DestroyRef).onDestroy(() => {
      nativeElement.close();
      if (activeElement instanceof HTMLElement && activeElement.isConnected) activeElement.focus();
    });
  }
}
