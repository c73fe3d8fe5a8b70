/** The largest upload, in bytes (20 MB). */
export const largestUpload = 20 * 1024 * 1024;

/** How many pieces of evidence one line may carry. */
export const mostEvidence = 20;

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
