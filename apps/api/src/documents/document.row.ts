import type { Document } from '@portal/contracts';
import {
  type Actor,
  type DocumentKind,
  type DocumentToChange,
  type Instant,
  type Language,
  ownsDocumentsOf,
  previewTypes,
  refusalToChangeDocument,
  type Visibility,
} from '@portal/domain';

/** A row of `document`, with what its change depends on beside it. */
export interface DocumentRow {
  readonly id: string;
  readonly iso3: string | null;
  readonly region: string | null;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly language: Language;
  readonly set_id: string;
  readonly number: number;
  readonly replaces: string | null;
  readonly media_type: string;
  readonly size: number;
  readonly sha256: string;
  readonly visibility: Visibility;
  readonly uploaded_by: string | null;
  readonly uploaded_at: Instant;
  readonly removed_at: Instant | null;
  readonly sample: boolean;
  readonly version: number;
  /** When the version after it came, as far as the reader sees that one. */
  readonly replaced_at: Instant | null;
  /** Regions of its country today. */
  readonly regions: readonly string[];
}

/** Documents `d` as rows; the rest of the statement follows. */
export const selectDocuments = `
  SELECT d.*, (SELECT n.uploaded_at FROM document n WHERE n.replaces = d.id) AS replaced_at,
    ARRAY(SELECT m.region FROM membership m WHERE m.iso3 = d.iso3 AND (m.since IS NULL OR m.since <= app.today())
      AND (m.until IS NULL OR app.today() <= m.until)) AS regions
  FROM document d`;

/** A document without a version after it, as far as the reader sees. */
export const isLatest = 'NOT EXISTS (SELECT FROM document n WHERE n.replaces = d.id)';

export function toChange(row: DocumentRow): DocumentToChange {
  return {
    iso3: row.iso3,
    region: row.region,
    visibility: row.visibility,
    uploadedById: row.uploaded_by,
    isRemoved: row.removed_at !== null,
    isReplaced: row.replaced_at !== null,
  };
}

export function toDocument(row: DocumentRow, actor: Actor): Document {
  const mayChange = refusalToChangeDocument(actor, toChange(row), row.regions) === null;
  return {
    id: row.id,
    iso3: row.iso3,
    region: row.region,
    title: row.title,
    kind: row.kind,
    language: row.language,
    setId: row.set_id,
    number: row.number,
    replaces: row.replaces,
    replacedAt: row.replaced_at,
    removedAt: row.removed_at,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    visibility: row.visibility,
    uploadedAt: row.uploaded_at,
    hasPreview: row.removed_at === null && hasPreview(row.media_type),
    mayChange,
    mayWiden: mayChange && ownsDocumentsOf(actor, row),
    sample: row.sample,
    version: row.version,
  };
}

export function hasPreview(mediaType: string): boolean {
  return (previewTypes as readonly string[]).includes(mediaType);
}
