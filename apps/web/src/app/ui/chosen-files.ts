import { largestUpload, mostEvidence, uploadTypes } from '@portal/domain';

/** Why a file is not even tried; everything else is for the server, which looks at the content. */
export type FileRefusal = 'too-big' | 'empty-file' | 'wrong-type' | 'too-many';

/** What stands against a chosen file, or null. A file whose kind the browser does not know is tried. */
export function refusalOf(
  file: { readonly type: string; readonly size: number },
  alreadyThere: number,
): FileRefusal | null {
  if (alreadyThere >= mostEvidence) return 'too-many';
  if (file.size === 0) return 'empty-file';
  if (file.size > largestUpload) return 'too-big';
  return file.type !== '' && !uploadTypes.some((type) => type === file.type) ? 'wrong-type' : null;
}
