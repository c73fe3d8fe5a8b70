import { createHash } from 'node:crypto';
import { DocumentInput } from '@portal/contracts';
import { invalid, type Refusal } from '@portal/domain';
import { RequestProblem } from '../platform/http/failures.js';
import { invalidValuesFrom } from '../platform/http/invalid-values.js';
import type { PortalRequest } from '../platform/http/request.js';
import { checkFile } from './file-check.js';

/** An upload that was read and checked. */
export interface Upload {
  readonly input: DocumentInput;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly mediaType: string;
}

interface Parts {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer | null;
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

async function partsOf(request: PortalRequest): Promise<Parts | Refusal> {
  const fields: Record<string, unknown> = {};
  let bytes: Buffer | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else if (part.fieldname === 'file') bytes = await part.toBuffer();
      else return invalid({ pointer: `/${part.fieldname}`, code: 'unknown-field' });
    }
  } catch (failure) {
    // The body ended before its last boundary: the line was cut, or it is no multipart at all.
    if (failure instanceof Error && /unexpected end|malformed/i.test(failure.message)) {
      throw new RequestProblem('malformed', 400);
    }
    throw failure;
  }
  return { fields, bytes };
}
