import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '@portal/domain';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { Refused } from './failures.js';
import type { PortalRequest } from './request.js';

const windowMs = 60_000;
const mostKept = 20_000;
const limitOf = { read: 1200, write: 300, address: 600 } as const;

/**
 * Calls a minute: 1 200 reads and 300 writes a person, 600 for an address without a session (api.md,
 * "Limits"). Counted in this process; a fixed window, so that a call costs one look-up.
 */
@Injectable()
export class CallLimits {
  private readonly windows = new Map<string, { endsAt: number; calls: number }>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  count(actor: Actor, request: PortalRequest, reply: FastifyReply): void {
    if (!this.settings.hasRateLimits) return;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const kind = actor.kind !== 'person' ? 'address' : isRead ? 'read' : 'write';
    const subject = `${kind}:${actor.kind === 'person' ? actor.id : request.ip}`;
    const now = Date.now();
    const window = this.windowOf(subject, now);
    window.calls += 1;
    const left = Math.max(0, limitOf[kind] - window.calls);
    const seconds = Math.ceil((window.endsAt - now) / 1000);
    void reply.header('ratelimit', `"${kind}";r=${left};t=${seconds}`);
    void reply.header('ratelimit-policy', `"${kind}";q=${limitOf[kind]};w=60`);
    if (window.calls > limitOf[kind]) throw new Refused({ refused: 'too-many', retryAfterSeconds: seconds });
  }

  private windowOf(subject: string, now: number): { endsAt: number; calls: number } {
    const known = this.windows.get(subject);
    if (known && known.endsAt > now) return known;
    if (this.windows.size > mostKept) {
      for (const [key, { endsAt }] of this.windows) if (endsAt <= now) this.windows.delete(key);
    }
    const fresh = { endsAt: now + windowMs, calls: 0 };
    this.windows.set(subject, fresh);
    return fresh;
  }
}
