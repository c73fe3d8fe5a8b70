import {
  afterNextRender,
  DestroyRef,
  Directive,
  DOCUMENT,
  ElementRef,
  EnvironmentInjector,
  inject,
} from '@angular/core';

/**
 * Opens a dialog as it is drawn; when it goes, the focus returns to where it came from, or to the page's title
 * where what opened it has gone as well, such as the button of a step that is done.
 */
@Directive({ selector: 'dialog[portalModal]' })
export class Modal {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLDialogElement>>(ElementRef);
    const document = inject(DOCUMENT);
    const injector = inject(EnvironmentInjector);
    const { activeElement } = document;
    afterNextRender(() => nativeElement.showModal());
    inject(DestroyRef).onDestroy(() => {
      nativeElement.close();
      if (activeElement instanceof HTMLElement && activeElement.isConnected) activeElement.focus();
      afterNextRender(
        () => {
          if (document.activeElement === document.body) document.querySelector<HTMLElement>('h1[tabindex]')?.focus();
        },
        { injector },
      );
    });
  }
}
