/** An objective by the number that it bears in its plan. */
export interface NumberedObjective {
  readonly id: string;
  readonly number: number;
}

/**
 * The objectives whose numbers change when one is to bear this number. A free number is taken as it is; where another
 * objective bears it, this one takes its place, and those between the two each take the number of their neighbour. No
 * number is borne twice, and none comes or goes but where the number was free.
 */
export function renumbered<T extends NumberedObjective>(
  objectives: readonly T[],
  id: string,
  number: number,
): readonly T[] {
  const moved = objectives.find((each) => each.id === id);
  if (!moved || moved.number === number) return [];
  const inOrder = [...objectives].sort((one, other) => one.number - other.number);
  const to = inOrder.findIndex((each) => each.number === number);
  if (to < 0) return [{ ...moved, number }];
  const numbers = inOrder.map((each) => each.number);
  const others = inOrder.filter((each) => each.id !== id);
  const order = [...others.slice(0, to), moved, ...others.slice(to)];
  return order.flatMap((each, place) => {
    const next = numbers[place] ?? each.number;
    return next === each.number ? [] : [{ ...each, number: next }];
  });
}
