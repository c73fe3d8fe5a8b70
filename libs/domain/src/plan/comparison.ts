/** What a field may hold: text, number, yes or no, nothing, lists and groups of these. */
export type FieldValue =
  string | number | boolean | null | readonly FieldValue[] | { readonly [key: string]: FieldValue };

export type Fields = Readonly<Record<string, FieldValue>>;

/** Records by what stays the same in every version: their line. */
export type Lines = Readonly<Record<string, Fields>>;

/** What a version of a plan says, apart from ids and versions of rows. */
export interface PlanContent {
  readonly plan: Fields;
  readonly objectives: Lines;
  readonly actions: Lines;
}

/** One field that differs; undefined: there was none, or there is none any more. */
export interface ComparedField {
  readonly field: string;
  readonly before: FieldValue | undefined;
  readonly after: FieldValue | undefined;
}

export interface ComparedLine {
  readonly line: string;
  readonly fields: Fields;
}

export interface ComparedLines {
  readonly added: readonly ComparedLine[];
  readonly removed: readonly ComparedLine[];
  readonly changed: readonly { readonly line: string; readonly changes: readonly ComparedField[] }[];
  readonly unchanged: number;
}

export interface ComparedContent {
  readonly plan: readonly ComparedField[];
  readonly objectives: ComparedLines;
  readonly actions: ComparedLines;
}

/** What the newer version adds, takes away and changes, field by field in the order of their names. */
export function compareContents(older: PlanContent, newer: PlanContent): ComparedContent {
  return {
    plan: comparedFields(older.plan, newer.plan),
    objectives: comparedLines(older.objectives, newer.objectives),
    actions: comparedLines(older.actions, newer.actions),
  };
}

/** The newer version, from the older one and what was compared. */
export function applyComparison(older: PlanContent, compared: ComparedContent): PlanContent {
  return {
    plan: appliedFields(older.plan, compared.plan),
    objectives: appliedLines(older.objectives, compared.objectives),
    actions: appliedLines(older.actions, compared.actions),
  };
}

function comparedLines(older: Lines, newer: Lines): ComparedLines {
  const of = (lines: Lines, without: Lines) =>
    Object.entries(lines)
      .filter(([line]) => !Object.hasOwn(without, line))
      .map(([line, fields]) => ({ line, fields }));
  const kept = Object.entries(newer).flatMap(([line, fields]) => {
    const before = Object.hasOwn(older, line) ? older[line] : undefined;
    return before ? [{ line, changes: comparedFields(before, fields) }] : [];
  });
  const changed = kept.filter(({ changes }) => changes.length > 0);
  return { added: of(newer, older), removed: of(older, newer), changed, unchanged: kept.length - changed.length };
}

function comparedFields(older: Fields, newer: Fields): readonly ComparedField[] {
  const value = (fields: Fields, field: string) => (Object.hasOwn(fields, field) ? fields[field] : undefined);
  return [...new Set([...Object.keys(older), ...Object.keys(newer)])]
    .sort()
    .map((field) => ({ field, before: value(older, field), after: value(newer, field) }))
    .filter(({ before, after }) => !isSame(before, after));
}

/** Whether two values say the same; the order of keys says nothing. */
function isSame(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  if (keys.length !== others.length || isList(one) !== isList(other)) return false;
  const [ones, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return keys.every((key) => theirs.has(key) && isSame(ones.get(key), theirs.get(key)));
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

function appliedLines(older: Lines, { added, removed, changed }: ComparedLines): Lines {
  const lines = new Map(Object.entries(older));
  for (const { line } of removed) lines.delete(line);
  for (const { line, changes } of changed) lines.set(line, appliedFields(lines.get(line) ?? {}, changes));
  for (const { line, fields } of added) lines.set(line, fields);
  return Object.fromEntries(lines);
}

function appliedFields(older: Fields, changes: readonly ComparedField[]): Fields {
  const fields = new Map(Object.entries(older));
  for (const { field, after } of changes) {
    if (after === undefined) fields.delete(field);
    else fields.set(field, after);
  }
  return Object.fromEntries(fields);
}
