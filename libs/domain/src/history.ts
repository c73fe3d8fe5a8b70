/** One field that was changed; null: there was nothing, or there is nothing any more. */
export interface FieldChange {
  /** The field, with the language where it is a text in several: `names.fr`. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Kept = Readonly<Record<string, unknown>>;

/** Kept beside a record, not part of what somebody said. */
const unsaid: ReadonlySet<string> = new Set([
  'id',
  'version',
  'recorded_at',
  'recorded_by',
  'sample',
  'frame',
  'label_point',
  'sources',
  'evidence',
  'aliases',
  'first_until',
  'replaces',
  'replaced_at',
]);

/**
 * What differs between two states of a record as the audit trail keeps them, field by field in the order of their
 * names; texts in several languages by language.
 */
export function changesBetween(before: Kept | null, after: Kept | null): readonly FieldChange[] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

function flat(kept: Kept | null): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [field, value] of Object.entries(kept ?? {})) {
    if (unsaid.has(field) || value === null || value === undefined) continue;
    if (typeof value === 'string') fields.set(field, value);
    else if (typeof value === 'number' || typeof value === 'boolean') fields.set(field, String(value));
    else if (Array.isArray(value)) fields.set(field, value.length === 0 ? '' : JSON.stringify(value));
    else for (const [part, inner] of flat(value as Kept)) fields.set(`${field}.${part}`, inner);
  }
  return fields;
}
