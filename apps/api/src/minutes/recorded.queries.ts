import type { Language, MinutesItem, MinutesRecordSection } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** What is recorded of a round table ($1), as far as the reader may see it; texts in its language ($2) where there are several. */
const recorded: Readonly<Record<MinutesRecordSection, string>> = {
  attendance: `SELECT d.iso3, '' AS number, '' AS title, '' AS text FROM delegation d, said
    WHERE d.round_table_id = said.id AND d.took_part ORDER BY d.iso3`,
  agenda: `SELECT NULL AS iso3, concat(i.day, '.', row_number() OVER (PARTITION BY i.day ORDER BY i.position, i.id)) AS number,
      i.title, i.speaker AS text
    FROM agenda_item i JOIN agenda a USING (round_table_id), said
    WHERE i.round_table_id = said.id AND a.published_at IS NOT NULL AND i.left_out_at IS NULL AND i.kind <> 'break'
    ORDER BY i.day, i.position, i.id`,
  positions: `SELECT p.iso3, '' AS number, '' AS title, concat_ws(E'\\n', nullif(p.needs, ''), nullif(p.priorities, ''),
      nullif(p.reason, '')) AS text
    FROM (SELECT DISTINCT ON (c.iso3) c.* FROM country_position c, said WHERE c.round_table_id = said.id
      ORDER BY c.iso3, c.number DESC) p
    WHERE p.kind IN ('given', 'heard', 'not-heard') ORDER BY p.iso3`,
  // As the closed count ranks them, ties as ties; what was endorsed without a vote comes without a rank.
  priorities: `SELECT NULL AS iso3, coalesce(CASE WHEN k.tied THEN '=' ELSE '' END || k.rank, '') AS number, r.title, '' AS text
    FROM said JOIN regional_priority r ON r.round_table_id = said.id LEFT JOIN LATERAL (
      SELECT (e ->> 'rank')::int AS rank, (e ->> 'isTied')::boolean AS tied
      FROM priority_voting v CROSS JOIN LATERAL jsonb_array_elements(v.result) e
      WHERE v.round_table_id = said.id AND e ->> 'priority' = r.id::text) k ON true
    WHERE r.status <> 'dropped' AND (r.status = 'endorsed' OR k.rank IS NOT NULL)
    ORDER BY k.rank NULLS LAST, r.decided_at, r.id`,
  conclusions: `SELECT NULL AS iso3, k.number::text AS number, '' AS title,
      coalesce(k.texts ->> said.language, (SELECT value FROM jsonb_each_text(k.texts) LIMIT 1)) AS text
    FROM (SELECT DISTINCT ON (c.number) c.* FROM conclusion c, said WHERE c.round_table_id = said.id
      ORDER BY c.number, c.edition DESC) k, said
    ORDER BY k.number`,
  commitments: `SELECT m.iso3, nullif(m.addressee, 'country') AS office, m.reference AS number, m.due_on::text AS title, m.text FROM commitment m, said
    WHERE m.round_table_id = said.id AND m.state <> 'withdrawn' ORDER BY m.reference`,
};

/** One section of what happened; null where nothing of it is recorded. */
export async function recordedItems(
  tx: ReadTransaction,
  section: MinutesRecordSection,
  { id, language }: { readonly id: string; readonly language: Language },
): Promise<readonly MinutesItem[] | null> {
  const rows = await tx.rows<MinutesItem>(
    `WITH said AS (SELECT $1::uuid AS id, $2::text AS language) ${recorded[section]}`,
    [id, language],
  );
  return rows.length === 0 ? null : rows;
}
