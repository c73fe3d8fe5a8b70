import type { BriefingPaper } from '@portal/contracts';
import type { Language } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { RoundTableRow } from '../round-table/round-table-lookup.service.js';

/**
 * The papers of a published agenda as the reader may see them, in the order of its items: each in their language where
 * there is one, else in that of the meeting, else in English, else as it was laid beside the item. Null: none is there.
 */
export async function papersOf(
  tx: ReadTransaction,
  { id, language: ofMeeting }: RoundTableRow,
  language: Language,
): Promise<BriefingPaper[] | null> {
  const papers = await tx.rows<BriefingPaper>(
    `SELECT x.id, x.title, x.language FROM (
       SELECT DISTINCT ON (d.set_id) v.id, v.title, v.language, i.day, i.position
       FROM agenda_item i JOIN agenda a USING (round_table_id) JOIN agenda_item_document p ON p.item_id = i.id
       JOIN document d ON d.id = p.document_id
       JOIN document v ON v.set_id = d.set_id AND v.removed_at IS NULL AND NOT EXISTS (
         SELECT FROM document n WHERE n.replaces = v.id AND n.removed_at IS NULL)
       WHERE i.round_table_id = $1 AND a.published_at IS NOT NULL AND i.left_out_at IS NULL
       ORDER BY d.set_id, v.language = $2 DESC, v.language = $3 DESC, v.language = 'en' DESC, v.id = d.id DESC, v.id) x
     ORDER BY x.day, x.position, x.title`,
    [id, language, ofMeeting],
  );
  return papers.length === 0 ? null : papers;
}
