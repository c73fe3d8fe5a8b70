/**
 * The fields that somebody changed on their form: only these are sent, so that what somebody else saved meanwhile
 * stays.
 */
export function changedFields<T extends object>(written: T, before: T): Partial<T> {
  const changed: Partial<T> = {};
  for (const field of keysOf(written)) {
    if (JSON.stringify(written[field]) !== JSON.stringify(before[field])) changed[field] = written[field];
  }
  return changed;
}

function keysOf<T extends object>(value: T): readonly (keyof T)[] {
  // An object literal of the form has no other keys than its type names.
  return Object.keys(value) as (keyof T)[];
}
