import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Document, DocumentInput, DocumentVersions } from '@portal/contracts';
import {
  conflict,
  invalid,
  isRefusal,
  notFound,
  type Place,
  type Refusal,
  refusalToAddDocument,
  refusalToChangeDocument,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { FILE_STORE, type FileStore } from '../platform/files/file-store.js';
import { LookAgainService } from '../status/look-again.service.js';
import { type DocumentRow, hasPreview, isLatest, selectDocuments, toChange, toDocument } from './document.row.js';
import type { Upload } from './upload.js';

/** Where a new document goes, and what it comes after. */
interface Target extends Place {
  readonly regions: readonly string[];
  /** Of the same set: the version that it replaces, or the one in another language that it stands beside. */
  readonly before: DocumentRow | null;
  readonly beside: DocumentRow | null;
}

/** Documents of a country or a region: what they are, and their bytes for those who may read them. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly database: Database,
    @Inject(FILE_STORE) private readonly files: FileStore,
    private readonly lookAgain: LookAgainService,
  ) {}

  /**
   * Keeps the bytes before the record, so that no record is without them, and after every refusal, so that
   * nothing refused stays. They are named by their content: keeping them again changes nothing.
   */
  add(actor: RequestActor, { input, bytes, sha256, mediaType }: Upload): Promise<Document | Refusal> {
    return this.database.write(actor, async (tx) => {
      const target = await targetOf(tx, input);
      if (isRefusal(target)) return target;
      const { before, beside } = target;
      const visibility = input.visibility ?? before?.visibility ?? beside?.visibility ?? 'region';
      const refusal =
        before && before.removed_at === null
          ? refusalToChangeDocument(actor, toChange(before), target.regions, visibility)
          : refusalToAddDocument(actor, target, target.regions, visibility);
      if (refusal) return refusal;
      await holdBytes(tx, sha256);
      await this.files.keep(sha256, bytes);
      const { id } = await tx.insert<DocumentRow>('document', {
        iso3: target.iso3,
        region: target.region,
        title: input.title,
        kind: input.kind ?? before?.kind ?? beside?.kind ?? 'other',
        language: input.language,
        set_id: (before ?? beside)?.set_id ?? null,
        number: (before?.number ?? 0) + 1,
        replaces: before?.id ?? null,
        media_type: mediaType,
        size: bytes.length,
        sha256,
        visibility,
        uploaded_by: actor.id,
        uploaded_at: tx.now,
      });
      if (before) {
        await narrowEarlier(tx, before, visibility);
        await this.lookAgain.askForDocument(tx, actor, before.id);
      }
      const row = await documentRow(tx, id);
      return row ? toDocument(row, actor) : notFound;
    });
  }

  async read(actor: RequestActor, id: string): Promise<Document | Refusal> {
    const row = await this.database.read(actor, (tx) => documentRow(tx, id));
    if (!row) return notFound;
    if (row.visibility === 'restricted') await this.database.witness(actor, 'document', id);
    return toDocument(row, actor);
  }

  versions(actor: RequestActor, id: string): Promise<DocumentVersions | Refusal> {
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<DocumentRow>(
        `${selectDocuments} JOIN document o ON o.set_id = d.set_id AND o.language = d.language
         WHERE o.id = $1 ORDER BY d.number DESC`,
        [id],
      );
      return rows.length === 0 ? notFound : { items: rows.map((row) => toDocument(row, actor)) };
    });
  }

  /** The bytes with what to call them. Reading them, to keep or to look at, is entered before they go out. */
  async content(
    actor: RequestActor,
    id: string,
    use: 'download' | 'preview',
  ): Promise<{ readonly document: Document; readonly bytes: Readable } | Refusal> {
    const row = await this.database.read(actor, (tx) => documentRow(tx, id));
    if (!row || row.removed_at !== null) return notFound;
    if (use === 'preview' && !hasPreview(row.media_type)) return notFound;
    await this.database.witness(actor, 'document', id);
    const bytes = await this.files.open(row.sha256);
    return bytes ? { document: toDocument(row, actor), bytes } : notFound;
  }
}

export function documentRow(tx: ReadTransaction, id: string): Promise<DocumentRow | undefined> {
  return tx.row<DocumentRow>(`${selectDocuments} WHERE d.id = $1`, [id]);
}

/** Whoever keeps or sweeps the same bytes at the same time waits. */
export async function holdBytes(tx: ReadTransaction, sha256: string): Promise<void> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 14))`, [sha256]);
}

/** No earlier version is seen by more people than the latest one, whoever uploaded it. */
export async function narrowEarlier(
  tx: Transaction,
  latest: Pick<DocumentRow, 'set_id' | 'language' | 'number'>,
  visibility: DocumentRow['visibility'],
): Promise<void> {
  await tx.derive(() =>
    tx.rows(
      `UPDATE document SET visibility = $4, version = version + 1 WHERE set_id = $1 AND language = $2 AND number <= $3
         AND app.sight_rank(visibility) < app.sight_rank($4)`,
      [latest.set_id, latest.language, latest.number, visibility],
    ),
  );
}

async function targetOf(tx: ReadTransaction, input: DocumentInput): Promise<Target | Refusal> {
  const isOther = (row: DocumentRow) =>
    (input.iso3 ?? row.iso3) !== row.iso3 || (input.region ?? row.region) !== row.region;
  if (input.replaces !== undefined) {
    const before = await documentRow(tx, input.replaces);
    if (!before || isOther(before)) return invalid({ pointer: '/replaces', code: 'unknown-document' });
    if (before.language !== input.language) return invalid({ pointer: '/language', code: 'not-allowed' });
    return { iso3: before.iso3, region: before.region, regions: before.regions, before, beside: null };
  }
  if (input.set !== undefined) return besideOthers(tx, input.set, input, isOther);
  return newPlace(tx, input);
}

async function besideOthers(
  tx: ReadTransaction,
  set: string,
  input: DocumentInput,
  isOther: (row: DocumentRow) => boolean,
): Promise<Target | Refusal> {
  const rows = await tx.rows<DocumentRow>(`${selectDocuments} WHERE d.set_id = $1 AND ${isLatest}`, [set]);
  const [beside] = rows;
  if (!beside || isOther(beside)) return invalid({ pointer: '/set', code: 'unknown-document' });
  const before = rows.find(({ language }) => language === input.language) ?? null;
  if (before && before.removed_at === null) return conflict('language-taken', '/language');
  return { iso3: beside.iso3, region: beside.region, regions: beside.regions, before, beside };
}

async function newPlace(tx: ReadTransaction, { iso3, region }: DocumentInput): Promise<Target | Refusal> {
  const none = { before: null, beside: null };
  if (iso3 !== undefined && region === undefined) {
    const found = await tx.row<{ regions: readonly string[] }>(
      'SELECT o.regions FROM partner_country c CROSS JOIN LATERAL app.offices(c.iso3, app.today()) o WHERE c.iso3 = $1',
      [iso3],
    );
    return found ? { iso3, region: null, regions: found.regions, ...none } : notFound;
  }
  if (region !== undefined && iso3 === undefined) {
    const found = await tx.row('SELECT 1 FROM region WHERE code = $1', [region]);
    return found ? { iso3: null, region, regions: [], ...none } : notFound;
  }
  return invalid({ pointer: '/iso3', code: iso3 === undefined ? 'required' : 'not-allowed' });
}
