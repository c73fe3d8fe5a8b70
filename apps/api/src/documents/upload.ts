import { createHash } from 'node:crypto';
import { DocumentInput } from '@portal/contracts';
import { invalid, type Refusal } from '@portal/domain';
import { invalidValuesFrom } from '../platform/http/invalid-values.js';
import { partsOf } from '../platform/http/parts.js';
import type { PortalRequest } from '../platform/http/request.js';
import { checkFile } from './file-check.js';

/** An upload that was read and checked. */
export interface Upload {
  readonly input: DocumentInput;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly mediaType: string;
}

/** Reads a multipart request: its fields by their contract, its file by its content. */
export async function readUpload(request: PortalRequest): Promise<Upload | Refusal> {
  if (!request.isMultipart()) return invalid({ pointer: '/file', code: 'required' });
  const parts = await partsOf(request);
  if ('refused' in parts) return parts;
  const { fields, bytes } = parts;
  const parsed = DocumentInput.safeParse(fields);
  if (!parsed.success) return { refused: 'invalid', errors: invalidValuesFrom(parsed.error.issues) };
  if (!bytes || bytes.length === 0) return invalid({ pointer: '/file', code: 'required' });
  const { size, ...input } = parsed.data;
  if (size !== undefined && size !== bytes.length) return invalid({ pointer: '/file', code: 'file-cut-off' });
  const check = await checkFile(bytes);
  if ('wrong' in check) return invalid({ pointer: '/file', code: check.wrong });
  return { input, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), mediaType: check.mediaType };
}
