/** One kind of a country's records in the archive: its file, and its rows by the names of the columns. */
export interface RecordKind {
  readonly name: string;
  readonly columns: readonly string[];
  /** `$1` is the country. */
  readonly sql: string;
}

/** @param columns the expression of each column */
export function kind(name: string, columns: Readonly<Record<string, string>>, rest: string): RecordKind {
  const selected = Object.entries(columns).map(([column, expression]) => `${expression} AS "${column}"`);
  return { name, columns: Object.keys(columns), sql: `SELECT ${selected.join(', ')} ${rest}` };
}

/** The name of a person, where the reader may know it. */
export const nameOf = (person: string) => `(SELECT p.name FROM person p WHERE p.id = ${person})`;
