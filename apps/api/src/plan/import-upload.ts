import { createHash } from 'node:crypto';
import { PlanImportInput } from '@portal/contracts';
import { invalid, isRefusal, type Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { invalidValuesFrom } from '../platform/http/invalid-values.js';
import { partsOf } from '../platform/http/parts.js';
import type { PortalRequest } from '../platform/http/request.js';
import { readBeside } from './import-reader.js';
import type { Brought } from './import.service.js';

export interface BroughtFile extends Brought {
  readonly sha256: string;
}

/**
 * Reads a multipart request: which plan, and the tables of its file.
 *
 * @param open asks whether anything can be brought into that plan, before the file is read
 */
export async function readBrought(
  request: PortalRequest,
  open: (planId: string) => Promise<object | Refusal>,
): Promise<BroughtFile | Refusal> {
  if (!request.isMultipart()) return invalid({ pointer: '/file', code: 'required' });
  const parts = await partsOf(request);
  if (isRefusal(parts)) return parts;
  const { fields, bytes, fileName } = parts;
  const parsed = PlanImportInput.safeParse(fields);
  if (!parsed.success) return { refused: 'invalid', errors: invalidValuesFrom(parsed.error.issues) };
  const { planId } = parsed.data;
  const plan = await open(planId);
  if (isRefusal(plan)) return plan;
  if (!bytes || bytes.length === 0) return invalid({ pointer: '/file', code: 'required' });
  const reading = await readBeside(bytes);
  if ('wrong' in reading) return invalid({ pointer: '/file', code: reading.wrong });
  const { tables, format } = reading;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { planId, fileName: named(fileName), format, tables, sha256 };
}

/** The key compares what was brought; the raw body has another boundary at each try. */
export function keyedBy(actor: RequestActor, { planId, sha256 }: BroughtFile): RequestActor {
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([planId, sha256]))
    .digest('hex');
  const { once } = actor.asked;
  return { ...actor, asked: { ...actor.asked, once: once ? { ...once, bodyHash } : null } };
}

/** The file's name without its folders and without what no keyboard gives. */
function named(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? '';
  return (
    [...name]
      .filter((sign) => sign >= ' ')
      .join('')
      .slice(0, 200) || 'file'
  );
}
