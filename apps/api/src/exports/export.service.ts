import { Inject, Injectable } from '@nestjs/common';
import type { Export, Exports } from '@portal/contracts';
import { dayOfInstant, isRefusal, notFound, type Refusal, refusalToExport } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { FILE_STORE, type FileStore } from '../platform/files/file-store.js';
import type { MadeFile } from '../platform/http/answers.js';
import { Vault } from '../platform/vault/vault.js';
import { archivePlace } from './archive-file.js';
import { countryAsked } from './export.jobs.js';
import { type ExportRow, toExport } from './export.row.js';

const mostListed = 20;

/** Everything on a country, for its focal point: asked for, looked after, fetched. */
@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    @Inject(FILE_STORE) private readonly files: FileStore,
    private readonly vault: Vault,
  ) {}

  /** Has it made in the background; whoever asks while one is under way is given that one. */
  ask(actor: RequestActor, iso3: string): Promise<Export | Refusal> {
    return this.database.write(actor, async (tx) => {
      if (!(await tx.row('SELECT 1 FROM partner_country WHERE iso3 = $1', [iso3]))) return notFound;
      const refusal = refusalToExport(actor, iso3);
      if (refusal) return refusal;
      await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 13))', [`${actor.id} ${iso3}`]);
      const underWay = await tx.row<ExportRow>(
        `SELECT * FROM export WHERE person_id = $1 AND iso3 = $2 AND state IN ('queued', 'running')`,
        [actor.id, iso3],
      );
      if (underWay) return toExport(underWay, tx.now);
      const row = await tx.insert<ExportRow>('export', {
        iso3,
        person_id: actor.id,
        language: actor.language,
        requested_at: tx.now,
      });
      await tx.jobs.send(countryAsked, { exportId: row.id });
      return toExport(row, tx.now);
    });
  }

  /** The reader's own of a country, newest first. */
  list(actor: RequestActor, iso3: string): Promise<Exports | Refusal> {
    return this.database.read(actor, async (tx) => {
      if (!(await tx.row('SELECT 1 FROM partner_country WHERE iso3 = $1', [iso3]))) return notFound;
      const refusal = refusalToExport(actor, iso3);
      if (refusal) return refusal;
      const rows = await tx.rows<ExportRow>(
        'SELECT * FROM export WHERE person_id = $1 AND iso3 = $2 ORDER BY requested_at DESC, id DESC LIMIT $3',
        [actor.id, iso3, mostListed],
      );
      return { items: rows.map((row) => toExport(row, tx.now)) };
    });
  }

  read(actor: RequestActor, id: string): Promise<Export | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await tx.row<ExportRow>('SELECT * FROM export WHERE id = $1', [id]);
      return row ? toExport(row, tx.now) : notFound;
    });
  }

  /** The archive, while it is kept. That it was fetched is entered before it goes out. */
  async content(actor: RequestActor, id: string): Promise<MadeFile | Refusal> {
    const found = await this.database.read(actor, async (tx) => {
      const row = await tx.row<ExportRow>('SELECT * FROM export WHERE id = $1', [id]);
      return row && toExport(row, tx.now).state === 'ready' ? row : notFound;
    });
    if (isRefusal(found)) return found;
    const bytes = found.sha256 === null ? null : await this.files.open(found.sha256);
    if (!bytes) return notFound;
    await this.database.witness(actor, 'export', id);
    const opening = this.vault.archives().opening(archivePlace(id));
    bytes.on('error', (failure: Error) => opening.destroy(failure));
    opening.on('close', () => bytes.destroy());
    return {
      bytes: bytes.pipe(opening),
      size: Number(found.size),
      mediaType: 'application/zip',
      fileName: `${found.iso3}-${dayOfInstant(found.requested_at)}.zip`,
    };
  }
}
