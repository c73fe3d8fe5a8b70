/** Why a file is not even tried; everything else is for the server, which looks at the content. */
export type FileRefusal = 'too-big' | 'empty-file' | 'wrong-type' | 'too-many';

/** The largest upload, in bytes, and what may be uploaded: the same as the contract's, without its validator. */
export const largestFile = 20 * 1024 * 1024;
export const mostEvidence = 20;
export const acceptedTypes: readonly string[] = [
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
];

/** What stands against a chosen file, or null. A file whose kind the browser does not know is tried. */
export function refusalOf(
  file: { readonly type: string; readonly size: number },
  alreadyThere: number,
): FileRefusal | null {
  if (alreadyThere >= mostEvidence) return 'too-many';
  if (file.size === 0) return 'empty-file';
  if (file.size > largestFile) return 'too-big';
  return file.type !== '' && !acceptedTypes.includes(file.type) ? 'wrong-type' : null;
}
