import { effect, type Signal, signal, type Type } from '@angular/core';
import type { Menus } from './menus';

/** What the frame's buttons open, null until it is there. */
export interface LaterMenus {
  readonly type: Signal<Type<Menus> | null>;
  /** Fetches them before they are opened: somebody comes near. */
  fetch(this: void): void;
}

/**
 * Fetched when somebody comes near the buttons, or opens one: a first visit does without. What failed is tried again then.
 * Call it while a component is built.
 */
export function laterMenus(openMenu: () => unknown): LaterMenus {
  const menus = signal<Type<Menus> | null>(null);
  const fetch = () => {
    if (menus()) return;
    void import('./menus').then(
      (file) => menus.set(file.Menus),
      () => undefined,
    );
  };
  effect(() => {
    if (openMenu()) fetch();
  });
  return { type: menus.asReadonly(), fetch };
}
