import * as z from 'zod';
import { Id, Instant, Iso3, Language, Visibility, words } from './scalars.js';

/** What is told of an uploaded file; the checks by content are the server's. */
export const DocumentInput = z
  .strictObject({ iso3: Iso3, title: words(300), language: Language, visibility: Visibility.default('region') })
  .meta({ id: 'DocumentInput' });
export type DocumentInput = z.infer<typeof DocumentInput>;

export const Document = z
  .object({
    id: Id,
    iso3: Iso3,
    title: z.string(),
    language: Language,
    mediaType: z.string(),
    /** Bytes. */
    size: z.number().int(),
    sha256: z.string(),
    visibility: Visibility,
    uploadedAt: Instant,
  })
  .meta({ id: 'Document' });
export type Document = z.infer<typeof Document>;

/** The largest upload, in bytes (20 MB). */
export const largestUpload = 20 * 1024 * 1024;
/** What may be uploaded, told by content and not by name. */
export const uploadTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'text/plain',
] as const;
