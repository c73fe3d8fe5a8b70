import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { mergeMap, type Observable } from 'rxjs';
import { isRefusal } from '@portal/domain';
import { ANSWERS, type Answer, type MadeFile, packingFor, Prepared } from './answers.js';
import { Refused } from './failures.js';
import { languageOf, type PortalRequest } from './request.js';

/**
 * Hands refusals to the filter before any contract sees them; else lets the contract strip what it does
 * not name, gives the body its strong ETag, and answers 304 where the reader has it already.
 */
@Injectable()
export class AnswersInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { answer } = this.reflector.get<{ answer: Answer }>(ANSWERS, context.getHandler());
    const request = context.switchToHttp().getRequest<PortalRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      // A handler's value arrives here in time; what is returned is what Fastify sends.
      mergeMap((value: unknown) => Promise.resolve(send(value, answer, request, reply))),
    );
  }
}

function send(value: unknown, answer: Answer, request: PortalRequest, reply: FastifyReply): unknown {
  if (isRefusal(value)) throw new Refused(value);
  if (answer === null) return undefined;
  if (value instanceof Prepared) return sendPrepared(value, request, reply);
  if (isMadeFile(value)) return sendMade(value, request, reply);
  if (answer === 'file') return value;
  const shaped: unknown = answer.parse(value);
  const body = JSON.stringify(shaped);
  return sendPrepared(new Prepared(Buffer.from(body), etagOf(body, shaped), null), request, reply);
}

function sendPrepared(prepared: Prepared, request: PortalRequest, reply: FastifyReply): unknown {
  const isVisitor = request.actor?.kind !== 'person';
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const packing = packingFor(request.headers['accept-encoding'], prepared.body.length);
  const held = isRead ? prepared.heldTag(request.headers['if-none-match'], packing) : null;
  void reply.headers({
    etag: held ?? prepared.tagOf(packing),
    'content-language': languageOf(request),
    vary: 'Cookie, Accept-Language, Accept-Encoding',
    'cache-control': isVisitor ? (prepared.cacheControl ?? 'no-cache') : 'private, no-cache',
  });
  if (prepared.fileName) void reply.header('content-disposition', `attachment; filename="${prepared.fileName}"`);
  if (held !== null) {
    void reply.status(304);
    return '';
  }
  void reply.type(prepared.mediaType);
  if (!packing) return prepared.body;
  void reply.header('content-encoding', packing);
  return prepared.packedAs(packing);
}

/** The reader gets it as a file with its own name, in whatever script that is (RFC 6266). */
function sendMade(
  { bytes, size, mediaType, fileName }: MadeFile,
  request: PortalRequest,
  reply: FastifyReply,
): unknown {
  void reply.headers({
    'content-language': languageOf(request),
    vary: 'Cookie, Accept-Language, Accept-Encoding',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  const plain = fileName.replace(/[^\w.-]/g, '_');
  return new StreamableFile(bytes, {
    type: mediaType,
    length: size,
    disposition: `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  });
}

function isMadeFile(value: unknown): value is MadeFile {
  return typeof value === 'object' && value !== null && 'bytes' in value && 'fileName' in value;
}

/** `"<version>-<hash>"` of what is edited, so that `If-Match` names a version; else the hash alone. */
export function etagOf(body: string | Buffer, shaped?: unknown): string {
  const hash = createHash('sha1').update(body).digest('base64url');
  const version = typeof shaped === 'object' && shaped !== null && 'version' in shaped ? shaped.version : undefined;
  return typeof version === 'number' ? `"${version}-${hash}"` : `"${hash}"`;
}
