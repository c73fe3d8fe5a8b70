import { Injectable } from '@nestjs/common';
import type { DocumentSets, DocumentsQuery } from '@portal/contracts';
import { isRefusal, may, mayAddDocument, type Refusal } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { orderOf } from '../platform/http/lists.js';
import { type DocumentRow, isLatest, selectDocuments, toDocument } from './document.row.js';

interface SetRow {
  readonly set_id: string;
  readonly total: number;
}

/** Documents as sets: one row a document, in all its languages. */
@Injectable()
export class DocumentListService {
  constructor(private readonly database: Database) {}

  list(actor: RequestActor, query: DocumentsQuery): Promise<DocumentSets | Refusal> {
    const { page, limit, sort, iso3, region, claim, kind, language, q } = query;
    const order = orderOf(sort, sortable, 'latest DESC, set_id');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const place = [iso3 ?? null, region ?? null, claim ?? null];
      const sets = await tx.rows<SetRow>(`${setsSql} ORDER BY ${order} LIMIT $8 OFFSET $9`, [
        ...place,
        kind ?? null,
        language ?? null,
        q?.trim() ?? '',
        actor.language,
        limit,
        (page - 1) * limit,
      ]);
      const ids = sets.map(({ set_id }) => set_id);
      const rows = await tx.rows<DocumentRow>(
        `${selectDocuments} WHERE d.set_id = ANY ($1) AND ${isLatest} ORDER BY d.language <> $2, d.language`,
        [ids, actor.language],
      );
      return {
        items: ids.map((id) => ({
          id,
          documents: rows.filter(({ set_id }) => set_id === id).map((row) => toDocument(row, actor)),
        })),
        page,
        limit,
        total: sets[0]?.total ?? 0,
        held: await heldIn(tx, query),
        mayAdd: await mayAdd(tx, actor, query),
      };
    });
  }
}

/** How many documents of these places, or under this claim, the reader may not see. */
async function heldIn(tx: ReadTransaction, { iso3, region, claim }: DocumentsQuery): Promise<number | null> {
  if (iso3 === undefined && region === undefined && claim === undefined) return null;
  const row = claim
    ? await tx.row<{ held: number }>(heldUnderClaimSql, [claim])
    : await tx.row<{ held: number }>(heldInPlacesSql, [iso3 ?? [], region ?? []]);
  return row?.held ?? 0;
}

async function mayAdd(tx: ReadTransaction, actor: RequestActor, { iso3, region }: DocumentsQuery): Promise<boolean> {
  if (!may(actor, 'documents.upload')) return false;
  const [country] = iso3 ?? [];
  const [code] = region ?? [];
  if (country === undefined) return code !== undefined && mayAddDocument(actor, { iso3: null, region: code }, []);
  const row = await tx.row<{ regions: readonly string[] }>('SELECT regions FROM app.offices($1, app.today())', [
    country,
  ]);
  return mayAddDocument(actor, { iso3: country, region: null }, row?.regions ?? []);
}

const sortable = { title: 'title', kind: 'kind', place: 'place', uploadedAt: 'latest' };

const setsSql = `
  SELECT d.set_id, max(d.uploaded_at) AS latest, min(d.kind) AS kind, min(coalesce(d.iso3, d.region)) AS place,
    app.search_form((array_agg(d.title ORDER BY d.language <> $7, d.language))[1]) AS title, count(*) OVER ()::int AS total
  FROM document d
  WHERE ${isLatest}
    AND (($1::text[] IS NULL AND $2::text[] IS NULL) OR d.iso3 = ANY ($1) OR d.region = ANY ($2))
    AND ($3::uuid IS NULL OR d.set_id IN (SELECT e.set_id FROM document e WHERE e.id IN (
      SELECT (each ->> 'documentId')::uuid FROM claim c, jsonb_array_elements(c.evidence) AS each WHERE c.id = $3)))
    AND ($4::text[] IS NULL OR d.kind = ANY ($4)) AND ($5::text[] IS NULL OR d.language = ANY ($5))
    AND ($6 = '' OR d.id IN (SELECT app.found_documents(app.search_patterns($6))))
  GROUP BY d.set_id`;

const heldInPlacesSql = `
  SELECT greatest(0, app.count_documents($1, $2) - count(*)::int) AS held
  FROM document d WHERE (d.iso3 = ANY ($1) OR d.region = ANY ($2)) AND d.removed_at IS NULL AND ${isLatest}`;

const heldUnderClaimSql = `
  WITH named AS (
    SELECT DISTINCT (each ->> 'documentId')::uuid AS id FROM claim c, jsonb_array_elements(c.evidence) AS each
    WHERE c.id = $1 AND each ->> 'kind' = 'document'
  )
  SELECT count(*)::int AS held FROM named WHERE NOT EXISTS (SELECT FROM document d WHERE d.id = named.id)`;
