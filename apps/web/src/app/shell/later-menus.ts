import { effect, type Signal, signal, type Type } from '@angular/core';
import type { Menus } from './menus';

/** Longer than a page takes to be drawn. */
const afterDrawingMs = 500;

/**
 * What the frame's buttons open, null until it is there: a first visit is drawn without it, and it is fetched before
 * somebody asks. What failed is tried again when a menu is opened. Call it while a component is built.
 */
export function laterMenus(openMenu: () => unknown): Signal<Type<Menus> | null> {
  const menus = signal<Type<Menus> | null>(null);
  const fetchThem = () =>
    void import('./menus').then(
      (file) => menus.set(file.Menus),
      () => undefined,
    );
  setTimeout(fetchThem, afterDrawingMs);
  effect(() => {
    if (openMenu() && !menus()) fetchThem();
  });
  return menus.asReadonly();
}
