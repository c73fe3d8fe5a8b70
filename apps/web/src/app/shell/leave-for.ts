import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** Loads the portal anew at an address: nothing that the page held in memory goes along. */
export const leaveFor = new InjectionToken<(address: string) => void>('leaveFor', {
  factory: () => {
    const document = inject(DOCUMENT);
    return (address) => document.location.assign(address);
  },
});
