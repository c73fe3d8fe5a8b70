import * as z from 'zod';

/** The form of the archive. A change that an older portal could not read raises it. */
export const archiveFormat = 1;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Name = z.string().regex(/^[a-z_][a-z0-9_]*$/);

/** One table, or what of it is kept, as PostgreSQL's COPY writes it. */
export const TablePart = z.object({
  schema: Name,
  name: Name,
  columns: z.array(Name).min(1),
  rows: z.number().int().min(0),
  sha256: Sha256,
});
export type TablePart = z.infer<typeof TablePart>;

/** What an archive holds: written last, read first. */
export const Manifest = z.object({
  format: z.number().int(),
  portal: z.string(),
  at: z.string(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(TablePart).min(1),
  sequences: z.array(z.object({ schema: Name, table: Name, column: Name, last: z.number().int() })),
  files: z.array(z.object({ sha256: Sha256, size: z.number().int().min(0) })),
  secrets: z.array(z.object({ name: z.string().regex(/^[a-z0-9-]+$/), sha256: Sha256 })),
  audit: z.object({ entries: z.number().int(), lastHash: z.string() }),
});
export type Manifest = z.infer<typeof Manifest>;

export const manifestEntry = 'manifest.json';
export const tableEntry = ({ schema, name }: { readonly schema: string; readonly name: string }) =>
  `tables/${schema}.${name}.copy`;
export const fileEntry = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`;
export const secretEntry = (name: string) => `secrets/${name}`;

/** Said to whoever runs the command, without a stack: they can put it right. */
export class Unkept extends Error {}
