import type { FormField, FormValues } from '../ui/form-fields';

/** A pair of fields of each line of a list: what it says, and what stands beside it. */
export interface PairedLine {
  readonly first: string;
  readonly second: string;
}

/** Fields for each line that there is and for one more; `second` makes the field beside a line that says something. */
export function pairFields(
  values: FormValues,
  most: number,
  first: (number: number) => FormField,
  second: (number: number) => FormField,
): readonly FormField[] {
  const begun = pairsIn(values, most);
  return Array.from({ length: Math.min(begun + 1, most) }, (_, place) => [
    first(place + 1),
    ...((values[`first-${place + 1}`] ?? '').trim() === '' ? [] : [second(place + 1)]),
  ]).flat();
}

export function pairValues(lines: readonly PairedLine[]): FormValues {
  return Object.fromEntries(
    lines.flatMap(({ first, second }, place) => [
      [`first-${place + 1}`, first],
      [`second-${place + 1}`, second],
    ]),
  );
}

/** The lines that say something, in their order. */
export function linesOf(values: FormValues, most: number): readonly PairedLine[] {
  return Array.from({ length: pairsIn(values, most) }, (_, place) => ({
    first: (values[`first-${place + 1}`] ?? '').trim(),
    second: (values[`second-${place + 1}`] ?? '').trim(),
  })).filter(({ first }) => first !== '');
}

function pairsIn(values: FormValues, most: number): number {
  let last = 0;
  for (let number = 1; number <= most; number += 1) if ((values[`first-${number}`] ?? '').trim() !== '') last = number;
  return last;
}
