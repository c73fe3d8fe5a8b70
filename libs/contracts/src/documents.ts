import * as z from 'zod';
import { documentKinds } from '@portal/domain';
import { anyOf, listing, listOf, whole } from './lists.js';
import { Id, Instant, Iso3, Language, RegionCode, text, Visibility, words } from './scalars.js';

export const DocumentKind = z.enum(documentKinds).meta({ id: 'DocumentKind' });

/**
 * What is told of an uploaded file; the checks by content are the server's. It belongs to a country or a region, to the
 * set of another document in another language (`set`), or comes after one (`replaces`).
 */
export const DocumentInput = z
  .strictObject({
    iso3: Iso3.optional(),
    region: RegionCode.optional(),
    set: Id.optional(),
    replaces: Id.optional(),
    title: words(300),
    kind: DocumentKind.optional(),
    language: Language,
    /** `region` unless said otherwise; that of the document before, where it replaces one. */
    visibility: Visibility.optional(),
    /** Bytes, so that a file which a line cut off is not taken for whole. */
    size: z.coerce.number().int().min(1).optional(),
  })
  .meta({ id: 'DocumentInput' });
export type DocumentInput = z.infer<typeof DocumentInput>;

export const Document = z
  .object({
    id: Id,
    iso3: Iso3.nullable(),
    region: RegionCode.nullable(),
    title: z.string(),
    kind: DocumentKind,
    language: Language,
    /** The same in other languages, and its versions, carry the same. */
    setId: Id,
    /** The first version is 1. */
    number: z.number().int(),
    replaces: Id.nullable(),
    replacedAt: Instant.nullable(),
    removedAt: Instant.nullable(),
    mediaType: z.string(),
    /** Bytes. */
    size: z.number().int(),
    sha256: z.string(),
    visibility: Visibility,
    uploadedAt: Instant,
    hasPreview: z.boolean(),
    mayChange: z.boolean(),
    mayWiden: z.boolean(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'Document' });
export type Document = z.infer<typeof Document>;

/** One document in all its languages, each in its latest version. */
export const DocumentSet = z.object({ id: Id, documents: z.array(Document) }).meta({ id: 'DocumentSet' });
export type DocumentSet = z.infer<typeof DocumentSet>;

/** `held`: how many there are in these places that the reader may not see; null where no place is named. */
export const DocumentSets = listOf(DocumentSet)
  .extend({ held: z.number().int().nullable(), mayAdd: z.boolean() })
  .meta({ id: 'DocumentSets' });
export type DocumentSets = z.infer<typeof DocumentSets>;

export const DocumentsQuery = z.strictObject({
  ...listing,
  iso3: anyOf(Iso3),
  region: anyOf(RegionCode),
  /** Documents that this claim rests on. */
  claim: Id.optional(),
  kind: anyOf(DocumentKind),
  language: anyOf(Language),
  q: text(200).optional(),
});
export type DocumentsQuery = z.infer<typeof DocumentsQuery>;

/** Every version in this language, newest first. */
export const DocumentVersions = whole(Document).meta({ id: 'DocumentVersions' });
export type DocumentVersions = z.infer<typeof DocumentVersions>;

export const DocumentPatch = z
  .strictObject({
    title: words(300).optional(),
    kind: DocumentKind.optional(),
    language: Language.optional(),
    visibility: Visibility.optional(),
  })
  .meta({ id: 'DocumentPatch' });
export type DocumentPatch = z.infer<typeof DocumentPatch>;
