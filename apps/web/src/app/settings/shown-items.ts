import { computed, type Signal } from '@angular/core';

interface List<Item> {
  readonly items: readonly Item[];
}

/** A list as it is answered, or nothing yet. */
interface Listed<Item> {
  hasValue(): boolean;
  value(): List<Item> | undefined;
}

/** The items of a list that may not be there yet. */
export function itemsOf<Item>(list: Listed<Item>): Signal<readonly Item[]> {
  return computed(() => (list.hasValue() ? (list.value()?.items ?? []) : []));
}

/** The list with one record as it now stands. */
export function withChanged<Item, L extends List<Item>>(
  list: L | undefined,
  changed: Item,
  idOf: (item: Item) => string,
): L | undefined {
  return list && { ...list, items: list.items.map((each) => (idOf(each) === idOf(changed) ? changed : each)) };
}
