import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Document } from '@portal/contracts';
import {
  dayOfInstant,
  type Instant,
  invalid,
  isFocalPointOf,
  isTeamMemberOf,
  type Language,
  notFound,
  type Refusal,
  refusalToDraft,
  type Visibility,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { FILE_STORE, type FileStore } from '../platform/files/file-store.js';
import type { Upload } from './upload.js';

interface DocumentRow {
  readonly id: string;
  readonly iso3: string;
  readonly title: string;
  readonly language: Language;
  readonly media_type: string;
  readonly size: number;
  readonly sha256: string;
  readonly visibility: Visibility;
  readonly uploaded_at: Instant;
}

/** Documents of a country: what they are, and their bytes for those who may read them. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly database: Database,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /**
   * Keeps the bytes before the record, so that no record is without them, and after every refusal, so that
   * nothing refused stays on disk. They are named by their content: keeping them again changes nothing.
   */
  add(actor: RequestActor, { input, bytes, sha256, mediaType }: Upload): Promise<Document | Refusal> {
    return this.database.write(actor, async (tx) => {
      const offices = await tx.row<{ regions: readonly string[]; has_secretariat: boolean; has_focal_point: boolean }>(
        'SELECT o.* FROM partner_country c CROSS JOIN LATERAL app.offices(c.iso3, $2) o WHERE c.iso3 = $1',
        [input.iso3, dayOfInstant(tx.now)],
      );
      if (!offices) return notFound;
      const refusal = refusalToDraft(actor, input.iso3, {
        regions: offices.regions,
        hasSecretariat: offices.has_secretariat,
        hasFocalPoint: offices.has_focal_point,
      });
      if (refusal) return refusal;
      // Nobody puts a record where they could not see it themselves.
      const isOwn = isFocalPointOf(actor, input.iso3) || isTeamMemberOf(actor, input.iso3);
      if (input.visibility === 'restricted' && !isOwn) {
        return invalid({ pointer: '/visibility', code: 'not-allowed' });
      }
      await this.files.keep(sha256, bytes);
      const row = await tx.insert<DocumentRow>('document', {
        iso3: input.iso3,
        title: input.title,
        language: input.language,
        media_type: mediaType,
        size: bytes.length,
        sha256,
        visibility: input.visibility,
        uploaded_by: actor.id,
        uploaded_at: tx.now,
      });
      return toDocument(row);
    });
  }

  async read(actor: RequestActor, id: string): Promise<Document | Refusal> {
    const row = await this.find(actor, id);
    return row ? toDocument(row) : notFound;
  }

  /** The bytes with what to call them. Reading a restricted one, and every download, is entered before it goes out. */
  async content(
    actor: RequestActor,
    id: string,
  ): Promise<{ readonly document: Document; readonly bytes: Readable } | Refusal> {
    const row = await this.find(actor, id);
    const bytes = row ? await this.files.open(row.sha256) : null;
    if (!row || !bytes) return notFound;
    await this.database.witness(actor, 'document', id);
    return { document: toDocument(row), bytes };
  }

  private find(actor: RequestActor, id: string): Promise<DocumentRow | undefined> {
    return this.database.read(actor, (tx) => tx.row<DocumentRow>('SELECT * FROM document WHERE id = $1', [id]));
  }
}

function toDocument(row: DocumentRow): Document {
  const { id, iso3, title, language, size, sha256, visibility } = row;
  return {
    id,
    iso3,
    title,
    language,
    mediaType: row.media_type,
    size,
    sha256,
    visibility,
    uploadedAt: row.uploaded_at,
  };
}
