import { invalid, type Refusal } from '@portal/domain';
import { RequestProblem } from './failures.js';
import type { PortalRequest } from './request.js';

/** What a multipart request brings: its fields, and its one file with the name that it had. */
export interface Parts {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer | null;
  readonly fileName: string;
}

/** Reads a multipart request whose file is called `file`. */
export async function partsOf(request: PortalRequest): Promise<Parts | Refusal> {
  const fields: Record<string, unknown> = {};
  let bytes: Buffer | null = null;
  let fileName = '';
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else if (part.fieldname === 'file') {
        bytes = await part.toBuffer();
        fileName = part.filename;
      } else return invalid({ pointer: `/${part.fieldname}`, code: 'unknown-field' });
    }
  } catch (failure) {
    // The body ended before its last boundary: the line was cut, or it is no multipart at all.
    if (failure instanceof Error && /unexpected end|malformed/i.test(failure.message)) {
      throw new RequestProblem('malformed', 400);
    }
    throw failure;
  }
  return { fields, bytes, fileName };
}
