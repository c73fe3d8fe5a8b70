import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { may, type Permission } from '@portal/domain';
import type { Asked, RequestActor } from '../database/request-actor.js';
import { RequestProblem, Refused } from './failures.js';
import { CallLimits } from './limits.js';
import { ASKS_NOBODY, MAY } from './may.js';
import { isKeyed, languageOf, type PortalRequest } from './request.js';

/** Finds out who asks; provided by `identity`, so that no circle arises. */
export interface ActorResolver {
  resolve(request: PortalRequest, asked: Asked): Promise<RequestActor>;
}
export const ACTOR_RESOLVER = Symbol('actor-resolver');

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** Denies by default: names the actor, counts the call, and lets pass whom the route's `@May` names. */
@Injectable()
export class PortalGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(ACTOR_RESOLVER) private readonly resolver: ActorResolver,
    private readonly limits: CallLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<PortalRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const permission = this.reflector.get<Permission | undefined>(MAY, context.getHandler());
    if (!permission) throw new Error(`${context.getClass().name} has a route without @May`);
    languageOf(request);
    if (permission === 'public' && this.reflector.get<boolean | undefined>(ASKS_NOBODY, context.getHandler()))
      return true;
    const asked = askedOf(request);
    const actor = await this.resolver.resolve(request, asked);
    request.actor = actor;
    this.limits.count(actor, request, reply);
    if (may(actor, permission)) return true;
    throw new Refused(
      actor.kind === 'visitor' ? { refused: 'sign-in' } : { refused: 'forbidden', code: 'no-permission' },
    );
  }
}

function askedOf(request: PortalRequest): Asked {
  const requestId = request.id;
  const path = (request.url.split('?', 1)[0] ?? '').replace(/\/+$/, '');
  if (!isKeyed(request.method, path)) return { requestId, once: null };
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !keyPattern.test(key)) throw new RequestProblem('key-missing', 400);
  const bodyHash =
    request.bodyHash ??
    createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest('hex');
  return { requestId, once: { method: request.method, path, key, bodyHash } };
}
