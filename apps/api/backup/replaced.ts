import type { Asks } from './catalog.js';
import type { Manifest } from './manifest.js';

/** What a restore would replace, counted by what the backup does not have. */
export interface Replaced {
  /** Whether what is there went on from the backup; else it has another history, and all of it would go. */
  readonly isLater: boolean;
  readonly entries: number;
  readonly claims: number;
  readonly documents: number;
}

/** Null: there is nothing yet. */
export async function replacedBy(asks: Asks, { audit }: Manifest): Promise<Replaced | null> {
  const [there] = await asks.rows<{ is: boolean }>(`SELECT to_regclass('public.audit_entry') IS NOT NULL AS is`);
  if (!there?.is) return null;
  const [end] = await asks.rows<{ hash: string }>(
    `SELECT encode(hash, 'hex') AS hash FROM audit_entry WHERE seq = $1`,
    [audit.entries],
  );
  const isLater = end?.hash === audit.lastHash;
  const added = (table: string) => `count(*) FILTER (WHERE table_name = '${table}' AND act = 'insert')::int`;
  const [counted] = await asks.rows<Omit<Replaced, 'isLater'>>(
    `SELECT count(*)::int AS entries, ${added('claim')} AS claims, ${added('document')} AS documents
     FROM audit_entry WHERE seq > $1`,
    [isLater ? audit.entries : 0],
  );
  return { isLater, ...(counted ?? { entries: 0, claims: 0, documents: 0 }) };
}

/** In words, for whoever decides. */
export function wordsOf({ isLater, entries, claims, documents }: Replaced, { at }: Manifest): string {
  const counted = `${entries} audit entries, ${claims} claims and ${documents} documents`;
  if (!isLater)
    return `What is there now is another portal's history than the backup's of ${at}. All of it would be lost: ${counted}.`;
  if (entries === 0) return `What is there now is what the backup of ${at} holds; nothing newer would be lost.`;
  return `What is there now is newer than the backup of ${at}. This would be lost: ${counted}.`;
}
