import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '@portal/domain';
import { Database } from '../database/database.js';
import { Unavailable } from '../database/sqlstate.js';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { Refused } from './failures.js';
import type { PortalRequest } from './request.js';

const windowSeconds = 60;
const mostKept = 20_000;
const limitOf = { read: 1200, write: 300, address: 600 } as const;

/** How often a process tells the others, by the database, what it counted: their calls are known that late. */
const settleMs = 1_000;

interface CallWindow {
  /** On this process's own clock, which nobody sets back. */
  endsAt: number;
  /** All processes as of the last settling, and since then this one. */
  calls: number;
  /** Counted here and not told to the others yet. */
  untold: number;
}

interface Settled {
  readonly subject: string;
  readonly calls: number;
  readonly seconds_left: number;
}

/**
 * Calls a minute: 1 200 reads and 300 writes a person, 600 for an address without a session (api.md, "Limits"), over
 * all processes. Each call is counted here, in a fixed window; once a second what was counted is settled with the
 * database in one question, so that no call waits for it (docs/decisions/0011).
 */
@Injectable()
export class CallLimits implements OnModuleDestroy {
  private readonly log = new Logger('limits');
  private readonly windows = new Map<string, CallWindow>();
  private readonly untold = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly database: Database,
  ) {}

  count(actor: Actor, request: PortalRequest, reply: FastifyReply): void {
    if (!this.settings.hasRateLimits) return;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const kind = actor.kind !== 'person' ? 'address' : isRead ? 'read' : 'write';
    const subject = `${kind}:${actor.kind === 'person' ? actor.id : request.ip}`;
    const now = performance.now();
    const window = this.windowOf(subject, now);
    window.calls += 1;
    window.untold += 1;
    this.untold.add(subject);
    this.timer ??= setTimeout(() => void this.settle(), settleMs).unref();
    const left = Math.max(0, limitOf[kind] - window.calls);
    const seconds = Math.max(1, Math.ceil((window.endsAt - now) / 1000));
    void reply.header('ratelimit', `"${kind}";r=${left};t=${seconds}`);
    void reply.header('ratelimit-policy', `"${kind}";q=${limitOf[kind]};w=${windowSeconds}`);
    if (window.calls > limitOf[kind]) throw new Refused({ refused: 'too-many', retryAfterSeconds: seconds });
  }

  /** Tells the others what was counted here, and learns what they counted. Without the database each counts alone. */
  async settle(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const told = this.takeUntold();
    if (told.length === 0) return;
    try {
      const settled = await this.database.ask<Settled>('SELECT * FROM app.count_calls($1, $2, $3)', [
        told.map(({ subject }) => subject),
        told.map(({ calls }) => calls),
        windowSeconds,
      ]);
      const now = performance.now();
      for (const { subject, calls, seconds_left: left } of settled) {
        const window = this.windows.get(subject);
        if (!window) continue;
        window.calls = calls + window.untold;
        window.endsAt = now + left * 1000;
      }
    } catch (failure) {
      if (!(failure instanceof Unavailable)) this.log.error(failure);
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.settle();
  }

  private takeUntold(): { readonly subject: string; readonly calls: number }[] {
    const told = [...this.untold].flatMap((subject) => {
      const window = this.windows.get(subject);
      if (!window || window.untold === 0) return [];
      const calls = window.untold;
      window.untold = 0;
      return [{ subject, calls }];
    });
    this.untold.clear();
    return told;
  }

  private windowOf(subject: string, now: number): CallWindow {
    const known = this.windows.get(subject);
    if (known && known.endsAt > now) return known;
    if (this.windows.size > mostKept) {
      for (const [key, { endsAt }] of this.windows) if (endsAt <= now) this.windows.delete(key);
    }
    const fresh = { endsAt: now + windowSeconds * 1000, calls: 0, untold: 0 };
    this.windows.set(subject, fresh);
    return fresh;
  }
}
