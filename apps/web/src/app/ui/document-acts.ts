import type { Document, DocumentPatch, DocumentVersions } from '@portal/contracts';
import type { DocumentKind, Language, Visibility } from '@portal/domain';

/** A file with what is said of it, as it is sent. */
export interface NewDocument {
  readonly file: File;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly language: Language;
  readonly visibility: Visibility;
  readonly iso3?: string;
  readonly region?: string;
  readonly set?: string;
  readonly replaces?: string;
}

/** What the pieces that show documents ask of their room. Each throws `Refused`. */
export interface DocumentActs {
  add(document: NewDocument, key: string, progress: (share: number) => void): Promise<Document>;
  change(document: Document, patch: DocumentPatch): Promise<Document>;
  remove(document: Document): Promise<Document>;
  versions(id: string): Promise<DocumentVersions>;
}

/** Where a new document goes: into a place, beside another in a language, or in place of one. */
export type DocumentTarget =
  | { readonly kind: 'new'; readonly iso3?: string; readonly region?: string }
  | { readonly kind: 'language'; readonly beside: Document }
  | { readonly kind: 'version'; readonly before: Document };
