import { Injectable, type OnModuleInit } from '@nestjs/common';
import * as z from 'zod';
import { system } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import { jobKind } from '../platform/jobs/job-kind.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { Jobs } from '../platform/jobs/jobs.js';

/** Failures to sign in count no more, and sessions have ended by themselves. */
export const signInsGrewOld = jobKind('identity.sign-ins-grew-old', z.strictObject({}));

const everyTenMinutes = '7-59/10 * * * *';

/**
 * Lets go failures to sign in that count no more, with the addresses they name, and sessions that have ended by
 * themselves. A session used in the future, which is so only after the clock was set back, is brought back to now: it
 * would else live longer by as much.
 */
@Injectable()
export class OldSignIns implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(signInsGrewOld, () => this.sweep(), everyTenMinutes);
    this.metrics.measure('portal_sessions_open', 'Sessions that have not ended.', openSessions);
  }

  async sweep(): Promise<void> {
    await this.database.write(system, async (tx) => {
      for (const statement of [oldFailures, endedSessions, sessionsOfTheFuture]) await tx.rows(statement);
      return true;
    });
  }
}

/** After an hour a failure counts no more, and no wait is longer than 15 minutes. */
const oldFailures = `
  DELETE FROM sign_in_failure WHERE last_at NOT BETWEEN now() - interval '1 hour' AND now() + interval '1 hour'`;

const openSessions = `
  SELECT count(*)::int AS value FROM session
  WHERE last_used_at > now() - interval '12 hours' AND created_at > now() - interval '7 days'`;

const endedSessions = `
  DELETE FROM session WHERE last_used_at < now() - interval '12 hours' OR created_at < now() - interval '7 days'`;

const sessionsOfTheFuture = `
  UPDATE session SET last_used_at = least(last_used_at, now()), created_at = least(created_at, now())
  WHERE last_used_at > now() + interval '1 minute' OR created_at > now() + interval '1 minute'`;
