import { createHash } from 'node:crypto';
import { invalid, isRefusal, type Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { partsOf } from '../platform/http/parts.js';
import type { PortalRequest } from '../platform/http/request.js';

/** A reply is words: a mail that is larger brings something else along. */
const largestReply = 2_000_000;

/** The file of a multipart request. The key compares its bytes: the raw body has another boundary at each try. */
export async function readReplyFile(
  request: PortalRequest,
  actor: RequestActor,
): Promise<{ readonly file: Buffer; readonly actor: RequestActor } | Refusal> {
  if (!request.isMultipart()) return invalid({ pointer: '/file', code: 'required' });
  const parts = await partsOf(request);
  if (isRefusal(parts)) return parts;
  const { bytes: file } = parts;
  if (!file || file.length === 0) return invalid({ pointer: '/file', code: 'required' });
  if (file.length > largestReply) return invalid({ pointer: '/file', code: 'no-reply' });
  const bodyHash = createHash('sha256').update(file).digest('hex');
  const { once } = actor.asked;
  return { file, actor: { ...actor, asked: { ...actor.asked, once: once ? { ...once, bodyHash } : null } } };
}
