import type { FastifyInstance } from 'fastify';
import type { PortalRequest } from '../http/request.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';

/**
 * One line and one measure for each request: its route's pattern, never its address, and whose it was by id alone. A
 * question of health is one that nobody asks for: its line is for whoever looks for a fault.
 */
export function noteRequests(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  fastify.addHook('onResponse', (request: PortalRequest, reply, done) => {
    const { method, id: requestId } = request;
    const { statusCode: status, elapsedTime: ms } = reply;
    const route = routeOf(request.routeOptions.url, status);
    metrics.observe(method, route, status, ms);
    const actor = request.actor?.kind === 'person' ? request.actor.id : 'visitor';
    const level = status >= 500 ? 'warn' : route.startsWith('/api/v1/health/') ? 'debug' : 'info';
    log[level]({ method, route, status, ms: Math.round(ms * 10) / 10, requestId, actor }, 'request');
    done();
  });
}

/** Pages and their files are one route, whatever they are called; an address that nobody declared is none. */
function routeOf(pattern: string | undefined, status: number): string {
  // The browser's own router draws what the server has no route for, and is sent the first page.
  if (pattern === undefined) return status < 400 ? 'pages' : 'none';
  return /^\/(api|problems)\//.test(pattern) ? pattern : 'pages';
}
