import type { FastifyInstance } from 'fastify';
import type { Settings } from '../settings/settings.js';
import { RequestProblem } from './failures.js';
import type { PortalRequest } from './request.js';

const docsPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** What is refused before any route is looked at, and the headers that every answer carries. */
export function refuseBadRequests(fastify: FastifyInstance, settings: Settings): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('request-id', request.id);
    const isForeign = writes.has(request.method) && isFromElsewhere(request, settings);
    if (isForeign) done(new RequestProblem('cross-site', 403));
    // A worker answers those who keep it running, and nobody else.
    else if (settings.role === 'worker' && !request.url.startsWith('/api/v1/health/'))
      done(new RequestProblem('not-found', 404));
    else done();
  });
  // The documents' page writes its styles inline; it alone is allowed to.
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/api/docs')) void reply.header('content-security-policy', docsPolicy);
    done(null, payload);
  });
}

/** `Origin` of another host, or `Sec-Fetch-Site: cross-site`; neither header is a script: allowed (api.md). */
function isFromElsewhere(request: PortalRequest, settings: Settings): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return true;
  const { origin } = request.headers;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const host = settings.publicUrl ? new URL(settings.publicUrl).host : request.host;
  return new URL(origin).host !== host;
}
