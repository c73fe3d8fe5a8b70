import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ProblemType } from '@portal/contracts';
import type { Language, UnavailableCode } from '@portal/domain';
import { KeyReused, KeyRunning } from '../database/idempotency.js';
import { isDiskFull, refusalOf, Unavailable } from '../database/sqlstate.js';
import { StorageFailure } from '../files/file-store.js';
import { Refused, RequestProblem } from './failures.js';
import { problemOf, problemOfRefusal, type Told } from './problem.js';
import { languageOf, type PortalRequest } from './request.js';
import { RouteTable } from './route-table.js';
import { sendPage } from './static-files.js';

const byStatus: Readonly<Record<number, ProblemType>> = {
  400: 'malformed',
  404: 'not-found',
  405: 'method',
  406: 'content-type',
  413: 'too-large',
  415: 'content-type',
  429: 'too-many-requests',
};

/** The one place that writes what went wrong, in the reader's language (RFC 9457). */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  constructor(private readonly routes: RouteTable) {}

  catch(failure: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<PortalRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (isMissingPage(failure, request) && sendPage(request, reply)) return;
    const told = this.tell(failure, request, languageOf(request));
    const body = told.status >= 500 ? { ...told.body, requestId: request.id } : told.body;
    void reply
      .status(told.status)
      .headers({
        ...told.headers,
        'content-language': languageOf(request),
        'cache-control': 'no-store',
        vary: 'Cookie, Accept-Language',
      })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  }

  private tell(failure: unknown, request: PortalRequest, language: Language): Told {
    if (failure instanceof Refused) return problemOfRefusal(failure.refusal, language);
    if (failure instanceof RequestProblem) {
      return { ...problemOf(failure.type, failure.status, language), headers: failure.headers };
    }
    if (failure instanceof KeyReused) return problemOf('key-reused', 422, language);
    if (failure instanceof KeyRunning) return problemOf('key-running', 409, language);
    if (failure instanceof Unavailable) {
      if (isDiskFull(failure.cause))
        this.log.error({ requestId: request.id, event: 'the disk of the database is full' });
      else this.log.warn({ requestId: request.id, failure: failure.cause, event: 'the database is away' });
      return unavailable(language);
    }
    if (failure instanceof StorageFailure) {
      this.log.error({ requestId: request.id, failure: failure.cause, event: failure.code });
      return unavailable(language, failure.code);
    }
    const violated = refusalOf(failure);
    if (violated) return problemOfRefusal(violated, language);
    return this.ofStatus(failure, request, language);
  }

  private ofStatus(failure: unknown, request: PortalRequest, language: Language): Told {
    const status = statusOf(failure);
    const allowed = status === 404 ? this.routes.methodsOf(request.url) : [];
    if (allowed.length > 0 && !allowed.includes(request.method)) {
      return { ...problemOf('method', 405, language), headers: { allow: allowed.join(', ') } };
    }
    if (status === 503) return unavailable(language);
    const type = byStatus[status];
    if (type) return problemOf(type, status, language);
    this.log.error({ requestId: request.id, route: request.routeOptions.url, failure, event: 'unexpected' });
    return problemOf('unexpected', 500, language);
  }
}

function unavailable(language: Language, code?: UnavailableCode): Told {
  return { ...problemOf('unavailable', 503, language, code ? { code } : {}), headers: { 'retry-after': '5' } };
}

function statusOf(failure: unknown): number {
  if (failure instanceof HttpException) return failure.getStatus();
  const status = typeof failure === 'object' && failure !== null && 'statusCode' in failure ? failure.statusCode : 500;
  return typeof status === 'number' ? status : 500;
}

/**
 * A page of the portal, which the browser's own router draws. The first page also answers whoever accepts anything,
 * such as a monitor that only asks whether the portal is there.
 */
function isMissingPage(failure: unknown, request: PortalRequest): boolean {
  if (!(failure instanceof HttpException) || failure.getStatus() !== 404) return false;
  const wantsPage = (request.headers.accept ?? '').includes('text/html') || request.url.split('?')[0] === '/';
  return ['GET', 'HEAD'].includes(request.method) && wantsPage && !request.url.startsWith('/api/');
}
