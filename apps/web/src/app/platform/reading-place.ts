import { ViewportScroller } from '@angular/common';
import { inject } from '@angular/core';
import { Router, Scroll } from '@angular/router';

/**
 * Where the reader is after a change of the address: at the top of another page, where they were on one they go
 * back to. What changes within a page, such as a filter or an opened row, leaves them where they are.
 */
export function keepReadingPlace(): void {
  const scroller = inject(ViewportScroller);
  let present = '';
  scroller.setHistoryScrollRestoration('manual');
  inject(Router).events.subscribe((event) => {
    if (!(event instanceof Scroll)) return;
    const { routerEvent, position, anchor } = event;
    const [page = ''] = ('urlAfterRedirects' in routerEvent ? routerEvent.urlAfterRedirects : routerEvent.url).split(
      /[?#]/,
    );
    const isAnother = page !== present;
    present = page;
    if (position) scroller.scrollToPosition(position, { behavior: 'instant' });
    else if (isAnother) scroller.scrollToPosition([0, 0]);
    if (anchor && !position) scroller.scrollToAnchor(anchor);
  });
}
