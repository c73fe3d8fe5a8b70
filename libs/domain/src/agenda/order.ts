/** What of an item moving it depends on. */
export interface OrderedItem {
  readonly id: string;
  readonly day: number;
  readonly track: number;
}

/** Where an item is to stand: behind another of that day, or first of the day. */
export interface AgendaMove {
  readonly id: string;
  readonly day: number;
  readonly track: number;
  /** Null: first of its day. */
  readonly after: string | null;
}

/**
 * The items with one of them moved; the others keep their order. Null: there is no such item, or none that it could
 * stand behind on that day.
 *
 * @param items in their order, day by day
 */
export function agendaMoved<T extends OrderedItem>(items: readonly T[], move: AgendaMove): readonly T[] | null {
  const moved = items.find(({ id }) => id === move.id);
  if (!moved || move.after === move.id) return null;
  const others = items.filter(({ id }) => id !== move.id);
  const behind = others.findIndex(({ id, day }) => id === move.after && day === move.day);
  if (move.after !== null && behind < 0) return null;
  const place = move.after === null ? others.filter(({ day }) => day < move.day).length : behind + 1;
  return [...others.slice(0, place), { ...moved, day: move.day, track: move.track }, ...others.slice(place)];
}

/** Of an item, when in the life of its agenda it was last put where it stands. */
export interface MovedItem extends OrderedItem {
  readonly movedIn: number;
}

/**
 * Whether a move of somebody who saw the order as it was then still means the same: nobody has since moved the item
 * itself, or the one that it is to stand behind.
 */
export function meansTheSame(items: readonly MovedItem[], { id, after }: AgendaMove, seen: number): boolean {
  return items.every((each) => (each.id !== id && each.id !== after) || each.movedIn <= seen);
}
