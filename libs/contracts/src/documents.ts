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
