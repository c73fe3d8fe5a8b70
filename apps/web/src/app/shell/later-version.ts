import { effect, EnvironmentInjector, inject, type Signal, signal } from '@angular/core';
import { remember, remembered } from '../platform/device-memory';
import { Session } from '../platform/session';

/** Longer than a first visit needs the line for itself. */
const afterFirstVisitMs = 4_000;
const visited = 'portal.visited';

/**
 * Whether a new version of the portal waits to be loaded. Whoever signed in, or comes again, has the portal kept on
 * their device, so that it opens without a line; a first visit is left alone. Call it while a component is built.
 */
export function laterVersion(): Signal<boolean> {
  const session = inject(Session);
  const injector = inject(EnvironmentInjector);
  const isReady = signal(false);
  const isDue = signal(false);
  let isBegun = false;
  setTimeout(() => isDue.set(true), afterFirstVisitMs);
  effect(() => {
    if (!isDue() || isBegun || !(session.person() || remembered(visited))) return;
    isBegun = true;
    import('./version').then(
      (file) => file.watchVersion(injector, () => isReady.set(true)),
      () => undefined,
    );
  });
  effect(() => {
    if (isDue()) remember(visited, 'yes');
  });
  return isReady.asReadonly();
}
