/** One kind of a country's records in the archive: its file, and its rows by the names of the columns. */
export interface RecordKind {
  readonly name: string;
  readonly columns: readonly string[];
  /** `$1` is the country. */
  readonly sql: string;
  /** Which columns are sealed, and as what; their rows name their `id` and the `seriesId` whose key opens them. */
  readonly sealed: { readonly table: string; readonly columns: Readonly<Record<string, string>> } | null;
}

/** @param columns the expression of each column */
export function kind(name: string, columns: Readonly<Record<string, string>>, rest: string): RecordKind {
  const selected = Object.entries(columns).map(([column, expression]) => `${expression} AS "${column}"`);
  return { name, columns: Object.keys(columns), sql: `SELECT ${selected.join(', ')} ${rest}`, sealed: null };
}

/** @param sealed the column of the table behind each sealed column of the archive */
export function sealedKind(
  name: string,
  table: string,
  sealed: Readonly<Record<string, string>>,
  columns: Readonly<Record<string, string>>,
  rest: string,
): RecordKind {
  return { ...kind(name, columns, rest), sealed: { table, columns: sealed } };
}

/** The name of a person, where the reader may know it. */
export const nameOf = (person: string) => `(SELECT p.name FROM person p WHERE p.id = ${person})`;
