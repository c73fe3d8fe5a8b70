import type { Notification } from '@portal/contracts';
import type { Language } from '@portal/domain';
import { sentence } from '@portal/texts';

type Names = Readonly<Record<string, string>>;

/** A notification with the names that its sentence needs. */
export interface ToldRow {
  readonly id: string;
  readonly kind: Notification['kind'];
  readonly iso3: string | null;
  readonly url: string;
  readonly country: Names | null;
  readonly indicator: Names | null;
  readonly level: Names | null;
}

/** Where those names are: `c`, `i` and `l` beside the notification `n`. */
export const toldFrom = `FROM notification n LEFT JOIN partner_country c USING (iso3)
  LEFT JOIN indicator i ON i.id = n.indicator
  LEFT JOIN indicator_level l ON l.indicator = n.indicator AND l.id = n.level`;

/** What a notification says, in the reader's language. */
export function titleOf(row: ToldRow, language: Language): string {
  return sentence('notifications', row.kind, language, {
    country: row.country?.[language] ?? row.iso3 ?? '',
    indicator: row.indicator?.[language] ?? '',
    level: row.level?.[language] ?? '',
  });
}
