/** A database for one test file; `drop` it after the last test. */
export interface TestDatabase {
  readonly name: string;
  /** The owner, past row security: for looking behind the API, never for serving. */
  readonly ownerUrl: string;
  /** The role that the API runs as. */
  readonly appUrl: string;
  /** The one password of all sample accounts, where the database holds them. */
  readonly samplePassword: string;
  readonly drop: () => Promise<void>;
}

/** Copies the migrated template: reference and documented data, with the sample data where asked. */
export function makeDatabase(options?: { readonly sample?: boolean }): Promise<TestDatabase>;
