import type { FastifyRequest } from 'fastify';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Language } from '@portal/domain';
import { languages } from '@portal/domain';
import type { RequestActor } from '../database/request-actor.js';

/** What our hooks and guard keep beside a request. */
export interface PortalRequest extends FastifyRequest {
  actor?: RequestActor;
  language?: Language;
  /** SHA-256 of the raw body (hex), for the idempotency key; uploads set their own. */
  bodyHash?: string;
}

/** Every POST but the sign-in carries a key, so that a retry on a bad line has the effect of one. */
export function isKeyed(method: string, path: string): boolean {
  return method.toUpperCase() === 'POST' && !/\/session\/*$/.test(path);
}

/** Who acts, as the guard found out. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): RequestActor => {
  const { actor } = context.switchToHttp().getRequest<PortalRequest>();
  if (!actor) throw new Error('the guard names the actor before any handler runs');
  return actor;
});

/** The version that the client saw, from its `If-Match`; undefined where it sent none, `*` is any. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number | '*' | undefined => {
    const header = context.switchToHttp().getRequest<PortalRequest>().headers['if-match'];
    if (header === undefined) return undefined;
    if (header.trim() === '*') return '*';
    const version = /^"(\d+)-/.exec(header.trim())?.[1];
    // A tag that was never ours can match nothing.
    return version === undefined ? -1 : Number(version);
  },
  [describeIfMatch],
);

function describeIfMatch(target: object, method: string | symbol | undefined): void {
  const route = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (method === undefined || !route) return;
  ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of what is changed, or `*`.' })(
    target,
    method,
    route,
  );
}

/**
 * The language that a link to a file asks for, else the best of our six for what the reader accepts (RFC 9110, 12.5.4);
 * English where none is.
 */
export function languageOf(request: PortalRequest): Language {
  request.language ??= askedLanguage(request) ?? bestLanguage(request.headers['accept-language'] ?? '');
  return request.language;
}

function askedLanguage({ query }: PortalRequest): Language | undefined {
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined;
  return languages.find((language) => language === asked);
}

export function bestLanguage(accepted: string): Language {
  const wishes = accepted
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
      const weight = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((each) => each !== undefined);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const wish of wishes) {
    const found = languages.find((language) => language === wish.language);
    if (found) return found;
  }
  return 'en';
}
